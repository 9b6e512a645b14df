// What every program of every platform does with the list of four clusters: each destination that a node reaches goes
// the right way, or a finding says which programs cannot and why.

import { describe, expect, test } from 'vitest';
import {
  type Answer,
  bundleOf,
  type Destination,
  type Draft,
  definitions,
  destinationUrl,
  type Expectation,
  goesAstray,
  lint,
  type Program,
  readerOf,
  type Simulated,
  should,
  simulate,
  suggestions,
} from '../../src/core/index.ts';

const id = '0123456789abcdef0123456789abcdef';

/** The set that AWS's page on private clusters asks for, without the issuer's, which it does not name. */
const privateCluster = [
  's3',
  'ecr.api',
  'ecr.dkr',
  'ec2',
  'sts',
  'eks-auth',
  'logs',
  'ssm',
  'xray',
  'elasticloadbalancing',
  'autoscaling',
  'route53',
];

interface Story {
  readonly name: string;
  readonly cluster: NonNullable<Draft['cluster']>;
  readonly direct: readonly string[];
  readonly byProxy: readonly string[];
}

const everywhere = [
  'http://localhost:10248/healthz',
  'http://127.0.0.1:10248/healthz',
  'http://[::1]:10248/healthz',
  'http://169.254.169.254/latest/api/token',
  'http://[fd00:ec2::254]/latest/api/token',
  'http://169.254.170.2/v2/credentials',
  'http://169.254.170.23/v1/credentials',
  'http://[fd00:ec2::23]/v1/credentials',
  'https://kubernetes/',
  'https://kubernetes.default/',
  'https://kubernetes.default.svc/',
  'https://web.shop.svc/',
  'https://web.shop.svc.cluster.local/',
];

const outside = [
  'https://public.ecr.aws/v2/',
  'https://ecr-public.aws.com/v2/',
  'https://registry.k8s.io/v2/',
  'https://quay.io/v2/',
  'https://d5l0dvt14r5h8.cloudfront.net/',
  'https://example.com/',
  'https://11.0.0.1/',
  'http://proxy.corp.example:3128/',
  `https://ffffffffffffffffffffffffffffffff.gr7.eu-central-1.eks.amazonaws.com/`,
];

function hosts(region: string, suffix: string, dualStack: string) {
  return {
    s3: [
      `https://s3.${region}.${suffix}/`,
      `https://prod-${region}-starport-layer-bucket.s3.${region}.${suffix}/`,
      `https://al2023-repos-${region}-de612dc2.s3.dualstack.${region}.${suffix}/`,
    ],
    ecr: [`https://api.ecr.${region}.${suffix}/`, `https://602401143452.dkr.ecr.${region}.${suffix}/v2/`],
    ec2: [`https://ec2.${region}.${suffix}/`],
    podIdentity: [`https://eks-auth.${region}.${dualStack}/`],
    usual: ['sts', 'logs', 'ssm', 'xray', 'elasticloadbalancing', 'autoscaling'].map(
      (name) => `https://${name}.${region}.${suffix}/`,
    ),
    others: [
      'monitoring',
      'kms',
      'ssmmessages',
      'ec2messages',
      'elasticfilesystem',
      'secretsmanager',
      'sqs',
      'cloudformation',
      'eks',
      'oidc.eks',
      'aps-workspaces',
    ].map((name) => `https://${name}.${region}.${suffix}/`),
  };
}

const west = hosts('us-west-2', 'amazonaws.com', 'api.aws');
const seoul = hosts('ap-northeast-2', 'amazonaws.com', 'api.aws');
const beijing = hosts('cn-north-1', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn');
const dublin = hosts('eu-west-1', 'amazonaws.com', 'api.aws');

const told: readonly Story[] = [
  {
    name: 'us-west-2, private, all endpoints',
    cluster: {
      region: 'us-west-2',
      serviceCidrs: ['10.100.0.0/16'],
      vpcCidrs: ['10.0.0.0/16'],
      endpoint: `https://${id}.gr7.us-west-2.eks.amazonaws.com`,
      vpcEndpoints: privateCluster,
    },
    direct: [
      `https://${id}.gr7.us-west-2.eks.amazonaws.com/`,
      'https://10.100.0.1/',
      'https://10.100.0.10/',
      'https://10.0.3.4:10250/',
      'https://ip-10-0-3-4.us-west-2.compute.internal:10250/',
      'https://i-0123456789abcdef0.us-west-2.compute.internal/',
      ...west.s3,
      ...west.ecr,
      ...west.ec2,
      ...west.podIdentity,
      ...west.usual,
      'https://route53.amazonaws.com/',
    ],
    byProxy: [
      ...west.others,
      'https://s3.us-east-1.amazonaws.com/',
      'https://s3.amazonaws.com/',
      'https://sts.amazonaws.com/',
    ],
  },
  {
    name: 'ap-northeast-2, a second block for pods, endpoints for images, logs without private DNS',
    cluster: {
      region: 'ap-northeast-2',
      serviceCidrs: ['172.20.0.0/16'],
      vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
      endpoint: `https://${id}.gr7.ap-northeast-2.eks.amazonaws.com`,
      vpcEndpoints: [
        's3',
        'ecr.api',
        'ecr.dkr',
        'ec2',
        { service: 'logs', privateDns: false, hosts: ['vpce-0a-1b.logs.ap-northeast-2.vpce.amazonaws.com'] },
      ],
    },
    direct: [
      `https://${id}.gr7.ap-northeast-2.eks.amazonaws.com/`,
      'https://172.20.0.1/',
      'https://172.20.0.10/',
      'https://10.0.3.4:10250/',
      'https://100.64.12.13:8080/',
      'https://ip-10-0-3-4.ap-northeast-2.compute.internal:10250/',
      ...seoul.s3,
      ...seoul.ecr,
      ...seoul.ec2,
      'https://vpce-0a-1b.logs.ap-northeast-2.vpce.amazonaws.com/',
    ],
    byProxy: [...seoul.podIdentity, ...seoul.usual, ...seoul.others],
  },
  {
    name: 'cn-north-1',
    cluster: {
      region: 'cn-north-1',
      serviceCidrs: ['172.20.0.0/16'],
      vpcCidrs: ['10.30.0.0/16'],
      endpoint: `https://${id}.gr7.cn-north-1.eks.amazonaws.com.cn`,
      vpcEndpoints: privateCluster,
    },
    direct: [
      `https://${id}.gr7.cn-north-1.eks.amazonaws.com.cn/`,
      'https://172.20.0.1/',
      'https://172.20.0.10/',
      'https://10.30.3.4:10250/',
      'https://ip-10-30-3-4.cn-north-1.compute.internal/',
      ...beijing.s3,
      ...beijing.ecr,
      ...beijing.ec2,
      ...beijing.podIdentity,
      ...beijing.usual,
    ],
    byProxy: [
      ...beijing.others,
      'https://eks-auth.cn-north-1.amazonaws.com.cn/',
      'https://ec2.cn-north-1.amazonaws.com/',
    ],
  },
  {
    name: 'an IPv6 cluster',
    cluster: {
      region: 'eu-west-1',
      serviceCidrs: ['fd30:1c53:5f8a::/108'],
      vpcCidrs: ['10.40.0.0/16', '2a05:d018:123:4500::/56'],
      endpoint: 'https://eks-cluster.eu-west-1.api.aws',
      vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2'],
    },
    direct: [
      'https://eks-cluster.eu-west-1.api.aws/',
      'https://[fd30:1c53:5f8a::1]/',
      'https://[fd30:1c53:5f8a::a]/',
      'https://10.40.3.4:10250/',
      'https://[2a05:d018:123:4500::304]:10250/',
      'https://i-0123456789abcdef0.eu-west-1.compute.internal/',
      ...dublin.s3,
      ...dublin.ecr,
      ...dublin.ec2,
    ],
    byProxy: [
      ...dublin.podIdentity,
      ...dublin.usual,
      ...dublin.others,
      'https://602401143452.dkr-ecr.eu-west-1.on.aws/v2/',
      'https://ec2.eu-west-1.api.aws/',
      'https://[2a05:d018:123:4600::5]/',
    ],
  },
];

const urlsOf = (destinations: readonly Destination[]) => destinations.map(({ url }) => url);

interface Wrong {
  readonly program: Program;
  readonly answer: Answer;
}

const goingWrong = ({ answers }: Simulated, { way }: Expectation): readonly Wrong[] =>
  answers.filter(({ answer }) => answer.way === 'error' || goesAstray(answer, way));

const platforms = definitions.platforms.map((platform) => platform.id);

const bundle = ({ cluster }: Story, platform: string) =>
  bundleOf({
    version: 1,
    cluster: { name: 'prod', endpointAccess: 'private', certificateAuthority: 'LS0tLS1CRUdJTg==', ...cluster },
    proxy: { http: 'http://proxy.corp.example:3128' },
    nodeGroups: [{ name: 'workers', platform, management: 'managed', tool: 'launch-template' }],
  });

test('every program of every platform follows a reader that is there, and says what it calls', () => {
  for (const { programs } of definitions.platforms) {
    expect(programs.length).toBeGreaterThan(2);
    expect(programs.some(({ matters }) => matters)).toBe(true);
    for (const program of programs) {
      expect(readerOf(program).id).toBe(program.reader);
      expect(program.calls.en).not.toBe('');
    }
  }
});

test('a version that is only remembered says how to see the real one', () => {
  for (const { version, checkWith } of definitions.platforms.flatMap(({ programs }) => programs)) {
    if (version !== undefined) expect(checkWith).toMatch(/^\w/);
  }
});

describe.each(told)('$name', (story) => {
  describe.each(platforms)('on %s', (platform) => {
    const { plan, findings } = bundle(story, platform);
    const simulated = findings.filter(({ code }) => code.startsWith('simulation.'));

    test('what should happen is known of every destination', () => {
      for (const url of [...everywhere, ...story.direct]) expect.soft(should(url, plan).way, url).toBe('direct');
      for (const url of [...outside, ...story.byProxy]) expect.soft(should(url, plan).way, url).toBe('proxy');
    });

    test('every program does it, or a finding names the program and the network', () => {
      const listed = [...everywhere, ...story.direct, ...outside, ...story.byProxy];
      const excuses = simulated.flatMap(({ params }) =>
        (params.programs ?? '').split(', ').map((program) => `${program} in ${params.networks}`),
      );
      for (const one of simulate(plan.noProxy, plan.programs, [...listed, ...urlsOf(suggestions(plan))])) {
        const expected = should(one.url, plan);
        for (const { program, answer } of goingWrong(one, expected)) {
          const what = `${program.name} ${one.url}: ${answer.way}`;
          // Only an address of a network may go wrong, and only in a program that is named for that network.
          expect.soft(['a Service of the cluster', 'a node or pod in the VPC'], what).toContain(expected.why.en);
          const family = one.url.includes('[') ? ':' : '.';
          // Two of a name are told with their versions.
          const names = [program.name, `${program.name} ${program.version}`];
          const excused = excuses.some(
            (excuse) => names.some((name) => excuse.startsWith(`${name} in `)) && excuse.includes(family),
          );
          expect.soft(excused, what).toBe(true);
        }
      }
    });

    test('nothing is cried out: what the programs do of themselves is a note', () => {
      expect(simulated.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(simulated.length).toBeLessThan(3);
      expect(findings.filter(({ code }) => code.startsWith('bypass.'))).toEqual([]);
    });
  });
});

test('old curl and IPv6 networks: the finding says so on Amazon Linux 2023', () => {
  const ipv6 = told[3];
  if (ipv6 === undefined) throw new Error('no IPv6 story');
  const codes = bundle(ipv6, platforms[0] ?? '').findings.map(({ code, params }) => [code, params.programs]);
  expect(codes).toContainEqual([
    'simulation.ipv6-networks',
    'AWS CLI, cloud-init, cfn-signal, dnf, curl, wget, Python',
  ]);
});

test.each(['', ',,,', '[', '::', '/', '\0', '\u{1f600}', 'a'.repeat(10_000)])(
  '%j as an entry or destination throws nowhere',
  (text) => {
    const story = told[0];
    if (story === undefined) throw new Error('no story');
    const { plan } = bundleOf({ version: 1, cluster: story.cluster, bypass: { add: [text] } });
    expect(['direct', 'proxy']).toContain(should(destinationUrl(text), plan).way);
    expect(simulate(text, plan.programs, [destinationUrl(text)])[0]?.answers).toHaveLength(plan.programs.length);
    expect(Array.isArray(lint(text, plan))).toBe(true);
  },
);

test('5,000 entries are planned and judged', () => {
  const add = Array.from({ length: 5000 }, (_, index) => `host-${index}.example`);
  const { plan, findings } = bundleOf({ version: 1, bypass: { add } });
  expect(plan.noProxy.endsWith(',host-4999.example')).toBe(true);
  expect(findings.filter(({ code }) => code.startsWith('bypass.'))).toEqual([]);
  const [last] = simulate(plan.noProxy, plan.programs, ['https://host-4999.example/']);
  expect(last?.answers.every(({ answer }) => answer.way === 'direct')).toBe(true);
});
