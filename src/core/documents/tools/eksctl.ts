// eksctl: a ClusterConfig with the one node group, which `eksctl create nodegroup` makes. Rules of eksctl as in
// weaveworks/eksctl v0.230.0, pkg/nodebootstrap and pkg/apis/eksctl.io/v1alpha5/validation.go.

import {
  hasOwnFiles,
  type PolicyStatement,
  type SettingsTable,
  type ToolDefinition,
  type UserData,
} from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import { handOverOf } from '../../model/pairing.ts';
import type { ImageFamily, NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { Block, type YamlValue, yaml } from '../../syntax/yaml.ts';
import { clusterDnsAddress } from '../platforms/cluster-dns.ts';
import { optionField } from '../text-option.ts';
import { eksctlOptions, imageIdOf, networkFindings, vpcSection, windowsFamilyOf } from './eksctl-options.ts';

const FILE = 'eksctl.yaml';

/** The first whose NodeConfig knows instance.environment: its nodeadm is of 2026-02-13, after amazon-eks-ami#2384. */
const FIRST_VERSION = '0.224.0';

/** Joined by EKS, and by what eksctl adds, respectively: nobody may say it twice (managed_bottlerocket.go). */
const ownedSettings = [
  'cluster-certificate',
  'api-server',
  'cluster-name',
  'cluster-dns-ip',
  'node-labels',
  'node-taints',
];

const isSelfManaged = (group: NodeGroupPlan): boolean => group.management === 'self-managed';

const isTable = (value: SettingsTable[string] | undefined): value is SettingsTable =>
  typeof value === 'object' && !Array.isArray(value);

/** The settings that eksctl takes for Bottlerocket: what the platform says, without what eksctl or EKS says itself. */
function settingsOf(table: SettingsTable, group: NodeGroupPlan): SettingsTable {
  const settings = isTable(table.settings) ? table.settings : {};
  const { kubernetes, ...others } = settings;
  if (!isTable(kubernetes)) return others;
  const left = Object.entries(kubernetes).filter(([key]) => isSelfManaged(group) || !ownedSettings.includes(key));
  return left.length === 0 ? others : { kubernetes: Object.fromEntries(left), ...others };
}

/** eksctl begins each script with this line itself (pkg/nodebootstrap/al2023.go). */
const withoutFirstLine = (script: string): string => script.replace(/^#!\/bin\/bash\n/, '');

/**
 * The fields of the node group that hold the user data. eksctl writes scripts before its own NodeConfig and puts this one
 * after it, so that this one wins; it is read into eksctl's own structure and written anew.
 */
function carried(plan: Plan, group: NodeGroupPlan, userData: UserData): { readonly [key: string]: YamlValue } {
  if (userData.kind === 'toml') {
    // eksctl hands the DNS of the cluster to no Bottlerocket node by itself.
    const dns = isSelfManaged(group) ? { clusterDNS: clusterDnsAddress(plan) } : {};
    return { ...dns, bottlerocket: { settings: settingsOf(userData.table, group) } };
  }
  // Between the tags, before the script that joins the node (pkg/nodebootstrap/windows.go).
  if (userData.kind === 'powershell') return { preBootstrapCommands: [new Block(userData.text)] };
  const scripts = userData.parts.flatMap((part) =>
    handOverOf(part) === 'shell-script' ? [part.text] : part.asScript === undefined ? [] : [part.asScript],
  );
  const config = userData.parts.find((part) => handOverOf(part) === 'node-config');
  return {
    ...(scripts.length === 0
      ? {}
      : { preBootstrapCommands: scripts.map((script) => new Block(withoutFirstLine(script))) }),
    ...(config === undefined ? {} : { overrideBootstrapCommand: new Block(config.text) }),
  };
}

const families: Readonly<Record<Exclude<ImageFamily, 'Windows'>, string>> = {
  AL2: 'AmazonLinux2',
  AL2023: 'AmazonLinux2023',
  Bottlerocket: 'Bottlerocket',
};

/** Without a family eksctl would take its own default: `refuses` lets no such group through. */
function familyOf(group: NodeGroupPlan): { readonly amiFamily?: string } {
  if (group.image === undefined) return {};
  const { family } = group.image;
  return { amiFamily: family === 'Windows' ? windowsFamilyOf(group) : families[family] };
}

function clusterConfig(
  plan: Plan,
  group: NodeGroupPlan,
  userData: UserData,
  allows: readonly PolicyStatement[],
): string {
  const { name, region, kubernetesVersion } = plan.settings.cluster;
  const ami = imageIdOf(group);
  const one = {
    name: group.name,
    ...familyOf(group),
    ...(ami === '' ? {} : { ami }),
    privateNetworking: true,
    // Of the role that eksctl makes with the group.
    ...(allows.length === 0 ? {} : { iam: { attachPolicy: { Version: '2012-10-17', Statement: allows } } }),
    ...carried(plan, group, userData),
  };
  return yaml(
    {
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata: { name, region, ...(kubernetesVersion === undefined ? {} : { version: kubernetesVersion }) },
      ...vpcSection(group),
      [isSelfManaged(group) ? 'nodeGroups' : 'managedNodeGroups']: [one],
    },
    head(userData),
  );
}

const hasNodeConfig = (userData: UserData): boolean =>
  userData.kind === 'mime' && userData.parts.some((part) => handOverOf(part) === 'node-config');

const head = (userData: UserData): readonly string[] => [
  'One node group, for "eksctl create nodegroup --config-file" with this file. A group of the same name is left as it is:',
  'a changed group is a new group under a new name.',
  'Types and numbers of instances, labels and taints are not here: add yours, or eksctl takes its own.',
  ...(hasNodeConfig(userData)
    ? [`Needs eksctl ${FIRST_VERSION} or later: older ones drop instance.environment from the NodeConfig silently.`]
    : []),
  ...(userData.kind === 'toml' ? userData.comment : []),
];

/** Letters, digits and hyphens only: it becomes part of the name of a stack (IsInvalidNameArg in validation.go). */
const NAME = /^[A-Za-z0-9-]+$/;

function nameFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const cluster = plan.settings.cluster.name;
  const wrong = [
    { name: group.name, field: `nodeGroups.${group.index}.name` },
    { name: cluster, field: `nodeGroups.${group.index}.tool` },
  ].find(({ name }) => !hasMark(name) && !NAME.test(name));
  const long = `eksctl-${cluster}-nodegroup-${group.name}`.length > 128;
  if (wrong === undefined && (!long || hasMark(cluster + group.name))) return [];
  return [
    {
      code: 'eksctl.name',
      severity: 'error',
      field: wrong?.field ?? `nodeGroups.${group.index}.name`,
      params: { name: wrong?.name ?? group.name },
      text: {
        en: 'eksctl cannot take the name {name}: it names a CloudFormation stack after cluster and node group, which takes letters, digits and hyphens, 128 in all. Give another name or choose another tool.',
        ko: 'eksctl은 {name} 이름을 사용할 수 없습니다. 클러스터와 노드 그룹 이름으로 CloudFormation 스택을 만드는데, 영문자, 숫자, 하이픈으로 모두 128자까지만 쓸 수 있습니다. 다른 이름이나 다른 도구를 선택하세요.',
        ja: 'eksctl は {name} という名前を使えません。クラスターとノードグループの名前から CloudFormation スタックを作成し、使えるのは英数字とハイフンで合計 128 文字までです。別の名前か別のツールを選んでください。',
      },
    },
  ];
}

function imageFindings(group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  if (group.management !== 'managed-custom-ami') return [];
  const field = optionField(group, 'imageId');
  const params = { group: group.name };
  if (imageIdOf(group) === '') {
    return [
      {
        code: 'eksctl.no-image',
        severity: 'warning',
        field,
        params,
        text: {
          en: 'Without an AMI ID the nodes of {group} start from the image that EKS picks, as a managed group does.',
          ko: 'AMI ID가 없으면 {group}의 노드는 관리형 노드 그룹처럼 EKS가 고른 이미지로 시작합니다.',
          ja: 'AMI ID がないと、{group} のノードはマネージドノードグループと同じく EKS が選んだイメージで起動します。',
        },
      },
    ];
  }
  if (userData.kind !== 'toml') return [];
  return [
    {
      code: 'eksctl.asks-for-dns',
      severity: 'note',
      field,
      params,
      text: {
        en: 'eksctl lets a managed group say no cluster-dns-ip: the nodes of {group} ask EKS for it, by the proxy. Where they cannot, Bottlerocket guesses, wrongly for a service network of your own.',
        ko: 'eksctl은 관리형 노드 그룹에 cluster-dns-ip를 허용하지 않으므로 {group}의 노드가 프록시를 통해 EKS에 묻습니다. 물을 수 없으면 Bottlerocket이 추측하며, 서비스 CIDR을 직접 정한 클러스터에서는 틀립니다.',
        ja: 'eksctl はマネージドノードグループに cluster-dns-ip を許さないため、{group} のノードはプロキシ経由で EKS に問い合わせます。できない場合は Bottlerocket が推測し、サービス CIDR を独自に決めたクラスターでは誤ります。',
      },
    },
  ];
}

/** Nobody but the user knows which groups the cluster has; the head of the file says the same. */
const existing = (params: Finding['params'], field: string): Finding => ({
  code: 'eksctl.existing',
  severity: 'note',
  field,
  params,
  text: {
    en: 'If the cluster has a group {group} already, eksctl leaves it as it is and makes nothing: choose another name, such as {group}-proxy, and drain the old group afterwards.',
    ko: '클러스터에 {group} 그룹이 이미 있으면 eksctl은 그대로 두고 아무것도 만들지 않습니다. {group}-proxy처럼 다른 이름을 사용하고, 이후 기존 그룹을 드레이닝하세요.',
    ja: 'クラスターに {group} というグループが既にある場合、eksctl はそのまま残して何も作成しません。{group}-proxy のような別の名前を選び、その後で古いグループをドレインしてください。',
  },
});

function findings(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  const found: Finding[] = [...nameFindings(plan, group), ...networkFindings(group), ...imageFindings(group, userData)];
  const params = { group: group.name, first: FIRST_VERSION };
  if (!hasMark(group.name)) found.push(existing(params, `nodeGroups.${group.index}.name`));
  if (isSelfManaged(group) && plan.settings.cluster.serviceCidrs.some((cidr) => cidr.includes(':'))) {
    found.push({
      code: 'eksctl.ipv6',
      severity: 'error',
      field: `nodeGroups.${group.index}.management`,
      params,
      text: {
        en: 'eksctl makes no self-managed groups in an IPv6 cluster: let EKS manage {group}, or choose another tool.',
        ko: 'eksctl은 IPv6 클러스터에 자체 관리형 노드 그룹을 만들지 못합니다. {group} 그룹을 관리형으로 바꾸거나 다른 도구를 선택하세요.',
        ja: 'eksctl は IPv6 クラスターにセルフマネージドのノードグループを作成できません。{group} をマネージドにするか、別のツールを選んでください。',
      },
    });
  }
  if (hasNodeConfig(userData)) {
    found.push({
      code: 'eksctl.version',
      severity: 'note',
      field: `nodeGroups.${group.index}.tool`,
      params,
      text: {
        en: 'eksctl {first} or later is needed: older ones drop the proxy from the NodeConfig of {group} silently. The commands look.',
        ko: 'eksctl {first} 이상이 필요합니다. 이전 버전은 {group}의 NodeConfig에서 프록시 설정을 조용히 버립니다. 명령이 버전을 확인합니다.',
        ja: 'eksctl {first} 以降が必要です。それより前のバージョンは {group} の NodeConfig からプロキシ設定を黙って捨てます。コマンドがバージョンを確認します。',
      },
    });
  }
  return found;
}

/** Nothing is made by an eksctl that is too old for what the file may hold. */
function commands(plan: Plan, group: NodeGroupPlan): readonly string[] {
  const { name, region } = plan.settings.cluster;
  const tooOld = `eksctl ${FIRST_VERSION} or later is needed: older ones drop the proxy silently.`;
  return [
    sh`
      if printf ${'%s\\n'} ${FIRST_VERSION} "$(eksctl version)" | sort -V -C; then
        eksctl create nodegroup --config-file ${`${group.folder}/${FILE}`}
      else
        echo ${tooOld} >&2
        false
      fi
    `.trimEnd(),
    sh`eksctl get nodegroup --cluster ${name} --region ${region}`,
  ];
}

export const eksctl: ToolDefinition = {
  id: 'eksctl',
  title: 'eksctl',
  file: FILE,
  about: {
    en: 'A ClusterConfig with one node group, for clusters that eksctl made and for others.',
    ko: '노드 그룹 하나가 담긴 ClusterConfig입니다. eksctl로 만든 클러스터와 그렇지 않은 클러스터 모두에 사용할 수 있습니다.',
    ja: 'ノードグループを 1 つ含む ClusterConfig です。eksctl で作成したクラスターにも、それ以外のクラスターにも使えます。',
  },
  options: eksctlOptions,
  carries: ['node-config', 'shell-script', 'toml', 'powershell'],
  // pkg/cfn/builder/managed_nodegroup.go validateLaunchTemplate; nodeGroups[] has no such key (schema.json).
  instead: {
    en: 'Choose Launch template, have its commands make the template, and name it in a ClusterConfig of your own: managedNodeGroups[].launchTemplate with id and version, and instanceTypes beside it. nodeGroups[] takes no launch template.',
    ko: '도구로 시작 템플릿을 선택해 템플릿을 만든 뒤, 직접 작성한 ClusterConfig의 managedNodeGroups[].launchTemplate에 id와 version을, 그 옆에 instanceTypes를 지정하세요. nodeGroups[]에는 시작 템플릿을 지정할 수 없습니다.',
    ja: 'ツールに起動テンプレートを選んでテンプレートを作成し、自分の ClusterConfig の managedNodeGroups[].launchTemplate に id と version を、その横に instanceTypes を指定してください。nodeGroups[] には起動テンプレートを指定できません。',
  },
  refuses(platform, management) {
    const family = hasOwnFiles(platform) ? undefined : platform.image?.family;
    if (family === undefined) {
      return {
        en: `eksctl knows no image for ${platform.title}.`,
        ko: `eksctl에는 ${platform.title} 이미지가 없습니다.`,
        ja: `eksctl には ${platform.title} のイメージがありません。`,
      };
    }
    if (management === 'managed-custom-ami' && family === 'Windows') {
      return {
        en: 'eksctl makes no managed group of Windows nodes from an AMI of your own.',
        ko: 'eksctl은 사용자 지정 AMI로 Windows 관리형 노드 그룹을 만들지 못합니다.',
        ja: 'eksctl は独自の AMI による Windows のマネージドノードグループを作成できません。',
      };
    }
    return undefined;
  },
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'tool'),
  check: findings,
  makesNodeRole: true,
  documents: (plan, group, userData, allows = []) => [
    {
      path: `${group.folder}/${FILE}`,
      notation: 'yaml',
      about: {
        en: `The node group ${group.name} for eksctl, with the user data in the fields that eksctl merges.`,
        ko: `eksctl용 노드 그룹 ${group.name}입니다. 사용자 데이터가 eksctl이 병합하는 필드에 들어 있습니다.`,
        ja: `eksctl 用のノードグループ ${group.name} です。ユーザーデータは eksctl がマージするフィールドに入っています。`,
      },
      text: clusterConfig(plan, group, userData, allows),
    },
  ],
  commands,
  applying: {
    en: 'eksctl changes no group that is there: it makes this one beside it, under a name that is not taken. Once its nodes are Ready, drain and delete the old group with eksctl delete nodegroup and its name, which the last command shows. Never use --only-missing with this file: it would delete every other group of the cluster. eksctl itself takes the proxy from your shell, and needs a way to the API server.',
    ko: 'eksctl은 이미 있는 그룹을 변경하지 않고, 사용하지 않는 이름으로 새 그룹을 만듭니다. 새 노드가 Ready가 되면 마지막 명령으로 이름을 확인해 eksctl delete nodegroup으로 이전 그룹을 드레인하고 삭제하세요. 이 파일에 --only-missing을 사용하지 마세요. 클러스터의 다른 그룹이 모두 삭제됩니다. eksctl 자체는 셸의 프록시 설정을 사용하며 API 서버에 연결할 수 있어야 합니다.',
    ja: 'eksctl は既存のグループを変更せず、使われていない名前で新しいグループを作成します。新しいノードが Ready になったら、最後のコマンドで名前を確認し、eksctl delete nodegroup で古いグループをドレインして削除してください。このファイルで --only-missing を使わないでください。クラスターの他のグループがすべて削除されます。eksctl 自身はシェルのプロキシ設定を使い、API サーバーに到達できる必要があります。',
  },
};
