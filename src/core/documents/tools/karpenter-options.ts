// What Karpenter may be told instead of the names of its own guide.

import type { OptionField } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { textOption } from '../text-option.ts';

export const ROLE = 'karpenterNodeRole';
const DISCOVERY = 'discoveryTag';
const PODS_USE_IMDS = 'podsUseImds';
export const BOTTLEROCKET_VERSION = 'bottlerocketVersion';
const WINDOWS = 'windowsServer';
const NODE_POOL = 'karpenterNodePool';

/** docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: a name, without the path. */
export const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;

const checkRole = (text: string): Problem | undefined =>
  ROLE_NAME.test(text)
    ? undefined
    : {
        code: 'option.role-name',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no name of an IAM role: up to 64 letters, digits and + = , . @ - _, without the path and not the ARN.',
          ko: '"{value}" 값은 IAM 역할 이름이 아닙니다. 경로나 ARN이 아닌 이름만, 영문자, 숫자, + = , . @ - _ 로 64자까지 입력하세요.',
          ja: '"{value}" は IAM ロール名ではありません。パスや ARN ではなく名前だけを、英数字と + = , . @ - _ で 64 文字以内で入力してください。',
        },
      };

const checkTagValue = (text: string): Problem | undefined =>
  text.length <= 256
    ? undefined
    : {
        code: 'option.tag-value',
        params: {},
        text: {
          en: 'The value of a tag has 256 characters at most.',
          ko: '태그 값은 256자까지입니다.',
          ja: 'タグの値は 256 文字までです。',
        },
      };

const checkVersion = (text: string): Problem | undefined =>
  /^v?\d+\.\d+\.\d+$/.test(text)
    ? undefined
    : {
        code: 'option.bottlerocket-version',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no version of Bottlerocket: write it like v1.55.0.',
          ko: '"{value}" 값은 Bottlerocket 버전이 아닙니다. v1.55.0처럼 입력하세요.',
          ja: '"{value}" は Bottlerocket のバージョンではありません。v1.55.0 のように入力してください。',
        },
      };

/** As https://karpenter.sh/docs/getting-started/ calls it. */
const usualRole = (clusterName: string): string => `KarpenterNodeRole-${clusterName}`;

export const karpenterOptions: readonly OptionField[] = [
  {
    key: ROLE,
    label: { en: 'Node role', ko: '노드 역할', ja: 'ノードロール' },
    help: {
      en: 'The name of the IAM role of the nodes. Empty: KarpenterNodeRole- and the cluster, as the guide of Karpenter calls it.',
      ko: '노드의 IAM 역할 이름입니다. 비워 두면 Karpenter 설명서의 이름인 KarpenterNodeRole-클러스터 이름을 사용합니다.',
      ja: 'ノードの IAM ロール名です。空の場合は Karpenter のガイドにある KarpenterNodeRole-クラスター名を使います。',
    },
    kind: 'text',
    default: '',
    placeholder: 'KarpenterNodeRole-prod',
    usual: (_, clusterName) => usualRole(clusterName),
    check: checkRole,
  },
  {
    key: DISCOVERY,
    label: {
      en: 'Value of the tag karpenter.sh/discovery',
      ko: 'karpenter.sh/discovery 태그 값',
      ja: 'タグ karpenter.sh/discovery の値',
    },
    help: {
      en: 'Subnets and security groups are found by this tag. Empty: the name of the cluster.',
      ko: '이 태그로 서브넷과 보안 그룹을 찾습니다. 비워 두면 클러스터 이름을 사용합니다.',
      ja: 'このタグでサブネットとセキュリティグループを探します。空の場合はクラスター名を使います。',
    },
    kind: 'text',
    default: '',
    placeholder: 'prod',
    usual: (_, clusterName) => clusterName,
    check: checkTagValue,
  },
  {
    key: BOTTLEROCKET_VERSION,
    label: { en: 'Bottlerocket version', ko: 'Bottlerocket 버전', ja: 'Bottlerocket のバージョン' },
    help: {
      en: 'Empty: the latest, which replaces the nodes whenever a new one comes out. Karpenter advises to pin it.',
      ko: '비워 두면 최신 버전을 사용하며, 새 버전이 나올 때마다 노드가 교체됩니다. Karpenter는 고정하도록 권장합니다.',
      ja: '空の場合は最新を使い、新しいバージョンが出るたびにノードが入れ替わります。Karpenter は固定を勧めています。',
    },
    kind: 'text',
    default: '',
    placeholder: 'v1.55.0',
    check: checkVersion,
    handedOver: 'toml',
  },
  {
    key: WINDOWS,
    label: { en: 'Windows Server', ko: 'Windows Server', ja: 'Windows Server' },
    help: {
      en: 'The images of the nodes. Karpenter takes the latest of them: it cannot pin them.',
      ko: '노드의 이미지입니다. Karpenter는 최신 이미지를 사용하며 고정할 수 없습니다.',
      ja: 'ノードのイメージです。Karpenter は最新を使い、固定はできません。',
    },
    kind: 'choice',
    default: '2022',
    choices: ['2019', '2022', '2025'].map((value) => ({ value, label: { en: `Windows Server ${value}` } })),
    handedOver: 'powershell',
  },
  {
    key: PODS_USE_IMDS,
    label: {
      en: 'Pods use instance metadata',
      ko: '파드가 인스턴스 메타데이터를 사용',
      ja: 'Pod がインスタンスメタデータを使う',
    },
    help: {
      en: 'Sets the hop limit to 2, so that pods reach instance metadata, and with it the role of the node. Off: 1.',
      ko: '홉 제한을 2로 설정해 파드가 인스턴스 메타데이터와 노드 역할에 접근하게 합니다. 끄면 1입니다.',
      ja: 'ホップ制限を 2 にして、Pod がインスタンスメタデータとノードのロールに届くようにします。オフの場合は 1 です。',
    },
    kind: 'switch',
    default: false,
  },
  {
    key: NODE_POOL,
    label: { en: 'A NodePool beside it', ko: 'NodePool도 작성', ja: 'NodePool も作成' },
    help: {
      en: 'Nodes get the proxy only in a NodePool that names this class. A file and a step of its own, at most 32 vCPUs. Off: you name it in pools of your own.',
      ko: '이 클래스를 지정한 NodePool의 노드만 프록시를 사용합니다. 별도의 파일과 단계이며 최대 32 vCPU입니다. 끄면 기존 NodePool에서 직접 지정하세요.',
      ja: 'このクラスを指定した NodePool のノードだけがプロキシを使います。別のファイルと手順になり、最大 32 vCPU です。オフの場合は既存の NodePool で指定してください。',
    },
    kind: 'switch',
    default: false,
  },
];

export const roleOf = (plan: Plan, group: NodeGroupPlan): string =>
  textOption(group, ROLE) || usualRole(plan.settings.cluster.name);

export const discoveryOf = (plan: Plan, group: NodeGroupPlan): string =>
  textOption(group, DISCOVERY) || plan.settings.cluster.name;

export const podsUseImds = (group: NodeGroupPlan): boolean => group.options[PODS_USE_IMDS] === true;

export const wantsNodePool = (group: NodeGroupPlan): boolean => group.options[NODE_POOL] === true;

/** The release of the image: pinned by the platform's answers or by the version asked here; else `latest`. */
export function releaseOf(group: NodeGroupPlan): string {
  const version = textOption(group, BOTTLEROCKET_VERSION);
  return group.image?.release ?? (version === '' ? 'latest' : version.replace(/^(?=\d)/, 'v'));
}

/** `al2023@v20251120`: families and versions as the schema of EC2NodeClass says. */
export function aliasOf(group: NodeGroupPlan): string {
  const family = group.image?.family ?? '';
  const name = family === 'Windows' ? `${family}${textOption(group, WINDOWS) || '2022'}` : family;
  return `${name.toLowerCase()}@${releaseOf(group)}`;
}
