import { describe, expect, it, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { fieldsMarked, mark } from '../../model/marks.ts';
import { carriageFindings, optionsOf, pairRefusal } from '../../model/pairing.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import type { Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { platforms } from '../platforms/index.ts';
import { userDataFile } from '../user-data.ts';
import { carriedBy } from './carried.fixture.ts';
import { karpenter } from './karpenter.ts';
import { recorded } from './recorder.judge.ts';

const platformNamed = (id: string) => platforms.find((one) => one.id === id) ?? expect.fail();

const IDS = ['al2023', 'al2', 'bottlerocket', 'windows'];

const read = (id: string, options: Options = {}, plan = samplePlan()) => {
  const carried = carriedBy(karpenter, plan, platformNamed(id), undefined, options);
  return { ...carried, node: parseAllDocuments(carried.text)[0]?.toJS() };
};

describe('ec2nodeclass.yaml', () => {
  it('has the names of the guide of Karpenter where nothing was asked', () => {
    const { node, userData } = read('al2023');
    const discovery = [{ tags: { 'karpenter.sh/discovery': 'prod-seoul' } }];
    expect(node).toEqual({
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'workers' },
      spec: {
        role: 'KarpenterNodeRole-prod-seoul',
        amiSelectorTerms: [{ alias: 'al2023@latest' }],
        subnetSelectorTerms: discovery,
        securityGroupSelectorTerms: discovery,
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        userData: userDataFile(userData).text,
      },
    });
  });

  it('has what was asked instead', () => {
    const options = { karpenterNodeRole: 'nodes', discoveryTag: 'mine', podsUseImds: true };
    expect(read('al2023', options).node.spec).toMatchObject({
      role: 'nodes',
      subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'mine' } }],
      securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'mine' } }],
      metadataOptions: { httpPutResponseHopLimit: 2 },
    });
  });

  it.each([
    ['al2023', {}, 'al2023@latest'],
    ['al2023', { amiRelease: 'v20251120' }, 'al2023@v20251120'],
    ['al2023', { amiRelease: '1.33.5-20251120' }, 'al2023@v20251120'],
    ['al2', {}, 'al2@latest'],
    ['bottlerocket', {}, 'bottlerocket@latest'],
    ['bottlerocket', { bottlerocketVersion: '1.55.0' }, 'bottlerocket@v1.55.0'],
    ['bottlerocket', { bottlerocketVersion: 'v1.55.0' }, 'bottlerocket@v1.55.0'],
    ['windows', {}, 'windows2022@latest'],
    ['windows', { windowsServer: '2025' }, 'windows2025@latest'],
  ])('finds the image of %s with %j', (id, options, alias) => {
    expect(read(id, options).node.spec.amiSelectorTerms).toEqual([{ alias }]);
  });

  it.each(IDS)('carries the user data of %s as it is, with nothing that joins the node', (id) => {
    const { node, userData } = read(id, {}, samplePlan({ caBundle: rootCa }));
    const { userData: text } = node.spec;
    expect(text).toBe(userData.kind === 'powershell' ? userData.text : userDataFile(userData).text);
    expect(text).not.toMatch(
      /bootstrap\.sh\W.*apiserver|Start-EKSBootstrap|apiServerEndpoint|api-server|cluster-dns-ip/,
    );
    expect(text).toContain('proxy.corp.example');
  });

  it('writes MIME as strict as Go reads it, with one header to each part', () => {
    const { text } = read('al2023', {}, samplePlan({ caBundle: rootCa }));
    expect(parse(text).spec.userData).toMatch(
      /^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="[^"]+"\n\n--/,
    );
    expect(parse(text).spec.userData).not.toContain('Content-Transfer-Encoding');
  });

  it('shows the marks of its user data', () => {
    const plan = samplePlan({ httpsProxy: mark('proxy.https', 'y') });
    for (const id of IDS)
      expect(fieldsMarked(carriedBy(karpenter, plan, platformNamed(id), undefined).text)).toEqual(['proxy.https']);
  });

  it('has a NodePool in a file of its own where that is asked, with a limit', () => {
    for (const [id, system] of [
      ['al2023', 'linux'],
      ['windows', 'windows'],
    ] as const) {
      const { group, userData } = carriedBy(karpenter, samplePlan(), platformNamed(id), undefined, withPool);
      const [one, other] = karpenter.documents(samplePlan(), group, userData).map(({ text }) => parse(text));
      const { group: api, kind, name } = other.spec.template.spec.nodeClassRef;
      expect(one).toMatchObject({ apiVersion: `${api}/v1`, kind, metadata: { name } });
      expect(other.spec.template.spec.requirements[0].values).toEqual([system]);
      expect(other.spec.limits).toEqual({ cpu: '32' });
    }
  });

  it('starts nothing that was not asked for: the class and the pool are steps of their own', () => {
    const { group } = carriedBy(karpenter, samplePlan(), platformNamed('al2023'), undefined, withPool);
    expect(karpenter.commands(samplePlan(), group).join()).not.toContain('nodepool.yaml');
    expect(karpenter.otherSteps?.(group, samplePlan()).flatMap(({ commands }) => commands)).toEqual([
      expect.stringContaining('kubectl apply -f node-groups/workers/nodepool.yaml'),
    ]);
    expect(karpenter.otherSteps?.({ ...group, options: {} }, samplePlan())).toEqual([]);
  });
});

test('Amazon Linux 2 hands the proxy to cloud-final, which runs the bootstrap.sh that Karpenter adds', () => {
  const { userData } = read('al2');
  const parts = userData.kind === 'mime' ? userData.parts : [];
  expect(parts.map(({ contentType }) => contentType.replace(/;.*/, ''))).toEqual(['text/cloud-boothook']);
  expect(parts[0]?.text).toMatch(/for service in .*\bcloud-final\b/);
});

test('what the answers make goes with Karpenter: boothooks too', () => {
  for (const id of IDS) {
    const plan = samplePlan({ caBundle: rootCa, login: { store: 'ssm', secret: '/corp/proxy' } });
    const { group, userData } = carriedBy(karpenter, plan, platformNamed(id), undefined, {
      loginSettings: '/corp/settings',
    });
    expect(carriageFindings(karpenter, group, userData)).toEqual([]);
  }
});

test('it manages its nodes itself, and only those whose image it knows', () => {
  for (const id of IDS) {
    expect(pairRefusal(platformNamed(id), karpenter, undefined)).toBeUndefined();
    expect(pairRefusal(platformNamed(id), karpenter, 'managed')?.en).toContain('itself');
  }
  expect(pairRefusal(platformNamed('al2-docker'), karpenter, undefined)?.en).toContain('none of them');
  expect(pairRefusal(platformNamed('auto-mode'), karpenter, undefined)).toBeDefined();
});

test('nobody is asked what is only for groups with a management, nor about another image', () => {
  const keys = (id: string) => optionsOf(platformNamed(id), karpenter).map(({ key }) => key);
  expect(keys('al2023')).toEqual([
    'amiRelease',
    'karpenterNodeRole',
    'discoveryTag',
    'podsUseImds',
    'karpenterNodePool',
  ]);
  expect(keys('bottlerocket')).toContain('bottlerocketVersion');
  expect(keys('windows')).toContain('windowsServer');
});

const withPool = { karpenterNodePool: true };

describe('findings', () => {
  const codes = (id: string, options: Options = {}, name = 'workers', cluster = 'prod') => {
    const settings = { ...samplePlan().settings, cluster: { ...samplePlan().settings.cluster, name: cluster } };
    const plan = samplePlan({ settings });
    const { group, userData } = carriedBy(karpenter, plan, platformNamed(id), undefined, options);
    return karpenter.check?.(plan, { ...group, name }, userData).map(({ severity, code }) => `${severity} ${code}`);
  };

  it('warn of images that replace nodes as they come', () => {
    expect(codes('al2023')).toEqual(['warning karpenter.latest']);
    expect(codes('windows')).toEqual(['warning karpenter.latest']);
    expect(codes('al2023', { amiRelease: 'v20251120' })).toEqual([]);
    expect(codes('bottlerocket', { bottlerocketVersion: '1.55.0' })).toEqual([]);
  });

  it('lead to where the release is asked', () => {
    const fields = (id: string) => {
      const { group, userData } = carriedBy(karpenter, samplePlan(), platformNamed(id), undefined, {});
      return karpenter.check?.(samplePlan(), group, userData).map(({ field }) => field);
    };
    expect(fields('bottlerocket')).toEqual(['nodeGroups.0.options.bottlerocketVersion']);
    expect(fields('windows')).toEqual(['nodeGroups.0.platform']);
  });

  it('refuse names that Kubernetes and IAM do not take', () => {
    const pinned = { amiRelease: 'v20251120' };
    expect(codes('al2023', pinned, 'My_Workers')).toEqual(['error karpenter.name']);
    expect(codes('al2023', pinned, 'workers-')).toEqual(['error karpenter.name']);
    expect(codes('al2023', pinned, 'workers', 'c'.repeat(47))).toEqual(['error karpenter.role']);
    expect(codes('al2023', pinned, 'workers', 'c'.repeat(46))).toEqual([]);
    expect(codes('al2023', { ...pinned, karpenterNodeRole: 'nodes' }, 'workers', 'c'.repeat(47))).toEqual([]);
  });
});

describe('the commands', () => {
  const run = (kubectl: string) =>
    recorded(
      karpenter.commands(samplePlan(), carriedBy(karpenter, samplePlan(), platformNamed('al2023'), undefined).group),
      {
        kubectl,
      },
    ).calls;

  it('apply the class and wait until Karpenter has found image, subnets and security groups', () => {
    const [apply, wait, pools, claims] = run('');
    expect(apply).toEqual(['kubectl', 'apply', '-f', 'node-groups/workers/ec2nodeclass.yaml']);
    expect(wait).toEqual([
      ...['kubectl', 'wait', '--for=condition=Ready', '--timeout=60s'],
      'ec2nodeclass.karpenter.k8s.aws/workers',
    ]);
    expect(pools?.slice(0, 3)).toEqual(['kubectl', 'get', 'nodepools.karpenter.sh']);
    expect(claims).toEqual(['kubectl', 'get', 'nodeclaims.karpenter.sh', '-o', 'wide']);
  });

  it('wait for nothing that was not applied', () => {
    expect(run('[ "$1" != apply ]').map(([, action]) => action)).toEqual(['apply', 'get', 'get']);
  });
});

it.each([
  ['karpenterNodeRole', 'arn:aws:iam::1:role/x', 'option.role-name'],
  ['bottlerocketVersion', 'latest', 'option.bottlerocket-version'],
  ['discoveryTag', 'x'.repeat(257), 'option.tag-value'],
])('checks the option %s', (key, text, code) => {
  const check = karpenter.options.find((option) => option.key === key)?.check;
  expect(check?.(text)?.code).toBe(code);
});
