import { describe, expect, test } from 'vitest';
import { checkBypassEntry } from '../model/bypass-entry.ts';
import { say } from '../model/localized.ts';
import { fieldsMarked, gap, hasMark, mark } from '../model/marks.ts';
import type { ClusterSettings, Settings } from '../model/settings.ts';
import { bypassEntries, noProxyOf } from './entries.ts';

const host = '0f3a9c41d27b6e85a1c0d4f2b7e96380.gr7.us-west-2.eks.amazonaws.com';

const settings = (
  cluster: Partial<ClusterSettings> = {},
  bypass: Settings['bypass'] = { add: [], remove: [] },
): Settings => ({
  version: 1,
  cluster: {
    name: 'prod',
    region: 'us-west-2',
    serviceCidrs: ['10.100.0.0/16'],
    vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
    endpoint: `https://${host}`,
    endpointAccess: 'private',
    dnsDomain: 'cluster.local',
    vpcEndpoints: [],
    fips: false,
    ...cluster,
  },
  proxy: { http: 'http://proxy:3128', https: 'http://proxy:3128' },
  bypass,
  nodeGroups: [],
  delivery: 'kubectl',
  addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
});

const noProxy = (...given: Parameters<typeof settings>) => noProxyOf(bypassEntries(settings(...given), host));

const listed = (...given: Parameters<typeof settings>) => noProxy(...given).split(',');

test('the list of a private cluster stands in the order of assembly', () => {
  expect(noProxy({ vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2'] }, { add: ['.corp.example'], remove: [] })).toBe(
    [
      'localhost,127.0.0.1,::1,[::1]',
      '169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16',
      'fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23]',
      '10.100.0.0/16,10.100.0.1',
      '10.0.0.0/16,100.64.0.0/16,.internal',
      '.svc,.cluster.local,kubernetes,kubernetes.default',
      host,
      's3.us-west-2.amazonaws.com,.s3.us-west-2.amazonaws.com,.s3.dualstack.us-west-2.amazonaws.com',
      'api.ecr.us-west-2.amazonaws.com,.dkr.ecr.us-west-2.amazonaws.com,ec2.us-west-2.amazonaws.com',
      '.corp.example',
    ].join(','),
  );
});

describe('the API server', () => {
  test.each([
    ['private', true],
    ['public-and-private', true],
    ['public', false],
  ] as const)('with %s access is listed: %s', (endpointAccess, there) => {
    expect(listed({ endpointAccess }).includes(host)).toBe(there);
  });

  test('is listed by its exact host alone, which no other cluster has', () => {
    const others = listed().filter((entry) => 'ffff.gr7.us-west-2.eks.amazonaws.com'.endsWith(entry));
    expect(others).toEqual([]);
  });
});

test('an IPv6 Service network brings its first address in both spellings', () => {
  const entries = listed({ serviceCidrs: ['fd30:1c53:5f8a::/108'] });
  expect(entries).toEqual(expect.arrayContaining(['fd30:1c53:5f8a::/108', 'fd30:1c53:5f8a::1', '[fd30:1c53:5f8a::1]']));
});

test.each([
  ['cn-north-1', 'ec2.cn-north-1.amazonaws.com.cn'],
  ['us-gov-east-1', 'ec2.us-gov-east-1.amazonaws.com'],
  ['eusc-de-east-1', 'ec2.eusc-de-east-1.amazonaws.eu'],
])('in %s the endpoint of EC2 is %s', (region, entry) => {
  expect(listed({ region, vpcEndpoints: ['ec2'] })).toContain(entry);
});

test('s3.amazonaws.com is there in us-east-1 only', () => {
  expect(listed({ region: 'us-east-1', vpcEndpoints: ['s3'] })).toContain('s3.amazonaws.com');
  expect(listed({ region: 'us-west-2', vpcEndpoints: ['s3'] })).not.toContain('s3.amazonaws.com');
});

test('no AWS host is listed without its endpoint', () => {
  expect(noProxy()).not.toMatch(/(?<!eks\.)amazonaws\.com/);
});

test('an endpoint without private DNS is listed by its own hosts', () => {
  const own = 'vpce-0a1b.logs.us-west-2.vpce.amazonaws.com';
  const entries = listed({ vpcEndpoints: [{ service: 'logs', privateDns: false, hosts: [own] }] });
  expect(entries).toContain(own);
  expect(entries).not.toContain('logs.us-west-2.amazonaws.com');
});

test('what is switched off stays in the list and leaves NO_PROXY', () => {
  const list = bypassEntries(settings({}, { add: [], remove: [' .INTERNAL '] }), host);
  expect(list.find(({ entry }) => entry === '.internal')?.removed).toBe(true);
  expect(noProxyOf(list).split(',')).not.toContain('.internal');
});

test.each(['2001:db8::5', '[2001:db8::5]'])(
  'an IPv6 address that the user adds as %s stands in both spellings',
  (entry) => {
    const list = listed({}, { add: [entry], remove: [] });
    expect(list.slice(-2)).toEqual(['2001:db8::5', '[2001:db8::5]']);
  },
);

test('what the user adds a second time keeps its first reason', () => {
  const list = bypassEntries(settings({}, { add: ['localhost', '.a.example', '.a.example'], remove: [] }), host);
  expect(list.filter(({ entry }) => entry === 'localhost').map(({ origin }) => origin)).toEqual(['node']);
  expect(list.filter(({ entry }) => entry === '.a.example')).toHaveLength(1);
});

test('each entry names its reason and the answer it comes from', () => {
  const list = bypassEntries(
    settings({ vpcEndpoints: ['s3', 'sts'] }, { add: [{ entry: '10.200.0.0/14', why: 'data centre' }], remove: [] }),
    host,
  );
  const about = (name: string) => list.find(({ entry }) => entry === name);
  expect(about('100.64.0.0/16')?.field).toBe('cluster.vpcCidrs.1');
  expect(about('sts.us-west-2.amazonaws.com')).toMatchObject({ field: 'cluster.vpcEndpoints.1', origin: 'endpoint' });
  for (const one of list) expect(say(one.reason, 'en', one.params)).not.toMatch(/[{}]/);
  expect(say(about('10.200.0.0/14')?.reason ?? { en: '' }, 'en', about('10.200.0.0/14')?.params)).toBe('data centre');
});

test('nodes cannot do without the Services, instance metadata, loopback and the API server', () => {
  const list = bypassEntries(settings(), host);
  expect(list.filter(({ essential }) => essential).map(({ entry }) => entry)).toEqual([
    'localhost',
    '127.0.0.1',
    '::1',
    '[::1]',
    '169.254.169.254',
    'fd00:ec2::254',
    '[fd00:ec2::254]',
    '10.100.0.0/16',
    host,
  ]);
});

test('every entry reads alike everywhere: no blanks, ports, stars or capitals', () => {
  const services = ['s3', 'ecr.dkr', 'eks', 'eks-auth', 'route53'];
  for (const region of ['us-east-1', 'cn-north-1', 'us-gov-west-1']) {
    expect(listed({ region, vpcEndpoints: services, fips: true }).filter(checkBypassEntry)).toEqual([]);
  }
});

test('a value that is missing or wrong keeps its place', () => {
  const endpoint = gap('cluster.endpoint');
  const list = bypassEntries(
    settings({
      region: gap('cluster.region'),
      serviceCidrs: [mark('cluster.serviceCidrs.0', '10.0.0.0/33')],
      vpcEndpoints: ['ec2'],
    }),
    endpoint,
  );
  expect(fieldsMarked(noProxyOf(list))).toEqual(['cluster.serviceCidrs.0', 'cluster.endpoint', 'cluster.region']);
  for (const { reason, params } of list) expect(hasMark(say(reason, 'en', params))).toBe(false);
});
