import { expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { gap, hasMark } from '../model/marks.ts';
import { suggestions } from './destinations.ts';
import { samplePlan } from './sample-plan.fixture.ts';
import { targetOf } from './target.ts';

const urls = (...changes: Parameters<typeof samplePlan>) => suggestions(samplePlan(...changes)).map(({ url }) => url);

test('a private cluster has its own places, those of AWS, and the outside', () => {
  expect(urls()).toEqual(
    expect.arrayContaining([
      'https://0f3a9c41d27b6e85a1c0d4f2b7e96380.gr7.us-west-2.eks.amazonaws.com/',
      'http://169.254.169.254/latest/meta-data/',
      'http://[fd00:ec2::254]/latest/meta-data/',
      'http://169.254.170.23/v1/credentials',
      'https://10.100.0.1/',
      'https://10.100.0.10/',
      'https://kubernetes.default.svc.cluster.local/',
      'https://10.0.3.4:10250/',
      'https://100.64.3.4:10250/',
      'https://ip-10-0-3-4.us-west-2.compute.internal:10250/',
      'https://api.ecr.us-west-2.amazonaws.com/',
      'https://111122223333.dkr.ecr.us-west-2.amazonaws.com/',
      'https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/',
      'https://al2023-repos-us-west-2-de612dc2.s3.dualstack.us-west-2.amazonaws.com/',
      'https://sts.us-west-2.amazonaws.com/',
      'https://eks-auth.us-west-2.api.aws/',
      'http://proxy.corp.example:3128',
      'https://example.com/',
    ]),
  );
});

test('instances in us-east-1 have names of their own kind', () => {
  expect(urls({ cluster: { region: 'us-east-1' } })).toContain('https://ip-10-0-3-4.ec2.internal:10250/');
});

test('an IPv6 cluster has addresses in brackets and the dual-stack names of services', () => {
  const found = urls({ cluster: { serviceCidrs: ['fd30:1c53:5f8a::/108'], vpcCidrs: ['2a05:d018:123:4500::/56'] } });
  expect(found).toEqual(
    expect.arrayContaining([
      'https://[fd30:1c53:5f8a::1]/',
      'https://[fd30:1c53:5f8a::a]/',
      'https://[2a05:d018:123:4500::304]:10250/',
      'https://111122223333.dkr-ecr.us-west-2.on.aws/',
      'https://ec2.us-west-2.api.aws/',
    ]),
  );
  expect(urls()).not.toContain('https://ec2.us-west-2.api.aws/');
});

test('endpoints are there by their own names, and services that are not on offer too', () => {
  const vpcEndpoints = ['bedrock-runtime', { service: 'logs', privateDns: false, hosts: ['.vpce-0a.logs.example'] }];
  const found = urls({ cluster: { vpcEndpoints } });
  expect(found).toContain('https://bedrock-runtime.us-west-2.amazonaws.com/');
  expect(found).toContain('https://name.vpce-0a.logs.example/');
});

test('what the user added is there as what it may mean', () => {
  const added = suggestions(samplePlan({ add: ['.corp.example', '10.200.0.0/14', '10.9.8.7', '[fd12::1]'] }));
  expect(added.filter(({ yours }) => yours).map(({ url }) => url)).toEqual([
    'https://corp.example/',
    'https://host.corp.example/',
    'https://10.200.3.4/',
    'https://10.9.8.7/',
    'https://[fd12::1]/',
  ]);
});

test('each has an id of its own, a label without holes, and is an address', () => {
  const plan = samplePlan({
    cluster: { serviceCidrs: ['10.100.0.0/16', 'fd30::/108'], fips: true, vpcEndpoints: ['s3', 'route53', 'x'] },
    add: ['.corp.example', 'git.example'],
  });
  const found = suggestions(plan);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  for (const { label, params, url } of found) {
    expect(say(label, 'en', params)).not.toMatch(/\{\w+\}/);
    expect(targetOf(url), url).toBeDefined();
  }
});

test('what waits for an answer is left out, and a block of one address has no second', () => {
  const plan = samplePlan({
    cluster: { region: gap('cluster.region'), serviceCidrs: [gap('cluster.serviceCidrs')], vpcCidrs: ['10.0.0.1/32'] },
    endpointHost: gap('cluster.endpoint'),
    add: [gap('bypass.add.0')],
  });
  const found = suggestions({ ...plan, httpProxy: gap('proxy.http') });
  expect(found.filter(({ url, label }) => hasMark(url) || hasMark(label.en))).toEqual([]);
  expect(found.map(({ id }) => id)).toEqual([
    'localhost',
    'loopback',
    'loopback-ipv6',
    'imds',
    'imds-ipv6',
    'pod-identity',
    'pod-identity-ipv6',
    'ecs-credentials',
    'service-name-1',
    'service-name-2',
    'service-name-3',
    'service-name-4',
    'public-ecr',
    'registry-k8s',
    'docker-hub',
    'outside',
  ]);
});
