// The VPC endpoint services that the page offers: what each is for on EKS, what stops without a way to it, and which of
// them AWS names for a cluster without a way out. Source: awsdocs/amazon-eks-user-guide private-clusters.adoc (101184ec,
// 2026), which has ec2, ecr.api, ecr.dkr, s3, elasticloadbalancing, xray, ssm, logs, sts, eks-auth, eks, route53 in its
// table and autoscaling in its text.

import type { Localized } from '../model/localized.ts';

export interface EndpointService {
  /** `<name>` of `com.amazonaws.<region>.<name>`. */
  readonly name: string;
  /** What it is for on EKS. */
  readonly what: Localized;
  /** What stops where neither an endpoint nor the proxy leads to it. */
  readonly without: Localized;
  readonly kind: 'gateway' | 'interface';
  /** AWS's list for private clusters: `every` cluster, or one that has what it is for. Absent: not on the list. */
  readonly privateCluster?: 'every' | 'if-used';
}

type More = Partial<Pick<EndpointService, 'kind' | 'privateCluster'>>;

const offer = (name: string, what: Localized, without: Localized, more: More = {}): EndpointService => ({
  name,
  what,
  without,
  kind: 'interface',
  ...more,
});

const every: More = { privateCluster: 'every' };
const ifUsed: More = { privateCluster: 'if-used' };

/** The services on offer, those that image pulls and joining need first. */
export const endpointServices: readonly EndpointService[] = [
  offer(
    's3',
    {
      en: 'image layers from ECR, packages of Amazon Linux',
      ko: 'ECR 이미지 레이어, Amazon Linux 패키지',
      ja: 'ECR のイメージレイヤー、Amazon Linux のパッケージ',
    },
    {
      en: 'no image comes from ECR, dnf and yum find no packages',
      ko: 'ECR에서 이미지를 받지 못하고 dnf와 yum이 패키지를 찾지 못함',
      ja: 'ECR からイメージを取得できず、dnf と yum がパッケージを見つけられない',
    },
    {
      kind: 'gateway',
      ...every,
    },
  ),
  offer(
    'ecr.api',
    { en: 'login to ECR', ko: 'ECR 로그인', ja: 'ECR へのログイン' },
    {
      en: 'images in ECR are refused: kubelet gets no login',
      ko: 'kubelet이 로그인하지 못해 ECR 이미지가 거부됨',
      ja: 'kubelet がログインできず、ECR のイメージが拒否される',
    },
    every,
  ),
  offer(
    'ecr.dkr',
    { en: 'images from ECR', ko: 'ECR 이미지', ja: 'ECR のイメージ' },
    {
      en: 'no image comes from ECR, the pause container and VPC CNI included',
      ko: 'pause 컨테이너와 VPC CNI를 포함해 ECR에서 이미지를 받지 못함',
      ja: 'pause コンテナや VPC CNI も含め、ECR からイメージを取得できない',
    },
    every,
  ),
  offer(
    'ec2',
    {
      en: 'joining the cluster, pod addresses (VPC CNI), volumes (EBS CSI)',
      ko: '클러스터 조인, 파드 주소(VPC CNI), 볼륨(EBS CSI)',
      ja: 'クラスターへの参加、Pod のアドレス (VPC CNI)、ボリューム (EBS CSI)',
    },
    {
      en: 'nodes do not join, pods get no addresses, volumes are not attached',
      ko: '노드가 조인하지 못하고 파드가 주소를 받지 못하며 볼륨이 연결되지 않음',
      ja: 'ノードが参加できず、Pod がアドレスを得られず、ボリュームがアタッチされない',
    },
    every,
  ),
  offer(
    'sts',
    { en: 'IAM roles for service accounts', ko: '서비스 계정에 대한 IAM 역할', ja: 'サービスアカウントの IAM ロール' },
    {
      en: 'pods get no credentials for the role of their service account',
      ko: '파드가 서비스 계정 역할의 자격 증명을 받지 못함',
      ja: 'Pod がサービスアカウントのロールの認証情報を取得できない',
    },
    ifUsed,
  ),
  offer(
    'eks',
    {
      en: 'the EKS API: AWS CLI, node start, Karpenter',
      ko: 'EKS API: AWS CLI, 노드 시작, Karpenter',
      ja: 'EKS API: AWS CLI、ノードの起動、Karpenter',
    },
    {
      en: 'nodes that are not told of their cluster do not join, Karpenter does not start',
      ko: '클러스터 정보를 받지 않은 노드가 조인하지 못하고 Karpenter가 시작되지 않음',
      ja: 'クラスターの情報を渡されていないノードが参加できず、Karpenter が起動しない',
    },
    ifUsed,
  ),
  offer(
    'eks-auth',
    { en: 'EKS Pod Identity', ko: 'EKS Pod Identity', ja: 'EKS Pod Identity' },
    {
      en: 'pods get no credentials from Pod Identity',
      ko: '파드가 Pod Identity에서 자격 증명을 받지 못함',
      ja: 'Pod が Pod Identity から認証情報を取得できない',
    },
    ifUsed,
  ),
  offer(
    'oidc-eks',
    {
      en: 'checking service account tokens from inside the VPC',
      ko: 'VPC 안에서 서비스 계정 토큰 검사',
      ja: 'VPC 内からのサービスアカウントトークンの検証',
    },
    {
      en: 'with an eks endpoint the name of the issuer does not resolve: Terraform, eksctl and token checks fail',
      ko: 'eks 엔드포인트가 있으면 발급자의 이름을 확인할 수 없어 Terraform, eksctl, 토큰 검사가 실패함',
      ja: 'eks エンドポイントがあると発行者の名前を解決できず、Terraform、eksctl、トークンの検証が失敗する',
    },
  ),
  offer(
    'ssm',
    {
      en: 'Session Manager, parameters, AMI lookup',
      ko: 'Session Manager, 파라미터, AMI 조회',
      ja: 'Session Manager、パラメータ、AMI の検索',
    },
    {
      en: 'no session to a node, no parameters',
      ko: '노드에 세션을 열 수 없고 파라미터를 읽을 수 없음',
      ja: 'ノードへのセッションもパラメータも使えない',
    },
    ifUsed,
  ),
  offer(
    'ssmmessages',
    { en: 'Session Manager' },
    { en: 'no session to a node', ko: '노드에 세션을 열 수 없음', ja: 'ノードへのセッションを開けない' },
  ),
  offer(
    'ec2messages',
    {
      en: 'Session Manager, older agents',
      ko: 'Session Manager(이전 에이전트)',
      ja: 'Session Manager (古いエージェント)',
    },
    {
      en: 'older agents get no commands',
      ko: '이전 에이전트가 명령을 받지 못함',
      ja: '古いエージェントがコマンドを受け取れない',
    },
  ),
  offer(
    'logs',
    { en: 'CloudWatch Logs' },
    {
      en: 'logs of nodes and pods stay where they are, and are lost with them',
      ko: '노드와 파드의 로그가 전송되지 않고 함께 사라짐',
      ja: 'ノードと Pod のログが送られず、ともに失われる',
    },
    ifUsed,
  ),
  offer(
    'monitoring',
    { en: 'CloudWatch metrics', ko: 'CloudWatch 지표', ja: 'CloudWatch メトリクス' },
    {
      en: 'no metrics reach CloudWatch',
      ko: 'CloudWatch에 지표가 전송되지 않음',
      ja: 'CloudWatch にメトリクスが届かない',
    },
  ),
  offer(
    'xray',
    { en: 'X-Ray traces', ko: 'X-Ray 추적', ja: 'X-Ray トレース' },
    { en: 'no traces reach X-Ray', ko: 'X-Ray에 추적이 전송되지 않음', ja: 'X-Ray にトレースが届かない' },
    ifUsed,
  ),
  offer(
    'kms',
    { en: 'encrypted volumes and secrets', ko: '암호화된 볼륨과 시크릿', ja: '暗号化されたボリュームとシークレット' },
    {
      en: 'programs on nodes and in pods cannot decrypt',
      ko: '노드와 파드의 프로그램이 복호화하지 못함',
      ja: 'ノードや Pod のプログラムが復号できない',
    },
  ),
  offer(
    'elasticloadbalancing',
    { en: 'load balancer controller', ko: '로드 밸런서 컨트롤러', ja: 'ロードバランサーコントローラー' },
    {
      en: 'no load balancer is made or changed',
      ko: '로드 밸런서를 만들거나 변경하지 못함',
      ja: 'ロードバランサーの作成も変更もできない',
    },
    ifUsed,
  ),
  offer(
    'autoscaling',
    { en: 'Cluster Autoscaler' },
    {
      en: 'node groups do not grow or shrink',
      ko: '노드 그룹이 확장되거나 축소되지 않음',
      ja: 'ノードグループが拡大も縮小もしない',
    },
    ifUsed,
  ),
  offer(
    'elasticfilesystem',
    { en: 'EFS CSI driver', ko: 'EFS CSI 드라이버', ja: 'EFS CSI ドライバー' },
    { en: 'no EFS volume is made', ko: 'EFS 볼륨을 만들지 못함', ja: 'EFS ボリュームを作成できない' },
  ),
  offer(
    'secretsmanager',
    { en: 'secrets', ko: '시크릿', ja: 'シークレット' },
    { en: 'pods do not get their secrets', ko: '파드가 시크릿을 받지 못함', ja: 'Pod がシークレットを取得できない' },
  ),
  offer(
    'sqs',
    { en: 'interruption queue of Karpenter', ko: 'Karpenter의 중단 대기열', ja: 'Karpenter の中断キュー' },
    {
      en: 'Karpenter does not hear of interruptions',
      ko: 'Karpenter가 중단 알림을 받지 못함',
      ja: 'Karpenter が中断の通知を受け取れない',
    },
  ),
  offer(
    'cloudformation',
    { en: 'cfn-signal' },
    {
      en: 'a stack that waits for its nodes fails',
      ko: '노드를 기다리는 스택이 실패함',
      ja: 'ノードを待つスタックが失敗する',
    },
  ),
  offer(
    'guardduty-data',
    { en: 'GuardDuty runtime monitoring', ko: 'GuardDuty 런타임 모니터링', ja: 'GuardDuty ランタイムモニタリング' },
    {
      en: 'GuardDuty sees nothing of the nodes',
      ko: 'GuardDuty가 노드를 관찰하지 못함',
      ja: 'GuardDuty がノードを監視できない',
    },
  ),
  offer(
    'aps-workspaces',
    { en: 'Managed Service for Prometheus' },
    {
      en: 'no metrics reach Prometheus',
      ko: 'Prometheus에 지표가 전송되지 않음',
      ja: 'Prometheus にメトリクスが届かない',
    },
  ),
  offer(
    'route53',
    { en: 'ExternalDNS' },
    {
      en: 'no records are made or changed',
      ko: '레코드를 만들거나 변경하지 못함',
      ja: 'レコードの作成も変更もできない',
    },
    ifUsed,
  ),
];

/** Why a list of endpoints has no "Amazon VPC", although instructions name it beside ECR, S3 and EC2. */
export const amazonVpcNote: Localized = {
  en: 'Some instructions also ask for an endpoint of Amazon Virtual Private Cloud (VPC). There is none, and no host to list: calls that concern a VPC are part of the EC2 API, so the ec2 endpoint serves them.',
  ko: 'Amazon Virtual Private Cloud(VPC)의 엔드포인트도 요구하는 안내가 있지만, 그런 엔드포인트도 목록에 넣을 호스트도 없습니다. VPC에 관한 호출은 EC2 API의 일부이므로 ec2 엔드포인트가 처리합니다.',
  ja: 'Amazon Virtual Private Cloud (VPC) のエンドポイントも求める手順書がありますが、そのようなエンドポイントも、リストに入れるホストもありません。VPC に関する呼び出しは EC2 API の一部のため、ec2 エンドポイントが処理します。',
};
