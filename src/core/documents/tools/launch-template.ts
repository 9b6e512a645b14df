// An EC2 launch template, made or given a next version by the AWS CLI. It takes user data of every kind.

import type { OptionField, ToolDefinition, UserData } from '../../model/definition.ts';
import type { Document } from '../../model/document.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import type { Localized, Params } from '../../model/localized.ts';
import { hasMark } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { type JsonValue, json } from '../../syntax/json.ts';
import { base64Unless } from '../base64-unless.ts';
import { optionField, textOption } from '../text-option.ts';
import { userDataFile } from '../user-data.ts';
import { hopLimit, imageOf, imageOption, imageParameter, imdsOption } from './launch-options.ts';
import { launchTemplateCommands } from './launch-template-commands.ts';

const FILE = 'launch-template.json';
const VERSION_DESCRIPTION = 'Nodes behind the HTTP proxy';

/** docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
const NAME = /^[a-zA-Z0-9().\-/_]{3,128}$/;

const checkName = (text: string): Problem | undefined =>
  NAME.test(text)
    ? undefined
    : {
        code: 'option.launch-template-name',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no name of a launch template: 3 to 128 letters, digits and ( ) . - / _',
          ko: '"{value}" 값은 시작 템플릿 이름이 아닙니다. 영문자, 숫자와 ( ) . - / _ 로 3~128자를 입력하세요.',
          ja: '"{value}" は起動テンプレートの名前ではありません。英数字と ( ) . - / _ で 3 から 128 文字にしてください。',
        },
      };

const usualName = (groupName: string, clusterName: string): string => `${clusterName}-${groupName}`;

const options: readonly OptionField[] = [
  {
    key: 'launchTemplateName',
    label: { en: 'Launch template', ko: '시작 템플릿', ja: '起動テンプレート' },
    help: {
      en: 'The one that the group uses already, so that it gets a new version. Empty: one named after cluster and group.',
      ko: '그룹이 이미 사용하는 템플릿입니다. 새 버전이 만들어집니다. 비워 두면 클러스터와 그룹의 이름을 딴 템플릿을 사용합니다.',
      ja: 'グループが既に使っているもの。新しいバージョンが作られます。空の場合はクラスターとグループの名前から付けます。',
    },
    kind: 'text',
    default: '',
    placeholder: 'eks-workers',
    usual: ({ name }, clusterName) => usualName(name, clusterName),
    check: checkName,
  },
  imageOption,
  imdsOption,
];

/**
 * Without an AMI ID in the launch template EKS merges its own bootstrap into the user data of a managed group, and the
 * node would bootstrap twice: docs.aws.amazon.com/eks/latest/userguide/launch-templates.html. Whether a template that is
 * there has one is not among the answers, so the commands look.
 */
const needsImage = (group: NodeGroupPlan): boolean =>
  group.management === 'managed-custom-ami' && textOption(group, 'imageId') === '';

const templateName = (plan: Plan, group: NodeGroupPlan): string =>
  textOption(group, 'launchTemplateName') || usualName(group.name, plan.settings.cluster.name);

/** What a finding says where it asks for an AMI ID: the parameter of Systems Manager that holds the newest one. */
function withNewest(
  plan: Plan,
  group: NodeGroupPlan,
  text: Required<Localized>,
): { readonly text: Localized; readonly params: Params } {
  const parameter = imageParameter(plan, group);
  if (parameter === undefined) return { text, params: {} };
  const ask = 'aws ssm get-parameter --region {region} --name {parameter} --query Parameter.Value';
  return {
    params: { parameter, region: plan.settings.cluster.region },
    text: {
      en: `${text.en} The ID of the newest image: ${ask}`,
      ko: `${text.ko} 최신 이미지의 ID: ${ask}`,
      ja: `${text.ja} 最新イメージの ID: ${ask}`,
    },
  };
}

function findings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const found: Finding[] = [];
  const name = templateName(plan, group);
  if (!hasMark(name) && !NAME.test(name)) {
    found.push({
      code: 'launch-template.name',
      severity: 'error',
      field: optionField(group, 'launchTemplateName'),
      params: { group: group.name, name },
      text: {
        en: '"{name}" is longer than the 128 characters of a launch template\'s name: give it another one.',
        ko: '"{name}" 이름은 시작 템플릿 이름의 한도인 128자를 넘습니다. 다른 이름을 지정하세요.',
        ja: '"{name}" は起動テンプレートの名前の上限 128 文字を超えています。別の名前を付けてください。',
      },
    });
  }
  if (needsImage(group)) {
    const { text, params } = withNewest(plan, group, {
      en: 'The launch template of {group} needs an AMI ID: without one EKS adds a bootstrap of its own, and nodes bootstrap twice. As it stands, the commands only make a next version of {template} if that has an AMI already, and stop otherwise.',
      ko: '{group}의 시작 템플릿에는 AMI ID가 필요합니다. 없으면 EKS가 자체 부트스트랩을 추가해 노드가 두 번 부트스트랩됩니다. 지금 상태로는 {template}에 이미 AMI가 있을 때만 명령이 다음 버전을 만들고, 없으면 멈춥니다.',
      ja: '{group} の起動テンプレートには AMI ID が必要です。ないと EKS が独自のブートストラップを追加し、ノードが 2 回ブートストラップします。このままでは、{template} に既に AMI がある場合だけコマンドが次のバージョンを作成し、なければ停止します。',
    });
    found.push({
      code: 'launch-template.image-needed',
      severity: 'warning',
      field: optionField(group, 'imageId'),
      params: { group: group.name, template: name, ...params },
      text,
    });
  } else if (group.bootstrapper !== 'eks' && textOption(group, 'imageId') === '') {
    const { text, params } = withNewest(plan, group, {
      en: 'The launch template of {group} names no AMI: a new one gets its AMI when instances are launched, a next version keeps the AMI of the version before.',
      ko: '{group}의 시작 템플릿에 AMI가 없습니다. 새 템플릿은 인스턴스를 시작할 때 AMI를 지정하고, 다음 버전은 이전 버전의 AMI를 유지합니다.',
      ja: '{group} の起動テンプレートに AMI の指定がありません。新しいテンプレートではインスタンスの起動時に AMI を指定し、次のバージョンでは前のバージョンの AMI が残ります。',
    });
    found.push({
      code: 'launch-template.no-image',
      severity: 'warning',
      field: optionField(group, 'imageId'),
      params: { group: group.name, ...params },
      text,
    });
  }
  if (hopLimit(group) !== undefined) {
    found.push({
      code: 'launch-template.metadata-options',
      severity: 'warning',
      field: optionField(group, imdsOption.key),
      params: { group: group.name, template: name },
      text: {
        en: 'If {template} is there already, its next version gets the hop limit 2. Whether EC2 keeps its other metadata options then, such as tokens required, is not documented: compare the two versions before you rely on them.',
        ko: '{template} 시작 템플릿이 이미 있으면 다음 버전의 홉 제한이 2가 됩니다. 그때 EC2가 토큰 필수와 같은 다른 메타데이터 옵션을 유지하는지는 문서화되어 있지 않습니다. 믿기 전에 두 버전을 비교하세요.',
        ja: '{template} が既にある場合、次のバージョンのホップ制限は 2 になります。そのとき EC2 がトークン必須などの他のメタデータオプションを保持するかは文書化されていません。頼る前に 2 つのバージョンを比べてください。',
      },
    });
  }
  return found;
}

/** A new template: instance metadata by tokens only, and no word on the hop limit unless pods are to use it. */
function newTemplate(plan: Plan, group: NodeGroupPlan, userData: UserData): Document {
  const { text } = userDataFile(userData);
  return {
    path: `${group.folder}/${FILE}`,
    notation: 'json',
    about: {
      en: needsImage(group)
        ? 'Input of aws ec2 create-launch-template once it has an AMI ID, without which EKS would add a bootstrap of its own: the user data, base64, and IMDSv2.'
        : 'Input of aws ec2 create-launch-template, for a new template: the user data, base64, and IMDSv2.',
    },
    text: json({
      LaunchTemplateName: templateName(plan, group),
      VersionDescription: VERSION_DESCRIPTION,
      LaunchTemplateData: {
        ...imageOf(group),
        UserData: base64Unless(text),
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', ...hopLimit(group) },
      },
    }),
  };
}

/**
 * What the next version of a template that is there changes beside the user data: what was asked. A launch parameter that
 * it does not name stays as in the source version, snapshots of block devices aside
 * (docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html). Not told there is whether that
 * holds inside MetadataOptions, so it is named only where the hop limit is asked.
 */
function changes(group: NodeGroupPlan): Readonly<Record<string, JsonValue>> {
  const metadata = hopLimit(group);
  return { ...imageOf(group), ...(metadata === undefined ? {} : { MetadataOptions: metadata }) };
}

export const launchTemplate: ToolDefinition = {
  id: 'launch-template',
  title: 'Launch template',
  said: { en: 'Launch template', ko: '시작 템플릿', ja: '起動テンプレート' },
  file: FILE,
  about: {
    en: 'An EC2 launch template by the AWS CLI. A managed group that is there takes its new version, a new one is made with it.',
    ko: 'AWS CLI로 만드는 EC2 시작 템플릿입니다. 이미 있는 관리형 노드 그룹은 새 버전을 사용하고, 없는 그룹은 이 템플릿으로 만듭니다.',
    ja: 'AWS CLI で作成する EC2 起動テンプレートです。既存のマネージドノードグループは新しいバージョンを使い、ないグループはこのテンプレートで作成します。',
  },
  options,
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: findings,
  documents: (plan, group, userData) => [newTemplate(plan, group, userData)],
  commands: (plan, group) => [
    launchTemplateCommands(plan, group, {
      name: templateName(plan, group),
      path: `${group.folder}/${FILE}`,
      description: VERSION_DESCRIPTION,
      changes: changes(group),
      needsImage: needsImage(group),
    }),
  ],
  applying: {
    en: 'A managed group that is there takes the version; where there is none of this name, the commands make it with the template: in the subnets of the cluster, or those in SUBNETS, with the role of a group of the same kind, or that in NODE_ROLE (both variables of your shell), and with the sizes and the instance type that EKS takes by itself: add --scaling-config and --instance-types for others. Nodes read user data at their first boot only, so once the version is made the nodes of a group that is there are replaced one after another: that drains them on a managed group, and on an Auto Scaling group ends them without draining. If the version cannot be made, no node is touched. A template that is there gets a next version with the new user data in the place of its former one: move what you still need of that into yours first. Its other settings stay, but EC2 leaves out snapshots of block devices. A managed group takes new versions of the launch template it was made with, never another template: if yours was made without one, or with another, make a new group with this template and drain the old one.',
    ko: '이미 있는 관리형 노드 그룹은 새 버전을 사용합니다. 같은 이름의 그룹이 없으면 명령이 이 시작 템플릿으로 그룹을 만듭니다. 서브넷은 클러스터의 서브넷 또는 셸 변수 SUBNETS의 값, 역할은 같은 종류의 그룹의 역할 또는 셸 변수 NODE_ROLE의 값을 사용하며, 크기와 인스턴스 유형은 EKS 기본값입니다. 바꾸려면 --scaling-config와 --instance-types를 추가하세요. 노드는 첫 부팅 때만 사용자 데이터를 읽으므로, 버전이 만들어지면 이미 있는 그룹의 노드를 하나씩 교체합니다. 관리형 노드 그룹은 드레인하고, Auto Scaling 그룹은 드레인 없이 종료합니다. 버전을 만들 수 없으면 어떤 노드도 건드리지 않습니다. 이미 있는 시작 템플릿에는 기존 사용자 데이터 대신 새 사용자 데이터를 담은 다음 버전이 생기므로, 아직 필요한 내용은 먼저 옮기세요. 다른 설정은 유지되지만, EC2는 블록 디바이스의 스냅샷을 제외합니다. 관리형 노드 그룹은 자신을 만든 시작 템플릿의 새 버전만 사용할 수 있습니다. 시작 템플릿 없이 또는 다른 템플릿으로 만든 그룹이라면 이 템플릿으로 새 그룹을 만들고 이전 그룹을 드레인하세요.',
    ja: '既存のマネージドノードグループは新しいバージョンを使います。同じ名前のグループがなければ、コマンドがこの起動テンプレートでグループを作成します。サブネットはクラスターのもの、またはシェル変数 SUBNETS の値、ロールは同じ種類のグループのもの、またはシェル変数 NODE_ROLE の値を使い、サイズとインスタンスタイプは EKS の既定値になります。変えるには --scaling-config と --instance-types を加えてください。ノードがユーザーデータを読むのは初回の起動時だけなので、バージョンが作成されると既存のグループのノードは 1 台ずつ置き換えられます。マネージドノードグループではドレインし、Auto Scaling グループではドレインせずに終了します。バージョンを作成できない場合、ノードには何もしません。既存のテンプレートには以前のものの代わりに新しいユーザーデータを持つ次のバージョンが作られます。まだ必要な内容は先に移してください。他の設定は残りますが、EC2 はブロックデバイスのスナップショットを除きます。マネージドノードグループが使えるのは作成時の起動テンプレートの新しいバージョンだけです。テンプレートなし、または別のテンプレートで作成したグループなら、このテンプレートで新しいグループを作り、古いグループをドレインしてください。',
  },
};
