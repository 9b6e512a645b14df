import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isHost } from '../model/host-name.ts';
import { gap } from '../model/marks.ts';
import { addOnAccount } from './add-on-registries.ts';
import { allowedHosts, type ClusterReach } from './allowed-hosts.ts';
import { hostContainerAccount } from './bottlerocket-registries.ts';
import { dualStackHosts, endpointHosts, endpointServices } from './endpoints.ts';
import { groupHosts } from './group-hosts.ts';
import { partitions, regions } from './regions.ts';

const oracle = new URL('../../../../shared/oracles/eks-regions-and-registries.json', import.meta.url);

const reach = (changes: Partial<ClusterReach> = {}): ClusterReach => ({
  region: 'us-west-2',
  fips: false,
  ipv6: false,
  endpointHost: 'abc.gr7.us-west-2.eks.amazonaws.com',
  publicAccess: false,
  reaches: new Set(),
  controllerReaches: new Set(),
  services: new Set(),
  ...changes,
});
const listed = (changes: Partial<ClusterReach> = {}) => allowedHosts(reach(changes), groupHosts);
const hosts = (changes: Partial<ClusterReach> = {}) => listed(changes).map(({ host }) => host);
const entry = (host: string, changes: Partial<ClusterReach> = {}) => listed(changes).find((one) => one.host === host);

test('the accounts of EKS are those of the user guide', ({ skip }) => {
  if (!existsSync(oracle)) skip('no ../shared/oracles here to compare with');
  const { addonRegistries } = JSON.parse(readFileSync(oracle, 'utf8')) as { addonRegistries: Record<string, string> };
  expect(Object.keys(addonRegistries).length).toBeGreaterThan(30);
  for (const [region, registry] of Object.entries(addonRegistries)) {
    expect(hosts({ region }), region).toContain(registry);
  }
});

describe('the host containers of Bottlerocket', () => {
  const reaches = new Set(['host-containers'] as const);
  // As the tests of Bottlerocket's own helper have them, and the region of a report.
  test.each([
    ['ap-northeast-2', '328549459982.dkr.ecr.ap-northeast-2.amazonaws.com'],
    ['eu-central-1', '328549459982.dkr.ecr.eu-central-1.amazonaws.com'],
    ['af-south-1', '917644944286.dkr.ecr.af-south-1.amazonaws.com'],
    ['cn-north-1', '183470599484.dkr.ecr.cn-north-1.amazonaws.com.cn'],
    ['ap-south-2', '764716012617.dkr.ecr.ap-south-2.amazonaws.com'],
    ['us-gov-west-1', '347163068887.dkr.ecr.us-gov-west-1.amazonaws.com'],
    ['eu-isoe-west-1', '589460436674.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk'],
  ])('of %s come from %s, with FIPS too', (region, host) => {
    for (const fips of [false, true]) {
      expect(entry(host, { region, fips, reaches })).toMatchObject({ need: 'usual', check: false });
      expect(hosts({ region, fips })).not.toContain(host);
    }
  });

  test('of a region whose account is not known come from any, to be checked', () => {
    expect(hostContainerAccount('mx-central-1')).toBeUndefined();
    const of = listed({ region: 'mx-central-1', reaches }).filter(({ who }) => who.en === 'host-ctr');
    expect(of).toMatchObject([{ host: '.dkr.ecr.mx-central-1.amazonaws.com', check: true }]);
  });

  test('have an account in every region where those of EKS are known but the isolated ones', () => {
    const lacking = regions.filter(
      ({ id }) => addOnAccount(id) !== undefined && hostContainerAccount(id) === undefined,
    );
    expect(lacking.map(({ id }) => id)).toEqual([
      'us-iso-east-1',
      'us-iso-west-1',
      'us-isob-east-1',
      'us-isof-south-1',
    ]);
  });
});

const everywhere = regions.flatMap(({ id: region }) =>
  [false, true].map(
    (more): Partial<ClusterReach> => ({
      region,
      fips: more,
      ipv6: more,
      reaches: new Set(['cloudformation', 'amazon-linux-2-packages', 'amazon-linux-2023-packages']),
    }),
  ),
);

describe('in every region', () => {
  test('a host is a name in lower case, on port 443, with its reason and who asks', () => {
    for (const changes of everywhere) {
      for (const { host, port, reason, who } of listed(changes)) {
        expect(isHost(host.replace(/^\./, '')) && host === host.toLowerCase(), host).toBe(true);
        expect(port).toBe(443);
        expect(reason.en.length * who.en.length, host).toBeGreaterThan(0);
      }
    }
  });

  test('no domain takes in a whole region or more of AWS, nor all buckets', () => {
    const suffixes = partitions.flatMap(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix]);
    for (const changes of everywhere) {
      const domains = hosts(changes).filter((host) => host.startsWith('.'));
      const wide = domains.filter(
        (domain) =>
          suffixes.some((suffix) => `.${suffix}`.endsWith(domain) || domain === `.${changes.region}.${suffix}`) ||
          /^\.(?:s3|cloudfront)\b/.test(domain),
      );
      expect(wide).toEqual([]);
    }
  });

  test('what is needed comes first, then what is usual, and the API server is the first of all', () => {
    for (const changes of everywhere) {
      const list = listed(changes);
      const order = list.map(({ need }) => ['needed', 'usual', 'optional'].indexOf(need));
      expect(order).toEqual([...order].sort());
      expect(list[0]?.host).toBe('abc.gr7.us-west-2.eks.amazonaws.com');
    }
  });

  test('the layers of ECR have their bucket', () => {
    expect(hosts({ region: 'ap-northeast-2' })).toContain(
      'prod-ap-northeast-2-starport-layer-bucket.s3.ap-northeast-2.amazonaws.com',
    );
    expect(hosts({ region: 'cn-north-1' })).toContain(
      'prod-cn-north-1-starport-layer-bucket.s3.cn-north-1.amazonaws.com.cn',
    );
  });
});

test('every service that may have a VPC endpoint is in the list, by the hosts that NO_PROXY would have', () => {
  for (const fips of [false, true]) {
    const all = hosts({ fips });
    for (const { name } of endpointServices.filter(({ name }) => name !== 's3')) {
      expect(all, name).toEqual(expect.arrayContaining(endpointHosts(name, 'us-west-2', fips)));
    }
  }
});

describe('the API server', () => {
  test('is one host', () => {
    expect(entry('abc.gr7.us-west-2.eks.amazonaws.com')).toMatchObject({ need: 'needed', check: false });
  });

  test('that is public and not told is the domain of its region, to be checked', () => {
    const unknown = { endpointHost: undefined, publicAccess: true };
    expect(entry('.us-west-2.eks.amazonaws.com', unknown)).toMatchObject({ need: 'needed', check: true });
    expect(hosts({ ...unknown, region: 'cn-north-1' })[0]).toBe('.cn-north-1.eks.amazonaws.com.cn');
  });

  test('that is private and not told is not in the list', () => {
    expect(hosts({ endpointHost: undefined })[0]).toBe('ec2.us-west-2.amazonaws.com');
  });
});

describe('the registry of EKS', () => {
  test('is one account, the registries of others are optional', () => {
    expect(entry('602401143452.dkr.ecr.us-west-2.amazonaws.com')).toMatchObject({ need: 'needed', check: false });
    expect(entry('.dkr.ecr.us-west-2.amazonaws.com')).toMatchObject({ need: 'optional' });
  });

  test('has its FIPS form too', () => {
    expect(hosts({ fips: true })).toContain('602401143452.dkr.ecr-fips.us-west-2.amazonaws.com');
  });

  test('is every account where the region is in no table, to be checked', () => {
    expect(addOnAccount('eusc-de-east-1')).toBeUndefined();
    expect(entry('.dkr.ecr.eusc-de-east-1.amazonaws.eu', { region: 'eusc-de-east-1' })).toMatchObject({
      need: 'needed',
      check: true,
    });
    expect(addOnAccount('toString')).toBeUndefined();
  });

  test('has its dual-stack domain on a cluster with IPv6, as far as there is one', () => {
    expect(entry('.dkr-ecr.us-west-2.on.aws', { ipv6: true })).toMatchObject({ need: 'optional', check: true });
    expect(hosts()).not.toContain('.dkr-ecr.us-west-2.on.aws');
    expect(hosts({ ipv6: true, region: 'cn-north-1' })).toContain('.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn');
    expect(hosts({ ipv6: true, region: 'us-iso-east-1' }).filter((host) => host.includes('dkr-ecr'))).toEqual([]);
  });
});

test('on a cluster with IPv6 the dual-stack names are let through, because NO_PROXY has none of them', () => {
  for (const { name } of endpointServices) {
    expect(hosts({ ipv6: true }), name).toEqual(expect.arrayContaining([...dualStackHosts(name, 'us-west-2')]));
  }
  expect(entry('ec2.us-west-2.api.aws', { ipv6: true })).toMatchObject({ need: 'optional', check: true });
  expect(hosts()).not.toContain('ec2.us-west-2.api.aws');
});

describe('public registries', () => {
  const needOf = (host: string, region: string) => entry(host, { region })?.need;

  test.each([
    ['us-east-1', 'usual'],
    ['us-gov-west-1', 'usual'],
    ['cn-north-1', 'optional'],
    ['us-iso-east-1', undefined],
  ])('are in %s %s', (region, need) => {
    expect(needOf('public.ecr.aws', region)).toBe(need);
    expect(needOf('registry.k8s.io', region)).toBe(need);
    expect(needOf('registry-1.docker.io', region)).toBe(need && 'optional');
    expect(needOf('.quay.io', region)).toBe(need && 'optional');
  });

  test('redirect to hosts that are to be checked', () => {
    for (const host of ['d5l0dvt14r5h8.cloudfront.net', 'asia-northeast1-docker.pkg.dev', 'cdn.registry.k8s.io']) {
      expect(entry(host)?.check, host).toBe(true);
    }
  });

  test('of Google are those of the Kubernetes registry, not of everybody', () => {
    const google = hosts({ region: 'us-east-1' }).filter((host) => host.endsWith('pkg.dev'));
    expect(google).toHaveLength(20);
    expect(google.filter((host) => !/^[a-z]+-[a-z]+\d-docker\.pkg\.dev$/.test(host))).toEqual([]);
  });

  test.each([
    ['us-east-1', 'prod-registry-k8s-io-us-east-1.s3.dualstack.us-east-1.amazonaws.com'],
    ['eu-west-2', '767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2.s3.dualstack.eu-west-2.amazonaws.com'],
    ['ap-east-2', 'prod-registry-k8s-io-ap-east-1.s3.dualstack.ap-east-1.amazonaws.com'],
    ['cn-northwest-1', 'prod-registry-k8s-io-ap-east-1.s3.dualstack.ap-east-1.amazonaws.com'],
    ['us-gov-west-1', undefined],
  ])('have for %s the bucket %s', (region, bucket) => {
    const buckets = hosts({ region }).filter((host) => /^(?:prod-registry|767373)/.test(host));
    expect(buckets).toEqual(bucket === undefined ? [] : [bucket]);
  });
});

test.each([
  ['us-west-2', ['iam.amazonaws.com', 'api.pricing.us-east-1.amazonaws.com']],
  ['ap-northeast-2', ['iam.amazonaws.com', 'api.pricing.ap-south-1.amazonaws.com']],
  ['eu-west-1', ['iam.amazonaws.com', 'api.pricing.eu-central-1.amazonaws.com']],
  ['cn-north-1', ['iam.cn-north-1.amazonaws.com.cn', 'api.pricing.cn-northwest-1.amazonaws.com.cn']],
  ['us-gov-west-1', ['iam.us-gov.amazonaws.com']],
  ['us-iso-west-1', ['iam.us-iso-east-1.c2s.ic.gov']],
  ['eusc-de-east-1', ['iam.eusc-de-east-1.amazonaws.eu']],
])('Karpenter asks in %s, beside its endpoints, %j', (region, asked) => {
  const found = hosts({ region }).filter((host) => /^(?:iam|api\.pricing)\./.test(host));
  expect(found).toEqual(asked);
  for (const host of found) expect(entry(host, { region })?.need).toBe('optional');
});

describe('IAM', () => {
  const needOf = (changes: Partial<ClusterReach>) => entry('iam.amazonaws.com', changes)?.need;

  test('is needed where a node class of ours names a role, which Karpenter makes an instance profile for', () => {
    const reaches = new Set(['instance-profiles'] as const);
    expect(needOf({ reaches })).toBe('needed');
    expect(needOf({ reaches, controllerReaches: reaches })).toBe('needed');
    expect(hosts({ reaches, fips: true })).toContain('iam-fips.amazonaws.com');
  });

  test('is usual with the controller alone, whose node classes are not known, and optional without', () => {
    expect(needOf({ controllerReaches: new Set(['instance-profiles']) })).toBe('usual');
    expect(needOf({})).toBe('optional');
    expect(hosts()).not.toContain('iam-fips.amazonaws.com');
  });
});

describe('what the load balancer controller asks beside load balancers', () => {
  const controllerReaches = new Set(['load-balancer-add-ons'] as const);
  const asked = (region: string, fips = false) =>
    listed({ region, fips, controllerReaches }).filter(({ host }) =>
      /^(?:acm|waf|wafv2|waf-regional|shield)(?:-fips)?\./.test(host),
    );

  test.each([
    [
      'ap-northeast-2',
      ['acm', 'wafv2', 'waf-regional']
        .map((one) => `${one}.ap-northeast-2.amazonaws.com`)
        .concat('shield.us-east-1.amazonaws.com'),
    ],
    [
      'mx-central-1',
      ['acm.mx-central-1.amazonaws.com', 'wafv2.mx-central-1.amazonaws.com', 'shield.us-east-1.amazonaws.com'],
    ],
    ['cn-north-1', ['acm', 'wafv2', 'waf-regional'].map((one) => `${one}.cn-north-1.amazonaws.com.cn`)],
    ['us-gov-west-1', ['acm', 'wafv2', 'waf-regional'].map((one) => `${one}.us-gov-west-1.amazonaws.com`)],
    ['eusc-de-east-1', ['acm.eusc-de-east-1.amazonaws.eu', 'wafv2.eusc-de-east-1.amazonaws.eu']],
  ])('is in %s %j', (region, expected) => {
    expect(asked(region).map(({ host }) => host)).toEqual(expected);
    expect(new Set(asked(region).map(({ need }) => need))).toEqual(new Set(['usual']));
  });

  test('has FIPS forms, and is optional without the controller', () => {
    expect(asked('us-west-2', true).map(({ host }) => host)).toEqual(
      expect.arrayContaining(['acm-fips.us-west-2.amazonaws.com', 'shield-fips.us-east-1.amazonaws.com']),
    );
    expect(asked('us-gov-west-1', true).map(({ host }) => host)).not.toContain('acm-fips.us-gov-west-1.amazonaws.com');
    expect(entry('wafv2.us-west-2.amazonaws.com')?.need).toBe('optional');
  });
});

describe('what node groups ask', () => {
  const al2023 = 'al2023-repos-eu-west-1-de612dc2.s3.dualstack.eu-west-1.amazonaws.com';
  const al2 = 'amazonlinux-2-repos-eu-west-1.s3.dualstack.eu-west-1.amazonaws.com';
  const signal = 'cloudformation.eu-west-1.amazonaws.com';
  const asking = (
    ...reaches: readonly ('amazon-linux-2-packages' | 'amazon-linux-2023-packages' | 'cloudformation')[]
  ) => ({
    region: 'eu-west-1',
    reaches: new Set(reaches),
  });

  test('is not asked where no group asks it', () => {
    expect(hosts(asking())).not.toContain(al2023);
    expect(hosts(asking())).not.toContain(al2);
    expect(entry(signal, asking())?.need).toBe('optional');
  });

  test('are packages of their own Amazon Linux, and the signal of a stack', () => {
    expect(entry(al2023, asking('amazon-linux-2023-packages'))).toMatchObject({ need: 'usual', check: false });
    expect(entry(al2, asking('amazon-linux-2-packages'))).toMatchObject({ need: 'usual', check: true });
    expect(entry(signal, asking('cloudformation'))).toMatchObject({ need: 'needed' });
  });
});

test('a region that is still missing keeps its mark', () => {
  const region = gap('cluster.region');
  expect(hosts({ region })).toEqual(
    expect.arrayContaining([
      `ec2.${region}.amazonaws.com`,
      `prod-${region}-starport-layer-bucket.s3.${region}.amazonaws.com`,
    ]),
  );
});

describe('what TLS inspection has to leave alone', () => {
  const alone = (changes: Partial<ClusterReach> = {}) =>
    listed(changes)
      .filter(({ leaveAlone }) => leaveAlone === true)
      .map(({ host }) => host);

  test('is what EC2, ECR, S3, STS and EKS are called, and the API server', () => {
    expect(alone()).toEqual(
      expect.arrayContaining([
        'abc.gr7.us-west-2.eks.amazonaws.com',
        'ec2.us-west-2.amazonaws.com',
        'api.ecr.us-west-2.amazonaws.com',
        '602401143452.dkr.ecr.us-west-2.amazonaws.com',
        'prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com',
        'sts.us-west-2.amazonaws.com',
        'eks.us-west-2.amazonaws.com',
      ]),
    );
    expect(alone({ endpointHost: undefined, publicAccess: true })).toContain('.us-west-2.eks.amazonaws.com');
  });

  test('is no public registry, nothing of Ubuntu, and no other service', () => {
    const others = alone({ reaches: new Set(['ubuntu-packages', 'snap-store']) }).filter(
      (host) => !/(?:^|\.)(?:ec2|ecr|s3|sts|eks|eks-auth)[.-]/.test(host),
    );
    expect(others).toEqual([]);
  });
});

test('apt of Ubuntu asks by plain HTTP, where a group has Ubuntu, and only if it is wanted', () => {
  const packages = (changes: Partial<ClusterReach>) => listed(changes).filter(({ port }) => port === 80);
  expect(packages({})).toEqual([]);
  expect(packages({ reaches: new Set(['ubuntu-packages']) }).map(({ host, need }) => [host, need])).toEqual(
    ['us-west-2.ec2.archive.ubuntu.com', 'archive.ubuntu.com', 'security.ubuntu.com', 'ports.ubuntu.com'].map(
      (host) => [host, 'optional'],
    ),
  );
});
