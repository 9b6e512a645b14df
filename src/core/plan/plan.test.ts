import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { fieldsMarked, gap, hasMark, mark, segments } from '../model/marks.ts';
import type { Draft } from '../model/settings.ts';
import { planned, sampleDraft, sampleHost, told, toldOf, withCluster } from './sample-draft.ts';

test('a complete draft has no findings and no marks', () => {
  const { plan, findings } = planned(sampleDraft);
  expect(findings).toEqual([]);
  expect(hasMark(JSON.stringify(plan))).toBe(false);
});

test('defaults are filled in, in the key order of settings.json', () => {
  const { settings } = planned(sampleDraft).plan;
  expect(JSON.stringify(settings)).toBe(
    JSON.stringify({
      version: 1,
      cluster: {
        name: 'prod',
        region: 'ap-northeast-2',
        kubernetesVersion: '1.34',
        serviceCidrs: ['172.20.0.0/16'],
        vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
        endpoint: `https://${sampleHost}`,
        endpointAccess: 'private',
        certificateAuthority: sampleDraft.cluster.certificateAuthority,
        dnsDomain: 'cluster.local',
        vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2'],
        fips: false,
      },
      proxy: { http: 'http://proxy.corp.example:3128', https: 'http://proxy.corp.example:3128' },
      bypass: { add: [], remove: [] },
      nodeGroups: [
        {
          name: 'workers',
          platform: 'oak',
          management: 'managed',
          tool: 'hammer',
          options: { release: '', verbose: true, imageId: '' },
        },
      ],
      delivery: 'kubectl',
      addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
    }),
  );
});

test('a plan is a draft that plans to itself', () => {
  const { plan } = planned(sampleDraft);
  expect(planned(plan.settings)).toEqual({ plan, findings: [] });
});

test.each([{}, { cluster: { name: '', serviceCidrs: ['', ''] }, proxy: { http: '' } } satisfies Draft])(
  'what is missing is a gap at its field',
  (draft) => {
    const { plan, findings } = planned(draft);
    const missing = [
      'cluster.name',
      'cluster.region',
      'cluster.serviceCidrs',
      'cluster.vpcCidrs',
      'cluster.endpoint',
      'proxy.http',
    ];
    expect(told(findings)).toEqual(missing.map((field) => `value.missing at ${field}`));
    expect(findings.every(({ marked, severity }) => marked === true && severity === 'error')).toBe(true);
    expect(fieldsMarked(JSON.stringify(plan.settings)).sort()).toEqual([...missing].sort());
    expect(plan.httpProxy).toBe(gap('proxy.http'));
    expect(fieldsMarked(plan.noProxy)).toEqual(['cluster.serviceCidrs', 'cluster.vpcCidrs', 'cluster.endpoint']);
  },
);

test('without a node group a whole draft is told that no node gets the proxy', () => {
  expect(told(planned({ ...sampleDraft, nodeGroups: [] }).findings)).toContain('node-groups.none at nodeGroups');
});

test('the message about a gap names the answer as the page does', () => {
  expect(planned({}).findings.map(({ text }) => text.en)).toContain('API endpoint is still missing.');
});

describe('a wrong value', () => {
  test.each([
    ['10.0.0.0/33', 'cidr.prefix'],
    ['10.100.0.1/16', 'cidr.host-bits'],
    ['999.1.1.1', 'cidr.part'],
    ['010.0.0.0/8', 'cidr.octal'],
  ])('%s as a VPC CIDR is marked as typed, and told at its place', (typed, code) => {
    const { plan, findings } = planned(withCluster({ vpcCidrs: ['10.0.0.0/16', typed] }));
    expect(told(findings)).toEqual([`${code} at cluster.vpcCidrs.1`]);
    expect(findings[0]).toMatchObject({ severity: 'error', marked: true });
    expect(plan.settings.cluster.vpcCidrs).toEqual(['10.0.0.0/16', mark('cluster.vpcCidrs.1', typed)]);
    expect(fieldsMarked(plan.noProxy)).toEqual(['cluster.vpcCidrs.1']);
  });

  test('with one sensible correction offers it', () => {
    const [finding] = planned(withCluster({ serviceCidrs: ['10.100.0.1/16'] })).findings;
    expect(finding?.mend).toMatchObject({ field: 'cluster.serviceCidrs.0', value: '10.100.0.0/16' });
    expect(say(finding?.mend?.label ?? { en: '' }, 'en', finding?.params)).toBe('Use 10.100.0.0/16');
  });

  test.each([
    ['cluster.region', withCluster({ region: 'mars-north-1' })],
    ['cluster.name', withCluster({ name: 'my"cluster' })],
    ['cluster.kubernetesVersion', withCluster({ kubernetesVersion: 'new' })],
    [
      'cluster.endpoint',
      withCluster({ endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E9638.gr7.us-east-1.eks.amazonaws.com' }),
    ],
    ['cluster.certificateAuthority', withCluster({ certificateAuthority: 'nonsense' })],
    ['cluster.dnsDomain', withCluster({ dnsDomain: 'a b' })],
    ['cluster.vpcEndpoints.1', withCluster({ vpcEndpoints: ['s3', 'a b'] })],
    [
      'cluster.vpcEndpoints.0.hosts.1',
      withCluster({ vpcEndpoints: [{ service: 'logs', privateDns: false, hosts: ['', 'a b'] }] }),
    ],
    ['bypass.add.1', { ...sampleDraft, bypass: { add: ['.a.example', '*.a.example'] } }],
    ['bypass.add.0.entry', { ...sampleDraft, bypass: { add: [{ entry: 'a:443', why: '' }] } }],
    ['bypass.add.0.why', { ...sampleDraft, bypass: { add: [{ entry: 'a', why: 'data\u0007centre' }] } }],
    ['nodeGroups.0.name', { ...sampleDraft, nodeGroups: [{ ...sampleDraft.nodeGroups[0], name: 'a/b' }] }],
  ] as const)('at %s is an error there, and marked in the settings', (field, draft) => {
    const { plan, findings } = planned(draft);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map((finding) => finding.field)).toEqual([field]);
    expect(fieldsMarked(JSON.stringify(plan.settings))).toEqual([field]);
  });

  test('of 20,000 characters is shown by its beginning', () => {
    const { plan } = planned(withCluster({ name: 'x'.repeat(20_000) }));
    expect(plan.settings.cluster.name.length).toBeLessThan(300);
  });
});

describe('the endpoint', () => {
  test('is not asked for while it is public and no node joins by itself', () => {
    const draft = withCluster({ endpoint: '', certificateAuthority: '', endpointAccess: 'public' });
    expect(toldOf(draft)).toEqual(['endpoint.public at cluster.endpointAccess']);
    expect(planned(draft).plan).toMatchObject({ endpointHost: undefined, endpoint: gap('cluster.endpoint') });
  });

  test('and the certificate are asked for where a node joins by itself', () => {
    const draft = {
      ...withCluster({ endpoint: '', certificateAuthority: '', endpointAccess: 'public' }),
      nodeGroups: [{ ...sampleDraft.nodeGroups[0], management: 'self-managed' }],
    } satisfies Draft;
    expect(toldOf(draft)).toEqual([
      'value.missing at cluster.endpoint',
      'value.missing at cluster.certificateAuthority',
      'endpoint.public at cluster.endpointAccess',
    ]);
  });

  test('is taken with a slash at its end, without it', () => {
    expect(planned(withCluster({ endpoint: `https://${sampleHost}/` })).plan).toMatchObject({
      endpoint: `https://${sampleHost}`,
      endpointHost: sampleHost,
    });
  });
});

test('the partition follows the region, and is the commercial one while there is none', () => {
  expect(planned(withCluster({ region: 'cn-north-1' })).plan).toMatchObject({
    partition: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
  });
  expect(planned({}).plan.partition).toBe('aws');
});

test('a controller that is not known, or stands there twice, is refused by its name', () => {
  const { plan, findings } = planned({ ...sampleDraft, addOns: { controllers: ['kite', 'balloon', 'kite', ''] } });
  expect(told(findings)).toEqual([
    'controllers.unknown at addOns.controllers.1',
    'controllers.twice at addOns.controllers.2',
  ]);
  expect(findings[0]).toMatchObject({ severity: 'error', params: { value: 'balloon', choices: 'kite' } });
  expect(plan.settings.addOns.controllers[0]).toBe('kite');
});

test('what a controller calls is usual for the proxy, where it would be optional', () => {
  const need = (controllers: readonly string[]) =>
    planned({ ...sampleDraft, addOns: { controllers } }).plan.allowed.find(({ host }) =>
      host.startsWith('elasticloadbalancing.'),
    )?.need;
  expect(need([])).toBe('optional');
  expect(need(['kite'])).toBe('usual');
});

const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '10.0.0.255/32',
      '0.0.0.0/0',
      '::/0',
      'oak',
      'hammer',
      'mill',
      'elm',
      '*',
      '.',
      '..',
      'a@b',
      '__proto__',
      'constructor',
      'group-2',
      '\uE000\uE001\uE002',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x', '1.', '/', ' ', ':').map((piece) => piece.repeat(20_000 / piece.length)),
  },
);
const many = fc.oneof(
  { weight: 5, arbitrary: fc.array(nasty, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(nasty, { minLength: 200, maxLength: 200 }) },
);
const part = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });

const anyDraft: fc.Arbitrary<Draft> = part({
  cluster: part({
    name: nasty,
    region: fc.oneof(nasty, fc.constantFrom('us-east-1', 'cn-north-1')),
    kubernetesVersion: nasty,
    serviceCidrs: many,
    vpcCidrs: many,
    endpoint: nasty,
    endpointAccess: fc.constantFrom('private', 'public', 'public-and-private'),
    certificateAuthority: nasty,
    dnsDomain: nasty,
    vpcEndpoints: fc.array(fc.oneof(nasty, fc.record({ service: nasty, privateDns: fc.boolean(), hosts: many })), {
      maxLength: 4,
    }),
    fips: fc.boolean(),
  }),
  proxy: part({ http: nasty, https: nasty, caBundle: nasty }),
  bypass: part({
    add: fc.array(fc.oneof(nasty, fc.record({ entry: nasty, why: nasty })), { maxLength: 4 }),
    remove: many,
  }),
  nodeGroups: fc.array(
    part({
      name: nasty,
      platform: nasty,
      management: fc.constantFrom('managed', 'managed-custom-ami', 'self-managed'),
      tool: nasty,
      options: fc.dictionary(nasty, fc.oneof(nasty, fc.boolean()), { maxKeys: 4 }),
    }),
    { maxLength: 8 },
  ),
});

test('any draft gives a plan; what is marked in it has an error, and no group shares a folder', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const { plan, findings } = planned(draft);
      const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(({ field }) => field));
      const unexplained = fieldsMarked(JSON.stringify(plan.settings)).filter((field) => !errors.has(field));
      expect(unexplained).toEqual([]);
      expect(segments(plan.noProxy).filter(({ field, text }) => field === undefined && /[\s*A-Z]/.test(text))).toEqual(
        [],
      );
      const folders = plan.nodeGroups.map(({ folder }) => folder.toLowerCase());
      expect(new Set(folders).size).toBe(folders.length);
    }),
    { numRuns: 60 },
  );
});
