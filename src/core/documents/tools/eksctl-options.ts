// What eksctl has to be told about a group and, where something else made the cluster, about its network.

import type { OptionField } from '../../model/definition.ts';
import type { Check, Finding } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';
import type { YamlValue } from '../../syntax/yaml.ts';
import { optionField, textOption } from '../text-option.ts';

const VPC = 'vpcId';
const SECURITY_GROUP = 'controlPlaneSecurityGroup';
const SUBNETS = 'privateSubnets';
const network = [VPC, SECURITY_GROUP, SUBNETS] as const;

/** Resource IDs of EC2 have 8 or 17 hexadecimal digits (docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html). */
const isId = (text: string, kind: string): boolean => new RegExp(`^${kind}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`).test(text);

const checkId =
  (kind: string): Check =>
  (text) =>
    isId(text.trim(), kind)
      ? undefined
      : {
          code: 'option.resource-id',
          params: { value: excerpt(text), kind },
          text: {
            en: '"{value}" is no such ID: {kind}- and 8 or 17 hexadecimal digits.',
            ko: '"{value}" 값은 올바른 ID가 아닙니다. {kind}- 뒤에 16진수 8자리 또는 17자리를 입력하세요.',
            ja: '"{value}" は正しい ID ではありません。{kind}- の後に 16 進数 8 桁または 17 桁を入力してください。',
          },
        };

const listOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((one) => one !== '');

/** eksctl wants two or more: pkg/apis/eksctl.io/v1alpha5/vpc.go MinRequiredSubnets. */
const checkSubnets: Check = (text) => {
  const ids = listOf(text);
  return new Set(ids).size >= 2 && ids.every((id) => isId(id, 'subnet'))
    ? undefined
    : {
        code: 'option.subnet-ids',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" are no two subnets: write subnet-... IDs with commas between them, two at least.',
          ko: '"{value}" 값은 서브넷 두 개가 아닙니다. subnet-... ID를 쉼표로 구분해 두 개 이상 입력하세요.',
          ja: '"{value}" は 2 つのサブネットになっていません。subnet-... の ID をカンマ区切りで 2 つ以上入力してください。',
        },
      };
};

/** pkg/apis/eksctl.io/v1alpha5/types.go, weaveworks/eksctl v0.230.0. */
const windowsFamilies = ['2019', '2022', '2025'].flatMap((year) =>
  ['Core', 'Full'].map((kind) => ({
    value: `WindowsServer${year}${kind}Container`,
    label: { en: `Windows Server ${year} ${kind}` },
  })),
);
const WINDOWS = 'windowsFamily';
const USUAL_WINDOWS = 'WindowsServer2022CoreContainer';

/** eksctl signs the clusters that it makes: pkg/apis/eksctl.io/v1alpha5/types.go ClusterNameTag. There, all of these stay empty. */
const OWN_TAG = 'alpha.eksctl.io/cluster-name';

const foreign =
  (of: NonNullable<OptionField['offer']>): NonNullable<OptionField['offer']> =>
  (cluster) =>
    cluster.tagKeys.includes(OWN_TAG) ? undefined : of(cluster);

export const eksctlOptions: readonly OptionField[] = [
  {
    key: 'imageId',
    label: { en: 'AMI ID', ko: 'AMI ID', ja: 'AMI ID' },
    help: {
      en: 'The image the nodes start from. Empty: the newest one of EKS.',
      ko: '노드가 시작할 이미지입니다. 비워 두면 EKS의 최신 이미지를 사용합니다.',
      ja: 'ノードを起動するイメージです。空の場合は EKS の最新のイメージを使います。',
    },
    kind: 'text',
    default: '',
    placeholder: 'ami-0123456789abcdef0',
    check: checkId('ami'),
    managements: ['managed-custom-ami', 'self-managed'],
  },
  {
    key: WINDOWS,
    label: { en: 'Windows Server', ko: 'Windows Server', ja: 'Windows Server' },
    help: {
      en: 'The image family of the nodes, as eksctl calls it.',
      ko: '노드의 이미지 패밀리입니다. eksctl의 이름을 사용합니다.',
      ja: 'ノードのイメージファミリーです。eksctl での名前を使います。',
    },
    kind: 'choice',
    default: USUAL_WINDOWS,
    choices: windowsFamilies,
    handedOver: 'powershell',
  },
  {
    key: VPC,
    label: { en: 'VPC', ko: 'VPC', ja: 'VPC' },
    help: {
      en: 'Only if eksctl did not make the cluster; then the next two as well.',
      ko: 'eksctl로 만들지 않은 클러스터에만 필요합니다. 이 경우 다음 두 항목도 입력하세요.',
      ja: 'eksctl で作成していないクラスターの場合だけ必要です。その場合は次の 2 つも入力してください。',
    },
    kind: 'text',
    default: '',
    placeholder: 'vpc-0123456789abcdef0',
    check: checkId('vpc'),
    offer: foreign(({ vpcId }) => vpcId),
  },
  {
    key: SECURITY_GROUP,
    label: {
      en: 'Security group of the control plane',
      ko: '컨트롤 플레인의 보안 그룹',
      ja: 'コントロールプレーンのセキュリティグループ',
    },
    help: {
      en: 'The additional security group that the cluster was made with; where there is none, the cluster security group.',
      ko: '클러스터를 만들 때 지정한 추가 보안 그룹입니다. 없으면 클러스터 보안 그룹을 입력하세요.',
      ja: 'クラスター作成時に指定した追加のセキュリティグループです。なければクラスターセキュリティグループを入力してください。',
    },
    kind: 'text',
    default: '',
    placeholder: 'sg-0123456789abcdef0',
    check: checkId('sg'),
    offer: foreign(({ securityGroupIds, clusterSecurityGroupId }) => securityGroupIds[0] ?? clusterSecurityGroupId),
  },
  {
    key: SUBNETS,
    label: { en: 'Private subnets', ko: '프라이빗 서브넷', ja: 'プライベートサブネット' },
    help: {
      en: 'Where the nodes start: two or more, with commas between them. Not every subnet of a cluster is private.',
      ko: '노드를 시작할 서브넷입니다. 쉼표로 구분해 두 개 이상 입력하세요. 클러스터의 서브넷이 모두 프라이빗인 것은 아닙니다.',
      ja: 'ノードを起動するサブネットです。カンマ区切りで 2 つ以上入力してください。クラスターのサブネットがすべてプライベートとは限りません。',
    },
    kind: 'text',
    default: '',
    placeholder: 'subnet-0123456789abcdef0, subnet-0123456789abcdef1',
    check: checkSubnets,
    offer: foreign(({ subnetIds }) => (subnetIds.length > 1 ? subnetIds.join(', ') : undefined)),
  },
];

export const imageIdOf = (group: NodeGroupPlan): string => textOption(group, 'imageId');

export const windowsFamilyOf = (group: NodeGroupPlan): string => textOption(group, WINDOWS) || USUAL_WINDOWS;

/** Whether the answers say that something else than eksctl made the cluster. */
const isForeign = (group: NodeGroupPlan): boolean => network.some((key) => textOption(group, key) !== '');

/**
 * The section without which eksctl makes no node group in a cluster that it did not make (userdocs/src/usage/
 * unowned-clusters.md; pkg/actions/nodegroup/create.go loadVPCFromConfig). For its own clusters it reads its stack.
 */
export function vpcSection(group: NodeGroupPlan): { readonly vpc?: YamlValue } {
  if (!isForeign(group)) return {};
  const subnets = textOption(group, SUBNETS);
  const ids = hasMark(subnets) ? [subnets] : listOf(subnets);
  return {
    vpc: {
      id: textOption(group, VPC),
      securityGroup: textOption(group, SECURITY_GROUP),
      // The names are ours; eksctl looks at the IDs.
      subnets: { private: Object.fromEntries(ids.map((id, index) => [`private-${index + 1}`, { id }])) },
    },
  };
}

export function networkFindings(group: NodeGroupPlan): readonly Finding[] {
  const params = { group: group.name };
  if (!isForeign(group)) {
    return [
      {
        code: 'eksctl.network',
        severity: 'note',
        field: optionField(group, VPC),
        params,
        text: {
          en: 'eksctl finds the network of a cluster that it made. If something else made yours, it makes nothing for {group} until you give VPC, security group and subnets here: aws eks describe-cluster shows them.',
          ko: 'eksctl은 자신이 만든 클러스터의 네트워크만 찾을 수 있습니다. 다른 방법으로 만든 클러스터라면 여기에 VPC, 보안 그룹, 서브넷을 입력해야 {group} 그룹을 만듭니다. aws eks describe-cluster로 확인할 수 있습니다.',
          ja: 'eksctl は自分で作成したクラスターのネットワークしか見つけられません。別の方法で作成したクラスターでは、ここに VPC、セキュリティグループ、サブネットを入力しないと {group} は作成されません。aws eks describe-cluster で確認できます。',
        },
      },
    ];
  }
  const missing = network.find((key) => textOption(group, key) === '');
  if (missing === undefined) return [];
  return [
    {
      code: 'eksctl.network-incomplete',
      severity: 'error',
      field: optionField(group, missing),
      params,
      text: {
        en: 'For a cluster that it did not make, eksctl needs all three: VPC, security group and subnets. For one that it made, leave all three empty.',
        ko: 'eksctl로 만들지 않은 클러스터에는 VPC, 보안 그룹, 서브넷이 모두 필요합니다. eksctl로 만든 클러스터라면 모두 비워 두세요.',
        ja: 'eksctl で作成していないクラスターには VPC、セキュリティグループ、サブネットの 3 つすべてが必要です。eksctl で作成したクラスターなら 3 つとも空にしてください。',
      },
    },
  ];
}
