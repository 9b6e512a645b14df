import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointServices } from '../aws/endpoints.ts';
import { groupHosts } from '../aws/group-hosts.ts';
import { regions } from '../aws/regions.ts';
import { needs } from '../model/allowed-host.ts';
import type { PlatformDefinition } from '../model/definition.ts';
import { fieldsMarked } from '../model/marks.ts';
import type { Draft } from '../model/settings.ts';
import { planOf } from './plan.ts';
import { sampleDefinitions } from './sample-definitions.ts';
import { planned, sampleDraft, sampleHost, withCluster } from './sample-draft.ts';

const listed = (draft: Draft) => planned(draft).plan.allowed;
const hosts = (draft: Draft) => listed(draft).map(({ host }) => host);
const withEndpoints = (...vpcEndpoints: NonNullable<NonNullable<Draft['cluster']>['vpcEndpoints']>) =>
  withCluster({ vpcEndpoints });

describe('what goes around the proxy is not in the list:', () => {
  test('a service with a VPC endpoint', () => {
    expect(hosts(withEndpoints())).toContain('ec2.ap-northeast-2.amazonaws.com');
    expect(hosts(withEndpoints('ec2'))).not.toContain('ec2.ap-northeast-2.amazonaws.com');
  });

  test('buckets of the region, with an endpoint for S3; those of others stay', () => {
    const left = hosts(withEndpoints('s3')).filter((host) => host.includes('.s3.'));
    expect(hosts(withEndpoints()).filter((host) => host.includes('starport'))).toHaveLength(1);
    expect(left).toEqual(['amazon-eks.s3.us-west-2.amazonaws.com']);
  });

  test('a private API server', () => {
    expect(hosts(sampleDraft)).not.toContain(sampleHost);
    expect(hosts(withCluster({ endpointAccess: 'public-and-private' }))).not.toContain(sampleHost);
    expect(hosts(withCluster({ endpointAccess: 'public' }))[0]).toBe(sampleHost);
  });

  test('what the user has added with a dot; without one it is the name alone', () => {
    const adding = (entry: string) => hosts({ ...withEndpoints(), bypass: { add: [entry] } });
    const ours = (list: readonly string[]) =>
      list.filter((host) => host.endsWith('.dkr.ecr.ap-northeast-2.amazonaws.com'));
    expect(ours(adding('.dkr.ecr.ap-northeast-2.amazonaws.com'))).toEqual([]);
    expect(ours(adding('dkr.ecr.ap-northeast-2.amazonaws.com'))).toHaveLength(2);
    expect(adding('registry.k8s.io')).not.toContain('registry.k8s.io');
    expect(adding('k8s.io')).toContain('registry.k8s.io');
    expect(adding('.quay.io')).not.toContain('.quay.io');
  });
});

describe('what goes by the proxy is in the list:', () => {
  test('a service whose endpoint has no private DNS', () => {
    const endpoint = { service: 'sts', privateDns: false, hosts: ['vpce-1.sts.ap-northeast-2.vpce.amazonaws.com'] };
    expect(hosts(withEndpoints(endpoint))).toContain('sts.ap-northeast-2.amazonaws.com');
    expect(hosts(withEndpoints(endpoint)).filter((host) => host.includes('vpce'))).toEqual([]);
  });

  test('an entry that is switched off', () => {
    const remove = ['ec2.ap-northeast-2.amazonaws.com'];
    expect(hosts({ ...sampleDraft, bypass: { remove } })).toContain(remove[0]);
  });

  test('what a platform asks for its groups', () => {
    const [oak] = sampleDefinitions.platforms;
    if (oak === undefined) throw new Error('there is a platform');
    const asking: PlatformDefinition = {
      ...oak,
      reaches: ({ name }) => (name === 'workers' ? ['cloudformation'] : []),
    };
    const { plan } = planOf(sampleDraft, { ...sampleDefinitions, platforms: [asking], groupHosts });
    const signal = { host: 'cloudformation.ap-northeast-2.amazonaws.com', need: 'needed' };
    expect(plan.allowed).toContainEqual(expect.objectContaining(signal));
    expect(plan.allowed.filter(({ host }) => host === signal.host)).toHaveLength(1);
    expect(listed(sampleDraft)).toContainEqual(expect.objectContaining({ ...signal, need: 'optional' }));
  });
});

test('what a tool asks for its groups is in the list, whatever controllers are chosen', () => {
  const tools = sampleDefinitions.tools.map((tool) => ({ ...tool, reaches: () => ['instance-profiles' as const] }));
  const needOf = (definitions: typeof sampleDefinitions) =>
    planOf(sampleDraft, definitions).plan.allowed.find(({ host }) => host === 'iam.amazonaws.com')?.need;
  expect(needOf({ ...sampleDefinitions, tools })).toBe('needed');
  expect(needOf(sampleDefinitions)).toBe('optional');
});

const drafts = fc
  .record({
    region: fc.constantFrom(...regions.map(({ id }) => id)),
    fips: fc.boolean(),
    vpcEndpoints: fc.subarray(endpointServices.map(({ name }) => name)),
    endpointAccess: fc.constantFrom('private', 'public', 'public-and-private'),
    serviceCidrs: fc.constantFrom(['172.20.0.0/16'], ['fd30:1c53:5f8a::/108']),
  })
  .map((cluster) => withCluster(cluster));

test('no host of the list is in NO_PROXY, nor below a dotted entry of it', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const { plan } = planned(draft);
      const entries = plan.noProxy.split(',');
      for (const { host } of plan.allowed) {
        expect(entries.filter((entry) => entry === host || (entry.startsWith('.') && host.endsWith(entry)))).toEqual(
          [],
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('each host stands once, and below no domain of its own need or a stronger one: squid would refuse the file', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const list = listed(draft);
      expect(new Set(list.map(({ host }) => host)).size).toBe(list.length);
      const rank = new Map(needs.map(({ need }, index) => [need, index]));
      for (const { host, need } of list) {
        const wider = list.filter(
          (other) =>
            other.host !== host &&
            other.host.startsWith('.') &&
            `.${host}`.endsWith(other.host) &&
            (rank.get(other.need) ?? 0) <= (rank.get(need) ?? 0),
        );
        expect(wider).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('where the region is in no table of accounts, every account is needed, so none is optional', () => {
  const list = listed(withCluster({ region: 'eusc-de-east-1', vpcEndpoints: [] }));
  expect(list.filter(({ host }) => host.includes('.dkr.ecr.')).map(({ need }) => need)).toEqual(['needed']);
});

test('a region that is missing shows as a gap in the hosts, and takes endpoints out all the same', () => {
  const list = hosts(withCluster({ region: '' }));
  expect(fieldsMarked(list.join(' '))).toEqual(['cluster.region']);
  expect(list.filter((host) => host.startsWith('ec2.'))).toEqual([]);
});
