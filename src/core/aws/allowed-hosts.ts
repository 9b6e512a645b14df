// Every host outside of the VPC that a cluster asks for, with its reason, before the bypass list takes away what is
// reached around the proxy. Names of services come from endpoints.ts, so that the two lists speak of the same hosts.

import { type AllowedHost, type Need, needs, type Reach } from '../model/allowed-host.ts';
import type { Localized } from '../model/localized.ts';
import { addOnAccount } from './add-on-registries.ts';
import { type Asking, asked } from './asked-hosts.ts';
import { dualStackServices } from './dual-stack-hosts.ts';
import { endpointHosts, endpointServices } from './endpoints.ts';
import { hybridHosts } from './hybrid-hosts.ts';
import { karpenterHosts } from './karpenter-hosts.ts';
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
  /** Services that the chosen controllers call: usual where they would be optional. */
  readonly services: ReadonlySet<string>;
}

const bucket = (name: string, s3: string, { region, partition }: Asking): string =>
  `${name}.${s3}.${region}.${partition.dnsSuffix}`;

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

/** What node groups of some platforms ask, or of some options. */
function ofGroups(at: Asking, reaches: ReadonlySet<Reach>): readonly AllowedHost[] {
  const found: AllowedHost[] = [];
  if (reaches.has('cloudformation')) {
    const why = {
      reason: {
        en: 'the signal to the stack that made the nodes',
        ko: '노드를 만든 스택에 보내는 신호',
        ja: 'ノードを作成したスタックへのシグナル',
      },
      who: { en: 'cfn-signal' },
    };
    found.push(...asked('needed', why, endpointHosts('cloudformation', at.region, at.fips)));
  }
  if (reaches.has('amazon-linux-2023-packages')) {
    // As `dnf repolist -v` prints it.
    const why = {
      reason: {
        en: 'packages of Amazon Linux 2023',
        ko: 'Amazon Linux 2023의 패키지',
        ja: 'Amazon Linux 2023 のパッケージ',
      },
      who: { en: 'dnf' },
      check: at.partition !== commercial,
    };
    found.push(...asked('usual', why, [bucket(`al2023-repos-${at.region}-de612dc2`, 's3.dualstack', at)]));
  }
  if (reaches.has('amazon-linux-2-packages')) {
    // Images that still ask amazonlinux.REGION do so in plain HTTP, which no host of this list is for.
    const why = {
      reason: { en: 'packages of Amazon Linux 2', ko: 'Amazon Linux 2의 패키지', ja: 'Amazon Linux 2 のパッケージ' },
      who: { en: 'yum' },
      check: true,
    };
    found.push(
      ...asked('usual', why, [bucket(`amazonlinux-2-repos-${at.region}`, 's3.dualstack', at), 'cdn.amazonlinux.com']),
    );
  }
  if (reaches.has('bottlerocket-updates')) {
    // bottlerocket-os/bottlerocket packages/release/updog settings: one host in every partition that has it.
    const why = {
      reason: {
        en: 'updates of Bottlerocket, where nodes update in place',
        ko: '노드에서 현재 위치 업데이트를 하는 경우의 Bottlerocket 업데이트',
        ja: 'ノードをインプレースで更新する場合の Bottlerocket の更新',
      },
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
  found.push(...hybridHosts(at, reaches));
  return found;
}

type Words = readonly [reason: Localized, who: Localized];

/** Why a service is called and by whom, by the name of its VPC endpoint. */
type Services = Readonly<Record<string, Words>>;

const NEEDED: Services = {
  ec2: [
    {
      en: 'the EC2 API: what the node is, addresses of pods',
      ko: 'EC2 API: 노드 정보, 파드 주소',
      ja: 'EC2 API: ノードの情報、Pod のアドレス',
    },
    {
      en: 'nodeadm, bootstrap.sh, aws-node',
      ko: 'nodeadm, bootstrap.sh, aws-node',
      ja: 'nodeadm、bootstrap.sh、aws-node',
    },
  ],
  'ecr.api': [
    { en: 'login to ECR', ko: 'ECR 로그인', ja: 'ECR へのログイン' },
    {
      en: 'kubelet (ECR credential provider), sandbox-image',
      ko: 'kubelet(ECR 자격 증명 공급자), sandbox-image',
      ja: 'kubelet (ECR 認証情報プロバイダー)、sandbox-image',
    },
  ],
};

const USUAL: Services = {
  eks: [
    {
      en: 'the EKS API: nodes that are not told of their cluster, tools',
      ko: 'EKS API: 클러스터 정보를 받지 않은 노드, 도구',
      ja: 'EKS API: クラスターの情報を渡されていないノード、ツール',
    },
    {
      en: 'bootstrap.sh, AWS CLI, Karpenter',
      ko: 'bootstrap.sh, AWS CLI, Karpenter',
      ja: 'bootstrap.sh、AWS CLI、Karpenter',
    },
  ],
  'eks-auth': [
    { en: 'EKS Pod Identity', ko: 'EKS Pod Identity', ja: 'EKS Pod Identity' },
    { en: 'EKS Pod Identity agent', ko: 'EKS Pod Identity 에이전트', ja: 'EKS Pod Identity エージェント' },
  ],
  sts: [
    { en: 'IAM roles for service accounts', ko: '서비스 계정에 대한 IAM 역할', ja: 'サービスアカウントの IAM ロール' },
    { en: 'pods with a role, aws-node', ko: '역할이 있는 파드, aws-node', ja: 'ロールのある Pod、aws-node' },
  ],
  ssm: [
    { en: 'Session Manager, parameters', ko: 'Session Manager, 파라미터', ja: 'Session Manager、パラメータ' },
    { en: 'amazon-ssm-agent' },
  ],
  ssmmessages: [{ en: 'Session Manager' }, { en: 'amazon-ssm-agent' }],
  ec2messages: [
    {
      en: 'Session Manager, older agents',
      ko: 'Session Manager(이전 에이전트)',
      ja: 'Session Manager (古いエージェント)',
    },
    { en: 'amazon-ssm-agent' },
  ],
};

const OPTIONAL: Services = {
  'oidc-eks': [
    {
      en: 'keys that prove the tokens of service accounts',
      ko: '서비스 계정 토큰을 검증하는 키',
      ja: 'サービスアカウントのトークンを検証する鍵',
    },
    {
      en: 'programs that check such tokens',
      ko: '이러한 토큰을 검사하는 프로그램',
      ja: 'このトークンを検証するプログラム',
    },
  ],
  logs: [
    { en: 'CloudWatch Logs' },
    {
      en: 'Fluent Bit, CloudWatch agent, network policy agent',
      ko: 'Fluent Bit, CloudWatch 에이전트, 네트워크 정책 에이전트',
      ja: 'Fluent Bit、CloudWatch エージェント、ネットワークポリシーエージェント',
    },
  ],
  monitoring: [
    { en: 'CloudWatch metrics', ko: 'CloudWatch 지표', ja: 'CloudWatch メトリクス' },
    { en: 'CloudWatch agent', ko: 'CloudWatch 에이전트', ja: 'CloudWatch エージェント' },
  ],
  xray: [
    { en: 'X-Ray traces', ko: 'X-Ray 추적', ja: 'X-Ray トレース' },
    {
      en: 'X-Ray daemon, OpenTelemetry collector',
      ko: 'X-Ray 데몬, OpenTelemetry Collector',
      ja: 'X-Ray デーモン、OpenTelemetry Collector',
    },
  ],
  kms: [
    { en: 'encrypted volumes and secrets', ko: '암호화된 볼륨과 시크릿', ja: '暗号化されたボリュームとシークレット' },
    { en: 'CSI drivers, pods', ko: 'CSI 드라이버, 파드', ja: 'CSI ドライバー、Pod' },
  ],
  elasticloadbalancing: [
    { en: 'load balancers', ko: '로드 밸런서', ja: 'ロードバランサー' },
    { en: 'AWS Load Balancer Controller' },
  ],
  autoscaling: [
    { en: 'Auto Scaling groups', ko: 'Auto Scaling 그룹', ja: 'Auto Scaling グループ' },
    { en: 'Cluster Autoscaler' },
  ],
  elasticfilesystem: [
    { en: 'EFS volumes', ko: 'EFS 볼륨', ja: 'EFS ボリューム' },
    { en: 'EFS CSI driver', ko: 'EFS CSI 드라이버', ja: 'EFS CSI ドライバー' },
  ],
  secretsmanager: [
    { en: 'secrets', ko: '시크릿', ja: 'シークレット' },
    {
      en: 'pods, Secrets Store CSI driver',
      ko: '파드, Secrets Store CSI 드라이버',
      ja: 'Pod、Secrets Store CSI ドライバー',
    },
  ],
  sqs: [{ en: 'interruption queue', ko: '중단 대기열', ja: '中断キュー' }, { en: 'Karpenter' }],
  cloudformation: [
    { en: 'signals to a stack', ko: '스택에 보내는 신호', ja: 'スタックへのシグナル' },
    { en: 'cfn-signal' },
  ],
  'guardduty-data': [
    { en: 'GuardDuty runtime monitoring', ko: 'GuardDuty 런타임 모니터링', ja: 'GuardDuty ランタイムモニタリング' },
    { en: 'GuardDuty agent', ko: 'GuardDuty 에이전트', ja: 'GuardDuty エージェント' },
  ],
  'aps-workspaces': [
    { en: 'Managed Service for Prometheus' },
    {
      en: 'Prometheus, OpenTelemetry collector',
      ko: 'Prometheus, OpenTelemetry Collector',
      ja: 'Prometheus、OpenTelemetry Collector',
    },
  ],
  route53: [{ en: 'records of Route 53', ko: 'Route 53 레코드', ja: 'Route 53 のレコード' }, { en: 'ExternalDNS' }],
};

// Their hosts stand apart in the list, bucket by bucket and account by account.
const APART = ['s3', 'ecr.dkr'];

const services = (need: Need, table: Services, { region, fips }: Asking): readonly AllowedHost[] =>
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
    ...karpenterHosts(at),
    ...globalSts(at),
    ...downloads(at),
  ];
  return needs.flatMap(({ need }) => all.filter((one) => one.need === need));
}
