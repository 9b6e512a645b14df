// The core keeps what it worked out for the last answers. Whatever was asked before, a bundle has to be the one that a core
// without any past makes.

import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Bundle } from './bundle.ts';
import { bundleOf, definitions, deliveries, exampleDraft } from './index.ts';
import { rootCa } from './model/sample-ca.fixture.ts';
import type { Draft } from './model/settings.ts';

const { cluster, proxy } = exampleDraft;
const [group] = exampleDraft.nodeGroups ?? [];

const inCluster = (change: NonNullable<Draft['cluster']>): Draft => ({
  ...exampleDraft,
  cluster: { ...cluster, ...change },
});
const inProxy = (change: NonNullable<Draft['proxy']>): Draft => ({ ...exampleDraft, proxy: { ...proxy, ...change } });
const inList = (...entries: readonly string[]): Draft => ({ ...exampleDraft, bypass: { add: entries } });
const withGroups = (...groups: NonNullable<Draft['nodeGroups']>): Draft => ({ ...exampleDraft, nodeGroups: groups });

/** The example, and at least one change of every answer. */
const drafts: readonly Draft[] = [
  {},
  exampleDraft,
  inCluster({ name: 'other' }),
  inCluster({ name: 'Wrong Name' }),
  inCluster({ region: 'us-gov-west-1' }),
  inCluster({ region: 'nowhere' }),
  inCluster({ kubernetesVersion: '1.30' }),
  inCluster({ serviceCidrs: ['fd30:1234::/108'] }),
  inCluster({ serviceCidrs: ['10.100.0.0/16'] }),
  inCluster({ vpcCidrs: ['10.0.0.0/16'] }),
  inCluster({ vpcCidrs: ['10.0.0.0/16', '10.0.0.0/8'] }),
  inCluster({ endpoint: 'https://1.gr7.ap-northeast-2.eks.amazonaws.com' }),
  inCluster({ endpointAccess: 'public' }),
  inCluster({ endpointAccess: 'public-and-private' }),
  inCluster({ certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t' }),
  inCluster({ dnsDomain: 'corp.local' }),
  inCluster({ vpcEndpoints: [] }),
  inCluster({ vpcEndpoints: ['s3', { service: 'logs', privateDns: false, hosts: ['vpce-1.example'] }] }),
  inCluster({ fips: true }),
  inProxy({ http: 'http://10.0.3.4:3128' }),
  inProxy({ http: '' }),
  inProxy({ https: 'http://secure.corp.example:3129' }),
  inProxy({ caBundle: rootCa }),
  inProxy({ credentials: { from: 'secretsmanager', name: 'corp/proxy' } }),
  inProxy({ credentials: { from: 'ssm', name: '/corp/proxy' } }),
  inList(),
  inList('.amazonaws.com'),
  inList('dkr.ecr.ap-northeast-2.amazonaws.com', '.eks.amazonaws.com', '10.0.0.0/8', '*'),
  { ...exampleDraft, bypass: { add: [{ entry: '.corp.example', why: 'another reason' }] } },
  { ...exampleDraft, bypass: { remove: ['169.254.169.254', '.internal'] } },
  withGroups(),
  withGroups({ ...group, name: 'a' }, { ...group, name: 'b' }),
  ...definitions.platforms.map(({ id, managements: [management] }) =>
    withGroups({ ...group, platform: id, management }),
  ),
  ...definitions.tools.map(({ id }) => withGroups({ ...group, tool: id, management: 'self-managed' })),
  ...deliveries.map(({ id }) => ({ ...exampleDraft, delivery: id })),
  { ...exampleDraft, addOns: { vpcCni: { nodeAgent: false } } },
  { ...exampleDraft, addOns: { kubeProxy: { patch: false } } },
  { ...exampleDraft, addOns: { controllers: definitions.controllers.map(({ id }) => id) } },
];

/** As text, in every language: a text that is put together when it is said counts as what it says. */
const told = ({ plan, documents, runbook, findings }: Bundle): string =>
  JSON.stringify([plan, documents, runbook, findings]);

let fresh: readonly string[] = [];

beforeAll(async () => {
  const found: string[] = [];
  for (const draft of drafts) {
    vi.resetModules();
    const core = await import('./index.ts');
    found.push(told(core.bundleOf(draft)));
  }
  fresh = found;
}, 300_000);

it('makes each bundle as if it were the first, after any others', () => {
  const place = fc.nat(drafts.length - 1);
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 12 }), (places) => {
      for (const at of places) expect(told(bundleOf(drafts[at] ?? {}))).toBe(fresh[at]);
    }),
  );
});

it('sees every change beside every other', () => {
  for (const [at] of drafts.entries()) {
    for (const next of [at + 1, at + 7]) {
      const place = next % drafts.length;
      bundleOf(drafts[at] ?? {});
      expect(told(bundleOf(drafts[place] ?? {}))).toBe(fresh[place]);
    }
  }
});

it('sees answers that were changed in place', () => {
  const draft = structuredClone(exampleDraft);
  bundleOf(draft);
  const changed = inCluster({ vpcCidrs: ['10.0.0.0/16'], vpcEndpoints: [] });
  Object.assign(draft.cluster ?? {}, structuredClone(changed.cluster));
  Object.assign(draft.bypass ?? {}, { add: ['.amazonaws.com'] });
  expect(told(bundleOf(draft))).toBe(
    told(bundleOf({ ...changed, bypass: { ...exampleDraft.bypass, add: ['.amazonaws.com'] } })),
  );
  expect(told(bundleOf(exampleDraft))).toBe(fresh[1]);
});
