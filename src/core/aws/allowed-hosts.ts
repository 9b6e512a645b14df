// Every host outside of the VPC that a cluster asks for, with its reason, before the bypass list takes away what is
// reached around the proxy. Names of services come from endpoints.ts, so that the two lists speak of the same hosts.

import { type AllowedHost, type GroupHosts, type Need, needs, type Reach } from '../model/allowed-host.ts';
import { addOnAccount } from './add-on-registries.ts';
import { type Asking, asked, bucket } from './asked-hosts.ts';
import { dualStackServices } from './dual-stack-hosts.ts';
import { endpointHosts, endpointServices, serviceOf } from './endpoints.ts';
import { karpenterHosts } from './karpenter-hosts.ts';
import { loadBalancerHosts } from './load-balancer-hosts.ts';
import { publicRegistries } from './public-registries.ts';
import { commercial, partitionOf } from './regions.ts';
import { NEEDED, OPTIONAL, type ServiceWords, USUAL } from './service-words.ts';

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

/** The API server. Where only the address is public and the exact host is not told, every cluster of the region. */
function apiServer(cluster: ClusterReach, { region, partition }: Asking): readonly AllowedHost[] {
  const who = { en: 'kubelet, kube-proxy', ko: 'kubelet, kube-proxy', ja: 'kubelet、kube-proxy' };
  const { endpointHost, publicAccess } = cluster;
  if (endpointHost !== undefined)
    return asked(
      'needed',
      {
        reason: { en: 'API server of this cluster', ko: '이 클러스터의 API 서버', ja: 'このクラスターの API サーバー' },
        who,
      },
      [endpointHost],
    );
  if (!publicAccess) return [];
  const reason = {
    en: 'API server of this cluster: its exact host is better, it is the API endpoint among the answers',
    ko: '이 클러스터의 API 서버: 답변에 API 엔드포인트를 입력해 정확한 호스트를 사용하는 것이 좋음',
    ja: 'このクラスターの API サーバー: 回答に API エンドポイントを入力し、正確なホストを使うほうがよい',
  };
  return asked('needed', { reason, who, check: true }, [`.${region}.eks.${partition.dnsSuffix}`]);
}

/** ECR: the registry of EKS by its exact host, those of other accounts below one domain. */
function registry(at: Asking): readonly AllowedHost[] {
  const account = addOnAccount(at.region);
  const domains = endpointHosts('ecr.dkr', at.region, at.fips);
  const reason = {
    en: 'images of EKS itself: pause, VPC CNI, kube-proxy, CoreDNS, add-ons',
    ko: 'EKS 자체의 이미지: pause, VPC CNI, kube-proxy, CoreDNS, 추가 기능',
    ja: 'EKS 自身のイメージ: pause、VPC CNI、kube-proxy、CoreDNS、アドオン',
  };
  const who = { en: 'containerd, dockerd', ko: 'containerd, dockerd', ja: 'containerd、dockerd' };
  // ECR user guide, vpc-endpoints: the bucket of the layers.
  const layers = asked(
    'needed',
    {
      reason: {
        en: 'layers of all images in ECR',
        ko: 'ECR의 모든 이미지 레이어',
        ja: 'ECR のすべてのイメージのレイヤー',
      },
      who,
    },
    [bucket(`prod-${at.region}-starport-layer-bucket`, 's3', at)],
  );
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
  const who = { en: 'containerd, dockerd', ko: 'containerd, dockerd', ja: 'containerd、dockerd' };
  const suffix = DUAL_STACK_REGISTRIES[at.partition.id];
  const names = ['dkr-ecr', ...(at.fips ? ['dkr-ecr-fips'] : [])];
  return [
    ...asked(
      'optional',
      {
        reason: {
          en: 'images of your own accounts in ECR; ACCOUNT in front of it is narrower',
          ko: '자체 계정의 ECR 이미지. 앞에 ACCOUNT를 붙이면 범위가 좁아짐',
          ja: '自分のアカウントの ECR のイメージ。前に ACCOUNT を付けると範囲が狭まる',
        },
        who,
      },
      endpointHosts('ecr.dkr', at.region, at.fips),
    ),
    ...(ipv6 && suffix !== undefined
      ? asked(
          'optional',
          {
            reason: {
              en: 'ECR by its dual-stack name, where an image is named by it',
              ko: '이미지에 듀얼 스택 이름을 사용하는 경우의 ECR',
              ja: 'イメージにデュアルスタック名を使う場合の ECR',
            },
            who,
            check: true,
          },
          names.map((name) => `.${name}.${at.region}.${suffix}`),
        )
      : []),
  ];
}

// Their hosts stand apart in the list, bucket by bucket and account by account.
const APART = ['s3', 'ecr.dkr'];

const services = (need: Need, table: ServiceWords, { region, fips }: Asking): readonly AllowedHost[] =>
  Object.entries(table).flatMap(([name, [reason, who]]) =>
    asked(need, { reason, who }, endpointHosts(name, region, fips)),
  );

/** Optional services that a chosen controller makes usual, and buckets by their exact host. */
const ofControllers = (chosen: ReadonlySet<string>, at: Asking): readonly AllowedHost[] => [
  ...services('usual', Object.fromEntries(Object.entries(OPTIONAL).filter(([name]) => chosen.has(name))), at),
  ...(chosen.has('s3')
    ? asked(
        'usual',
        {
          reason: { en: 'buckets in S3', ko: 'S3 버킷', ja: 'S3 のバケット' },
          who: { en: 'Mountpoint for Amazon S3' },
        },
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
      asked(
        'optional',
        { reason: what, who: { en: 'programs that use it', ko: '사용하는 프로그램', ja: 'それを使うプログラム' } },
        endpointHosts(name, region, fips),
      ),
    );
};

/** Where SDKs of old call STS unless they are told to stay in their region. */
const globalSts = ({ partition }: Asking): readonly AllowedHost[] =>
  partition === commercial
    ? asked(
        'optional',
        {
          reason: {
            en: 'STS by its global name, for old SDKs; AWS_STS_REGIONAL_ENDPOINTS=regional spares it',
            ko: '오래된 SDK가 사용하는 STS 글로벌 이름. AWS_STS_REGIONAL_ENDPOINTS=regional이면 필요 없음',
            ja: '古い SDK が使う STS のグローバル名。AWS_STS_REGIONAL_ENDPOINTS=regional なら不要',
          },
          who: { en: 'pods with a role', ko: '역할이 있는 파드', ja: 'ロールのある Pod' },
        },
        ['sts.amazonaws.com'],
      )
    : [];

/** Where kubectl and other programs for EKS nodes were offered: one bucket in Oregon for the commercial partition. */
const downloads = ({ partition }: Asking): readonly AllowedHost[] =>
  partition === commercial
    ? asked(
        'optional',
        {
          reason: { en: 'kubectl as AWS builds it', ko: 'AWS가 빌드한 kubectl', ja: 'AWS がビルドした kubectl' },
          who: { en: 'your own scripts', ko: '직접 작성한 스크립트', ja: '自分のスクリプト' },
          check: true,
        },
        ['amazon-eks.s3.us-west-2.amazonaws.com'],
      )
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
 * stays as it is (a mark, in a preview), with the suffix of the commercial partition. `groupHosts` knows what node groups ask.
 */
export function allowedHosts(cluster: ClusterReach, groupHosts: GroupHosts): readonly AllowedHost[] {
  const { region, fips } = cluster;
  const at: Asking = { region, fips, partition: partitionOf(region) ?? commercial };
  const all = [
    ...apiServer(cluster, at),
    ...services('needed', NEEDED, at),
    ...registry(at),
    ...services('usual', USUAL, at),
    ...groupHosts(at, cluster.reaches),
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
