// The programs that Linux nodes of EKS have in common, for each platform to put together in the versions of its image.
// Who calls what: awslabs/amazon-eks-ami (nodeadm; templates/al2 before #2645), aws/amazon-vpc-cni-k8s, and the guides
// of SSM and CloudFormation. Versions of packages are remembered, not read from an image: they say how to see the real one.

import type { Program } from '../../model/program.ts';

/** The reader of Go programs: `go-0.36` for images built since the spring of 2025, `go-0.7` before. */
type GoReader = 'go-0.36' | 'go-0.7';

export const containerd = (reader: GoReader): Program => ({
  name: 'containerd',
  reader,
  calls: {
    en: 'registries of images; ECR keeps layers in S3',
    ko: '이미지 레지스트리(ECR은 레이어를 S3에 보관)',
    ja: 'イメージのレジストリ (ECR はレイヤーを S3 に保管)',
  },
  asks: ['aws:ecr.dkr', 'aws:s3', 'outside'],
  matters: true,
});

export const kubelet: Program = {
  name: 'kubelet',
  reader: 'go-0.36',
  calls: { en: 'the API server', ko: 'API 서버', ja: 'API サーバー' },
  asks: ['api-server'],
  matters: true,
};

/** The child of kubelet that logs in to ECR. */
export const ecrCredentialProvider: Program = {
  name: 'ecr-credential-provider',
  reader: 'go-0.36',
  calls: {
    en: 'login to ECR, with the role from instance metadata',
    ko: '인스턴스 메타데이터의 역할로 하는 ECR 로그인',
    ja: 'インスタンスメタデータのロールによる ECR へのログイン',
  },
  asks: ['aws:ecr.api', 'metadata'],
  matters: true,
};

/** Pods with the variables of the ConfigMap: they run on every platform. */
export const daemonSets = (reader: GoReader): readonly Program[] => [
  {
    name: 'aws-node',
    reader,
    calls: {
      en: 'the API server by the address of its Service, EC2, instance metadata',
      ko: '서비스 주소로 접속하는 API 서버, EC2, 인스턴스 메타데이터',
      ja: 'サービスのアドレスで接続する API サーバー、EC2、インスタンスメタデータ',
    },
    asks: ['service', 'api-server', 'metadata', 'aws:ec2', 'aws:sts'],
    matters: true,
  },
  {
    name: 'kube-proxy',
    reader,
    calls: { en: 'the API server', ko: 'API 서버', ja: 'API サーバー' },
    asks: ['api-server'],
    matters: true,
  },
];

/**
 * botocore fetches the credentials of containers without any proxy (ContainerMetadataFetcher in botocore/utils.py), those
 * of the instance with it.
 */
export const awsCli = (calls: Program['calls'], asks: Program['asks']): Program => ({
  name: 'AWS CLI',
  reader: 'botocore',
  calls,
  asks: ['metadata', 'pod-identity', ...(asks ?? [])],
  neverProxies: ['169.254.170.2', '169.254.170.23', 'fd00:ec2::23'],
  matters: true,
});

export const ssmAgent = (reader: GoReader): Program => ({
  name: 'amazon-ssm-agent',
  reader,
  calls: {
    en: 'Systems Manager, instance metadata',
    ko: 'Systems Manager, 인스턴스 메타데이터',
    ja: 'Systems Manager、インスタンスメタデータ',
  },
  asks: ['metadata', 'aws:ssm', 'aws:ssmmessages', 'aws:ec2messages', 'aws:s3'],
  matters: false,
});

export const cfnSignal: Program = {
  name: 'cfn-signal',
  reader: 'requests',
  checkWith: 'rpm -q --requires aws-cfn-bootstrap',
  calls: {
    en: 'CloudFormation, where a stack waits for the node',
    ko: '스택이 노드를 기다리는 경우의 CloudFormation',
    ja: 'スタックがノードを待つ場合の CloudFormation',
  },
  asks: ['metadata', 'aws:cloudformation'],
  matters: false,
};

/** cloud-init asks for user data and metadata with Python requests. */
export const cloudInit = (version: string, checkWith: string, matters: boolean): Program => ({
  name: 'cloud-init',
  reader: 'requests',
  version,
  library: 'requests',
  checkWith,
  calls: {
    en: 'user data and instance metadata',
    ko: '사용자 데이터와 인스턴스 메타데이터',
    ja: 'ユーザーデータとインスタンスメタデータ',
  },
  asks: ['metadata'],
  matters,
});

interface Curl {
  readonly reader: string;
  readonly version: string;
}

/** dnf or yum, which load packages by libcurl; Amazon Linux keeps them in S3. */
export const packageManager = (name: string, { reader, version }: Curl): Program => ({
  name,
  reader,
  version,
  library: 'libcurl',
  checkWith: 'curl -V',
  calls: {
    en: 'packages of Amazon Linux, in S3',
    ko: 'S3에 있는 Amazon Linux 패키지',
    ja: 'S3 にある Amazon Linux のパッケージ',
  },
  asks: ['aws:s3'],
  matters: false,
});

/** bootstrap.sh asks instance metadata by the script `imds` of the image, which is curl. */
export const bootstrapImds = ({ reader, version }: Curl): Program => ({
  name: 'bootstrap.sh',
  reader,
  version,
  library: 'curl',
  checkWith: 'curl -V',
  calls: {
    en: 'instance metadata, by curl',
    ko: 'curl로 읽는 인스턴스 메타데이터',
    ja: 'curl で読み取るインスタンスメタデータ',
  },
  asks: ['metadata'],
  matters: true,
});

export const curlOf = ({ reader, version }: Curl): Program => ({
  name: 'curl',
  reader,
  version,
  checkWith: 'curl -V',
  calls: { en: 'whatever a script asks', ko: '스크립트가 호출하는 모든 대상', ja: 'スクリプトが呼び出すすべての宛先' },
  matters: false,
});

/** What user data and scripts call with: whatever they are told to, so no call of theirs is known. */
export const scripts = (curl: Curl): readonly Program[] => [
  curlOf(curl),
  {
    name: 'wget',
    reader: 'wget-1',
    version: '1.x',
    checkWith: 'wget --version',
    calls: {
      en: 'whatever a script asks',
      ko: '스크립트가 호출하는 모든 대상',
      ja: 'スクリプトが呼び出すすべての宛先',
    },
    matters: false,
  },
  {
    name: 'Python',
    reader: 'urllib',
    calls: {
      en: 'whatever a script asks with urllib',
      ko: '스크립트가 urllib로 호출하는 모든 대상',
      ja: 'スクリプトが urllib で呼び出すすべての宛先',
    },
    matters: false,
  },
];
