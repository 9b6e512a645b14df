import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { gap, mark } from '../model/marks.ts';
import { should } from './expectation.ts';
import { sampleHost, samplePlan } from './sample-plan.fixture.ts';

const way = (url: string, ...changes: Parameters<typeof samplePlan>) => should(url, samplePlan(...changes)).way;

test.each([
  'http://localhost:10248/healthz',
  'http://web.localhost/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://169.254.169.254/latest/',
  'http://169.254.170.23/',
  'http://[fd00:ec2::254]/',
  'http://[FD00:EC2:0::23]/',
  'https://10.100.0.1/',
  'https://10.100.200.9/',
  'https://10.0.3.4:10250/',
  'https://100.64.255.255/',
  `https://${sampleHost}/`,
  `https://${sampleHost.toUpperCase()}./`,
  'https://kubernetes/',
  'https://kubernetes.default/',
  'https://web.shop.svc/',
  'https://web.shop.svc.cluster.local/',
  'https://ip-10-0-3-4.us-west-2.compute.internal/',
  'https://git.internal/',
  'https://s3.us-west-2.amazonaws.com/',
  'https://bucket.s3.dualstack.us-west-2.amazonaws.com/',
  'https://111122223333.dkr.ecr.us-west-2.amazonaws.com/v2/',
  'https://ec2.us-west-2.amazonaws.com/',
])('%s goes direct', (url) => {
  expect(way(url)).toBe('direct');
});

test.each([
  'https://example.com/',
  'https://10.1.0.1/',
  'https://10.101.0.1/',
  'https://[fd00:ec3::1]/',
  'https://xkubernetes/',
  'https://mysvc/',
  'https://sts.us-west-2.amazonaws.com/',
  'https://ec2.us-east-1.amazonaws.com/',
  'https://ec2.us-west-2.amazonaws.com.evil.example/',
  'https://x.ec2.us-west-2.amazonaws.com/',
  'https://ec2.us-west-2.api.aws/',
  'https://ffffffffffffffffffffffffffffffff.gr7.us-west-2.eks.amazonaws.com/',
  'http://proxy.corp.example:3128/',
])('%s goes by the proxy', (url) => {
  expect(way(url)).toBe('proxy');
});

describe('the API server', () => {
  test.each([
    ['private', 'direct'],
    ['public-and-private', 'direct'],
    ['public', 'proxy'],
  ] as const)('with %s access: %s', (endpointAccess, expected) => {
    expect(way(`https://${sampleHost}/`, { cluster: { endpointAccess } })).toBe(expected);
  });
});

describe('a VPC endpoint', () => {
  const own = 'vpce-0a1b.logs.us-west-2.vpce.amazonaws.com';
  const changes = { cluster: { vpcEndpoints: [{ service: 'logs', privateDns: false, hosts: [own, `.${own}`] }] } };

  test('without private DNS is reached by its own names, and its public name leads outside', () => {
    expect(way(`https://${own}/`, changes)).toBe('direct');
    expect(way(`https://zone.${own}/`, changes)).toBe('direct');
    const told = should('https://logs.us-west-2.amazonaws.com/', samplePlan(changes));
    expect(told.way).toBe('proxy');
    expect(say(told.why, 'en', told.params)).toBe(
      'the VPC endpoint logs has no private DNS: its public name still leads outside',
    );
  });

  test('of eks does not serve the issuer of tokens, that of oidc-eks does', () => {
    const issuer = 'https://oidc.eks.us-west-2.amazonaws.com/id/0F';
    expect(way(issuer, { cluster: { vpcEndpoints: ['eks'] } })).toBe('proxy');
    expect(way(issuer, { cluster: { vpcEndpoints: ['eks', 'oidc-eks'] } })).toBe('direct');
  });

  test('serves FIPS names where they are asked for', () => {
    const fips = 'https://ec2-fips.us-west-2.amazonaws.com/';
    expect(way(fips)).toBe('proxy');
    expect(way(fips, { cluster: { fips: true } })).toBe('direct');
  });
});

describe('what the user added', () => {
  const add = ['.corp.example', 'git.example', '10.200.0.0/14', 'fd12::1', { entry: '[fd12::2]', why: 'x' }];

  test.each([
    ['https://a.corp.example/', '.corp.example'],
    ['https://corp.example/', '.corp.example'],
    ['https://git.example/', 'git.example'],
    ['https://lfs.git.example/', 'git.example'],
    ['https://10.203.1.2/', '10.200.0.0/14'],
    ['https://[fd12::1]/', 'fd12::1'],
    ['https://[fd12:0::2]/', 'fd12::2'],
  ])('%s goes direct', (url, entry) => {
    expect(should(url, samplePlan({ add }))).toMatchObject({ way: 'direct', params: { entry } });
    expect(way(url)).toBe('proxy');
  });

  test('and switched off again does not', () => {
    expect(way('https://git.example/', { add, remove: ['git.example'] })).toBe('proxy');
  });

  test('counts against what would go by the proxy', () => {
    const cluster = {
      endpointAccess: 'public',
      vpcEndpoints: [{ service: 'sts', privateDns: false, hosts: [] }],
    } as const;
    const own = [sampleHost, 'sts.us-west-2.amazonaws.com'];
    for (const host of own) {
      expect(way(`https://${host}/`, { cluster })).toBe('proxy');
      expect(way(`https://${host}/`, { cluster, add: own })).toBe('direct');
    }
  });
});

test('an entry that is switched off does not move what it stood for, except a .internal of the user', () => {
  const remove = ['169.254.169.254', '10.0.0.0/16', '.svc', '.internal', 'ec2.us-west-2.amazonaws.com', sampleHost];
  const plan = samplePlan({ remove });
  for (const url of [
    'http://169.254.169.254/',
    'http://10.0.3.4/',
    'http://a.b.svc/',
    'http://ip-10-0-3-4.us-west-2.compute.internal/',
    'https://ec2.us-west-2.amazonaws.com/',
    `https://${sampleHost}/`,
  ]) {
    expect(should(url, plan).way, url).toBe('direct');
  }
  expect(should('https://git.internal/', plan).way).toBe('proxy');
});

test('answers that are missing or wrong move nothing', () => {
  const plan = samplePlan({
    cluster: {
      region: gap('cluster.region'),
      serviceCidrs: [mark('cluster.serviceCidrs.0', '10.0.0.0/99')],
      vpcCidrs: [],
    },
    endpointHost: gap('cluster.endpoint'),
    add: [mark('bypass.add.0', '*.x')],
  });
  expect(should('https://10.0.0.1/', plan).way).toBe('proxy');
  expect(should('https://ec2.us-west-2.amazonaws.com/', plan).way).toBe('proxy');
  expect(should('http://169.254.169.254/', plan).way).toBe('direct');
});

test('any text has an answer, in words without holes', () => {
  const plan = samplePlan({ add: ['.corp.example', '10.200.0.0/14'] });
  const urls = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.domain().map((host) => `https://${host}/`),
    fc.ipV6().map((ip) => `http://[${ip}]/`),
  );
  fc.assert(
    fc.property(urls, (url) => {
      const { way: found, why, params } = should(url, plan);
      expect(['direct', 'proxy']).toContain(found);
      expect(say(why, 'en', params)).not.toMatch(/\{\w+\}/);
    }),
    { numRuns: 100 },
  );
});
