// Every host outside of the VPC that a cluster asks for, with its reason, before the bypass list takes away what is
// reached around the proxy. Names of services come from endpoints.ts, so that the two lists speak of the same hosts.

import { type AllowedHost, type Need, needs, type Reach } from '../model/allowed-host.ts';
import { addOnAccount } from './add-on-registries.ts';
import { type Asking, asked } from './asked-hosts.ts';
import { dualStackServices } from './dual-stack-hosts.ts';
import { endpointHosts, endpointServices, serviceOf } from './endpoints.ts';
import { hybridHosts } from './hybrid-hosts.ts';
import { karpenterHosts } from './karpenter-hosts.ts';
import { loadBalancerHosts } from './load-balancer-hosts.ts';
import { publicRegistries } from './public-registries.ts';
import { commercial, partitionOf } from './regions.ts';

export interface ClusterReach {
  readonly region: string;
  readonly fips: boolean;
  readonly ipv6: boolean;
  /** Host of the API server; absent where it is not known. */
  readonly endpointHost: string | undefined;
  readonly publicAccess: boolean;
  /** What the node groups ask beyond what every node does. */
  readonly reaches: ReadonlySet<Reach>;
  /** What the chosen controllers ask beyond their services. */
  readonly controllerReaches: ReadonlySet<Reach>;
  /** Services that the chosen controllers call: usual where they would be optional. */
  readonly services: ReadonlySet<string>;
}

const bucket = (name: string, s3: string, { region, partition }: Asking): string =>
  `${name}.${s3}.${region}.${partition.dnsSuffix}`;

/** The API server. Where only the address is public and the exact host is not told, every cluster of the region. */
function apiServer(cluster: ClusterReach, { region, partition }: Asking): readonly AllowedHost[] {
  const who = { en: 'kubelet, kube-proxy' };
  const { endpointHost, publicAccess } = cluster;
  if (endpointHost !== undefined)
    return asked('needed', { reason: { en: 'API server of this cluster' }, who }, [endpointHost]);
  if (!publicAccess) return [];
  const reason = {
    en: 'API server of this cluster: its exact host is better, it is the API endpoint among the answers',
  };
  return asked('needed', { reason, who, check: true }, [`.${region}.eks.${partition.dnsSuffix}`]);
}

/** ECR: the registry of EKS by its exact host, those of other accounts below one domain. */
function registry(at: Asking): readonly AllowedHost[] {
  const account = addOnAccount(at.region);
  const domains = endpointHosts('ecr.dkr', at.region, at.fips);
  const reason = { en: 'images of EKS itself: pause, VPC CNI, kube-proxy, CoreDNS, add-ons' };
  const who = { en: 'containerd, dockerd' };
  // ECR user guide, vpc-endpoints: the bucket of the layers.
  const layers = asked('needed', { reason: { en: 'layers of all images in ECR' }, who }, [
    bucket(`prod-${at.region}-starport-layer-bucket`, 's3', at),
  ]);
  if (account === undefined) return [...asked('needed', { reason, who, check: true }, domains), ...layers];
  return [
    ...asked(
      'needed',
      { reason, who },
      domains.map((domain) => `${account}${domain}`),
    ),
    ...layers,
  ];
}

// Dual-stack names of registries: awslabs/amazon-eks-ami, nodeadm, the image patterns of the ECR credential provider.
const DUAL_STACK_REGISTRIES: Readonly<Record<string, string>> = {
  aws: 'on.aws',
  'aws-us-gov': 'on.aws',
  'aws-cn': 'on.amazonwebservices.com.cn',
};

function ownRegistries(at: Asking, ipv6: boolean): readonly AllowedHost[] {
  const who = { en: 'containerd, dockerd' };
  const suffix = DUAL_STACK_REGISTRIES[at.partition.id];
  const names = ['dkr-ecr', ...(at.fips ? ['dkr-ecr-fips'] : [])];
  return [
    ...asked(
      'optional',
      { reason: { en: 'images of your own accounts in ECR; ACCOUNT in front of it is narrower' }, who },
      endpointHosts('ecr.dkr', at.region, at.fips),
    ),
    ...(ipv6 && suffix !== undefined
      ? asked(
          'optional',
          { reason: { en: 'ECR by its dual-stack name, where an image is named by it' }, who, check: true },
          names.map((name) => `.${name}.${at.region}.${suffix}`),
        )
      : []),
  ];
}

/** What node groups of some platforms ask, or of some options. */
function ofGroups(at: Asking, reaches: ReadonlySet<Reach>): readonly AllowedHost[] {
  const found: AllowedHost[] = [];
  if (reaches.has('cloudformation')) {
    const why = { reason: { en: 'the signal to the stack that made the nodes' }, who: { en: 'cfn-signal' } };
    found.push(...asked('needed', why, endpointHosts('cloudformation', at.region, at.fips)));
  }
  if (reaches.has('amazon-linux-2023-packages')) {
    // As `dnf repolist -v` prints it.
    const why = {
      reason: { en: 'packages of Amazon Linux 2023' },
      who: { en: 'dnf' },
      check: at.partition !== commercial,
    };
    found.push(...asked('usual', why, [bucket(`al2023-repos-${at.region}-de612dc2`, 's3.dualstack', at)]));
  }
  if (reaches.has('amazon-linux-2-packages')) {
    // Images that still ask amazonlinux.REGION do so in plain HTTP, which no host of this list is for.
    const why = { reason: { en: 'packages of Amazon Linux 2' }, who: { en: 'yum' }, check: true };
    found.push(
      ...asked('usual', why, [bucket(`amazonlinux-2-repos-${at.region}`, 's3.dualstack', at), 'cdn.amazonlinux.com']),
    );
  }
  if (reaches.has('bottlerocket-updates')) {
    // bottlerocket-os/bottlerocket packages/release/updog settings: one host in every partition that has it.
    const why = {
      reason: { en: 'updates of Bottlerocket, where nodes update in place' },
      who: { en: 'updog' },
      check: true,
    };
    found.push(...asked('optional', why, ['updates.bottlerocket.aws']));
  }
  if (reaches.has('snap-store')) {
    // snapcraft.io/docs/network-requirements.
    const why = {
      reason: {
        en: 'snaps on Ubuntu: bootstrap.sh asks for a newer kubelet; the SSM agent of a hybrid node is one',
        ko: 'Ubuntu의 스냅: bootstrap.sh가 새 kubelet을 확인하고, 하이브리드 노드의 SSM 에이전트도 스냅',
        ja: 'Ubuntu の snap: bootstrap.sh が新しい kubelet を確認し、ハイブリッドノードの SSM エージェントも snap',
      },
      who: { en: 'snapd' },
      check: true,
    };
    found.push(...asked('usual', why, ['api.snapcraft.io', '.snapcraftcontent.com']));
  }
  if (reaches.has('ubuntu-packages')) {
    // canonical/cloud-init config/cloud.cfg.tmpl, package_mirrors: the mirror of the region for images on EC2, by http.
    const why = {
      reason: {
        en: 'packages of Ubuntu, which apt asks by plain HTTP (ports.ubuntu.com for arm64)',
        ko: 'Ubuntu 패키지. apt가 일반 HTTP로 요청함(arm64는 ports.ubuntu.com)',
        ja: 'Ubuntu のパッケージ。apt が平文の HTTP で要求 (arm64 は ports.ubuntu.com)',
      },
      who: { en: 'apt, unattended-upgrades' },
      check: true,
      port: 80,
    };
    const mirrors = [
      `${at.region}.ec2.archive.ubuntu.com`,
      'archive.ubuntu.com',
      'security.ubuntu.com',
      'ports.ubuntu.com',
    ];
    found.push(...asked('optional', why, mirrors));
  }
  found.push(...hybridHosts(at, reaches));
  return found;
}

type Words = readonly [reason: string, who: string];

/** Why a service is called and by whom, by the name of its VPC endpoint. */
type Services = Readonly<Record<string, Words>>;

const NEEDED: Services = {
  ec2: ['the EC2 API: what the node is, addresses of pods', 'nodeadm, bootstrap.sh, aws-node'],
  'ecr.api': ['login to ECR', 'kubelet (ECR credential provider), sandbox-image'],
};

const USUAL: Services = {
  eks: ['the EKS API: nodes that are not told of their cluster, tools', 'bootstrap.sh, AWS CLI, Karpenter'],
  'eks-auth': ['EKS Pod Identity', 'EKS Pod Identity agent'],
  sts: ['IAM roles for service accounts', 'pods with a role, aws-node'],
  ssm: ['Session Manager, parameters', 'amazon-ssm-agent'],
  ssmmessages: ['Session Manager', 'amazon-ssm-agent'],
  ec2messages: ['Session Manager, older agents', 'amazon-ssm-agent'],
};

const OPTIONAL: Services = {
  'oidc-eks': ['keys that prove the tokens of service accounts', 'programs that check such tokens'],
  logs: ['CloudWatch Logs', 'Fluent Bit, CloudWatch agent, network policy agent'],
  monitoring: ['CloudWatch metrics', 'CloudWatch agent'],
  xray: ['X-Ray traces', 'X-Ray daemon, OpenTelemetry collector'],
  kms: ['encrypted volumes and secrets', 'CSI drivers, pods'],
  elasticloadbalancing: ['load balancers', 'AWS Load Balancer Controller'],
  autoscaling: ['Auto Scaling groups', 'Cluster Autoscaler'],
  elasticfilesystem: ['EFS volumes', 'EFS CSI driver'],
  secretsmanager: ['secrets', 'pods, Secrets Store CSI driver'],
  sqs: ['interruption queue', 'Karpenter'],
  cloudformation: ['signals to a stack', 'cfn-signal'],
  'guardduty-data': ['GuardDuty runtime monitoring', 'GuardDuty agent'],
  'aps-workspaces': ['Managed Service for Prometheus', 'Prometheus, OpenTelemetry collector'],
  route53: ['records of Route 53', 'ExternalDNS'],
};

// Their hosts stand apart in the list, bucket by bucket and account by account.
const APART = ['s3', 'ecr.dkr'];

const services = (need: Need, table: Services, { region, fips }: Asking): readonly AllowedHost[] =>
  Object.entries(table).flatMap(([name, [reason, who]]) =>
    asked(need, { reason: { en: reason }, who: { en: who } }, endpointHosts(name, region, fips)),
  );

/** Optional services that a chosen controller makes usual, and buckets by their exact host. */
const ofControllers = (chosen: ReadonlySet<string>, at: Asking): readonly AllowedHost[] => [
  ...services('usual', Object.fromEntries(Object.entries(OPTIONAL).filter(([name]) => chosen.has(name))), at),
  ...(chosen.has('s3')
    ? asked(
        'usual',
        { reason: { en: 'buckets in S3' }, who: { en: 'Mountpoint for Amazon S3' } },
        endpointHosts('s3', at.region, at.fips),
      )
    : []),
];

/** What may have a VPC endpoint and has no words here yet. */
const others = ({ region, fips }: Asking): readonly AllowedHost[] => {
  const told = new Set([NEEDED, USUAL, OPTIONAL].flatMap((table) => Object.keys(table)).concat(APART));
  return endpointServices
    .filter(({ name }) => !told.has(name))
    .flatMap(({ name, what }) =>
      asked('optional', { reason: what, who: { en: 'programs that use it' } }, endpointHosts(name, region, fips)),
    );
};

/** Where SDKs of old call STS unless they are told to stay in their region. */
const globalSts = ({ partition }: Asking): readonly AllowedHost[] =>
  partition === commercial
    ? asked(
        'optional',
        {
          reason: { en: 'STS by its global name, for old SDKs; AWS_STS_REGIONAL_ENDPOINTS=regional spares it' },
          who: { en: 'pods with a role' },
        },
        ['sts.amazonaws.com'],
      )
    : [];

/** Where kubectl and other programs for EKS nodes were offered: one bucket in Oregon for the commercial partition. */
const downloads = ({ partition }: Asking): readonly AllowedHost[] =>
  partition === commercial
    ? asked('optional', { reason: { en: 'kubectl as AWS builds it' }, who: { en: 'your own scripts' }, check: true }, [
        'amazon-eks.s3.us-west-2.amazonaws.com',
      ])
    : [];

/** What a node asks before it can trust one more authority, or what its pods ask, which trust what their images do. */
const LEFT_ALONE = new Set(['ec2', 'ecr.api', 'ecr.dkr', 's3', 'sts', 'eks', 'eks-auth']);

/** The API server too: kubelet and pods trust the authority of the cluster alone. */
function isLeftAlone({ host, port }: AllowedHost, { region, endpointHost }: ClusterReach): boolean {
  if (port !== 443) return false;
  const service = serviceOf(host, region);
  const isApiServer = host === endpointHost || /^\.[^.]+\.eks\./.test(host);
  return isApiServer || (service !== undefined && LEFT_ALONE.has(service));
}

/**
 * All hosts of a cluster by need, each with its reason; what is reached around the proxy is not yet taken away, and a
 * host may stand twice. Exact names, except where an account or a region stands in front. A region that is not known
 * stays as it is (a mark, in a preview), with the suffix of the commercial partition.
 */
export function allowedHosts(cluster: ClusterReach): readonly AllowedHost[] {
  const { region, fips } = cluster;
  const at: Asking = { region, fips, partition: partitionOf(region) ?? commercial };
  const all = [
    ...apiServer(cluster, at),
    ...services('needed', NEEDED, at),
    ...registry(at),
    ...services('usual', USUAL, at),
    ...ofGroups(at, cluster.reaches),
    ...ofControllers(cluster.services, at),
    ...publicRegistries(at),
    ...ownRegistries(at, cluster.ipv6),
    ...services('optional', OPTIONAL, at),
    ...others(at),
    ...(cluster.ipv6 ? dualStackServices(at) : []),
    ...karpenterHosts(at, cluster.reaches, cluster.controllerReaches),
    ...loadBalancerHosts(at, cluster.controllerReaches),
    ...globalSts(at),
    ...downloads(at),
  ];
  return needs.flatMap(({ need }) =>
    all
      .filter((one) => one.need === need)
      .map((one) => (isLeftAlone(one, cluster) ? { ...one, leaveAlone: true } : one)),
  );
}
