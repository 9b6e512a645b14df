// Mends of the bypass list and of VPC endpoints: the button of a finding takes away what it was about, and breaks nothing
// that was whole.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleOf, type Draft, definitions, type Finding } from '../../src/core/index.ts';

const id = '0123456789abcdef0123456789abcdef';

const clusters: readonly NonNullable<Draft['cluster']>[] = [
  {
    region: 'us-west-2',
    serviceCidrs: ['10.100.0.0/16'],
    vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
    endpoint: `https://${id}.gr7.us-west-2.eks.amazonaws.com`,
    vpcEndpoints: ['ecr.api', 'ec2', 'eks', { service: 'oidc-eks', privateDns: false, hosts: ['vpce-1.example'] }],
  },
  {
    region: 'cn-north-1',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.30.0.0/16'],
    endpoint: `https://${id}.gr7.cn-north-1.eks.amazonaws.com.cn`,
    vpcEndpoints: ['s3', 'ecr.dkr', 'eks', 'eks-auth'],
  },
  {
    region: 'eu-west-1',
    fips: true,
    serviceCidrs: ['fd30:1c53:5f8a::/108'],
    vpcCidrs: ['10.40.0.0/16', '2a05:d018:123:4500::/56'],
    endpoint: 'https://eks-cluster.eu-west-1.api.aws',
    vpcEndpoints: [],
  },
];

const good = [
  '.corp.example',
  'corp.example',
  'a.corp.example',
  'fd12::5',
  '[fd12::6]',
  'fd13::/64',
  '10.0.5.0/24',
  '10.0.5.5',
  '10.200.0.0/14',
];
const doubtful = [
  'com',
  '.amazonaws.com',
  '.s3.us-west-2.amazonaws.com',
  'sts.us-west-2.amazonaws.com',
  '.dkr.ecr.eu-west-1.amazonaws.com',
  '0.0.0.0/0',
  '::/0',
  '169.254.170.23',
  '10.100.0.0/16',
  'localhost',
];
const wrong = [
  '*.star.example',
  'port.example:443',
  'Upper.Example',
  'dot.example.',
  'fd14:0:0::1',
  '10.1.0.1/16',
  '169.254',
];

const listed = (cluster: Draft['cluster']): readonly string[] =>
  bundleOf({ version: 1, cluster }).plan.bypass.map(({ entry }) => entry);

const drafts: fc.Arbitrary<Draft> = fc
  .record({ cluster: fc.constantFrom(...clusters), platform: fc.constantFrom(undefined, ...definitions.platforms) })
  .chain(({ cluster, platform }) =>
    fc
      .record({
        add: fc.uniqueArray(fc.constantFrom(...good, ...doubtful, ...wrong), { maxLength: 4 }),
        remove: fc.uniqueArray(fc.constantFrom(...listed(cluster)), { maxLength: 3 }),
      })
      .map((bypass) => ({
        version: 1,
        cluster: { name: 'prod', endpointAccess: 'private', ...cluster },
        proxy: { http: 'http://proxy.corp.example:3128' },
        bypass,
        nodeGroups:
          platform === undefined
            ? []
            : [{ name: 'w', platform: platform.id, management: 'managed', tool: definitions.tools[0]?.id }],
      })),
  );

function mended(draft: Draft, { field, value }: NonNullable<Finding['mend']>): Draft {
  const changed = structuredClone(draft) as Record<string, unknown>;
  const keys = field.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce((at, key) => at[key] as Record<string, unknown>, changed);
  owner[last] = value;
  return changed as Draft;
}

/** What a finding is about: its place may move when an entry before it goes. */
const about = ({ code, params }: Finding): string => `${code} ${params.entry ?? params.instead ?? params.service}`;

const isOurs = ({ code, field }: Finding): boolean => field.startsWith('bypass.') || code.startsWith('endpoint.');

test('a mend takes its finding away, and brings no error', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const { findings } = bundleOf(draft);
      const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(about));
      for (const finding of findings.filter(isOurs)) {
        if (finding.mend === undefined) continue;
        const after = bundleOf(mended(draft, finding.mend)).findings;
        const told = JSON.stringify([about(finding), finding.mend, draft.bypass]);
        expect(after.map(about), told).not.toContain(about(finding));
        const fresh = after.filter((one) => one.severity === 'error' && !errors.has(about(one)));
        expect(fresh.map(about), told).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
