// Why the services of AWS are called and by whom, for the list of hosts that the proxy has to let through. A
// chosen controller makes an optional one usual (allowed-hosts.ts).

import type { Localized } from '../model/localized.ts';

type Words = readonly [reason: Localized, who: Localized];

/** Why a service is called and by whom, by the name of its VPC endpoint. */
export type ServiceWords = Readonly<Record<string, Words>>;

export const NEEDED: ServiceWords = {
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

export const USUAL: ServiceWords = {
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

export const OPTIONAL: ServiceWords = {
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
