// A stack of CloudFormation for one node group. A self-managed group waits for a signal of each node, which it gets once
// kubelet runs there; the user data names the stack, so it stays one text without substitutions.

import type { OptionField, ToolDefinition, UserData } from '../../model/definition.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { utf8Length } from '../../syntax/base64.ts';
import { hasDynamicReference, templateLimits } from '../../syntax/cloudformation.ts';
import { optionField, textOption } from '../text-option.ts';
import { userDataFile } from '../user-data.ts';
import { stackCommands } from './cloudformation-commands.ts';
import { bringsImage, GROUP, nodeGroupTemplate } from './cloudformation-template.ts';
import { imageOf, imageOption, imdsOption } from './launch-options.ts';

const FILE = 'template.yaml';

/** docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

const checkStack = (text: string): Problem | undefined =>
  NAME.test(text)
    ? undefined
    : {
        code: 'option.stack',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no stack name: up to 128 letters, digits and hyphens, a letter first.',
          ko: '"{value}" 값은 스택 이름이 아닙니다. 문자로 시작하고 문자, 숫자, 하이픈으로 128자까지 쓸 수 있습니다.',
          ja: '"{value}" はスタック名ではありません。英字で始まる英数字とハイフンで 128 文字までです。',
        },
      };

const usualStack = (groupName: string, clusterName: string): string =>
  `eks-${clusterName}-${groupName}`.replaceAll('_', '-');

const stackOption: OptionField = {
  key: 'cloudFormationStack',
  label: { en: 'Stack', ko: '스택', ja: 'スタック' },
  help: {
    en: 'The stack of this group alone. Empty: one named after cluster and group.',
    ko: '이 그룹만의 스택입니다. 비워 두면 클러스터와 그룹의 이름을 따릅니다.',
    ja: 'このグループだけのスタックです。空欄ならクラスターとグループの名前から付けます。',
  },
  kind: 'text',
  default: '',
  usual: ({ name }, clusterName) => usualStack(name, clusterName),
  check: checkStack,
};

const waitOption: OptionField = {
  key: 'waitForNodes',
  label: { en: 'Wait for the nodes', ko: '노드를 기다림', ja: 'ノードを待つ' },
  help: {
    en: 'Each node tells the stack that its kubelet runs; without that word the stack fails and goes back. Windows and Ubuntu cannot tell.',
    ko: '각 노드가 kubelet이 실행 중임을 스택에 알립니다. 알림이 없으면 스택은 실패하고 롤백됩니다. Windows와 Ubuntu는 알릴 수 없습니다.',
    ja: '各ノードが kubelet の起動をスタックに知らせます。知らせがなければスタックは失敗してロールバックします。Windows と Ubuntu は知らせることができません。',
  },
  kind: 'switch',
  default: true,
  managements: ['self-managed'],
};

const ownImage: OptionField = {
  ...imageOption,
  help: {
    en: 'The image the nodes start from. Empty: the newest one of the platform, read from Systems Manager at each deployment.',
    ko: '노드가 시작하는 이미지입니다. 비워 두면 배포할 때마다 Systems Manager에서 플랫폼의 최신 이미지를 읽습니다.',
    ja: 'ノードの起動に使うイメージです。空欄なら、デプロイのたびに Systems Manager からプラットフォームの最新のものを読みます。',
  },
};

/** Names of clusters and groups may begin with a digit and have underscores, which a stack's may not. */
const stackOf = (group: NodeGroupPlan, clusterName: string): string =>
  textOption(group, stackOption.key) || usualStack(group.name, clusterName);

const waits = (group: NodeGroupPlan): boolean => group.options[waitOption.key] === true;

const finding = (
  group: NodeGroupPlan,
  key: string | undefined,
  rest: Omit<Finding, 'field' | 'severity'> & Partial<Pick<Finding, 'severity'>>,
): Finding => ({
  severity: 'error',
  field: key === undefined ? `nodeGroups.${group.index}.tool` : optionField(group, key),
  ...rest,
  params: { group: group.name, ...rest.params },
});

function stackFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const { name } = plan.settings.cluster;
  const stack = stackOf(group, name);
  if (hasMark(stack)) return [];
  const twin = plan.nodeGroups.find(
    (one) => one.index < group.index && one.tool === group.tool && stackOf(one, name) === stack,
  );
  if (twin !== undefined) {
    return [
      finding(group, stackOption.key, {
        code: 'cloudformation.stack-twice',
        params: { stack, other: twin.name },
        text: {
          en: '{other} and {group} would be the same stack {stack}: give one of them another name.',
          ko: '{other} 그룹과 {group} 그룹의 스택 이름이 같습니다({stack}). 하나에 다른 이름을 지정하세요.',
          ja: '{other} と {group} が同じスタック {stack} になります。一方に別の名前を付けてください。',
        },
      }),
    ];
  }
  if (NAME.test(stack)) return [];
  return [
    finding(group, stackOption.key, {
      code: 'cloudformation.stack-name',
      params: { stack },
      text: {
        en: '"{stack}" is longer than the 128 characters of a stack name: give it another one.',
        ko: '"{stack}" 이름은 스택 이름의 한도인 128자를 넘습니다. 다른 이름을 지정하세요.',
        ja: '"{stack}" はスタック名の 128 文字を超えています。別の名前を付けてください。',
      },
    }),
  ];
}

/** What CloudFormation takes of a text and of a template. */
function sizeFindings(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  const found: Finding[] = [];
  if (hasDynamicReference(userDataFile(userData).text)) {
    found.push(
      finding(group, undefined, {
        code: 'cloudformation.dynamic-reference',
        params: {},
        text: {
          en: 'The user data of {group} holds {{resolve:, which CloudFormation would replace by a value of another service: take it out of the answers, or take another tool.',
          ko: '{group}의 사용자 데이터에 {{resolve:가 있어 CloudFormation이 다른 서비스의 값으로 바꿉니다. 답에서 빼거나 다른 도구를 선택하세요.',
          ja: '{group} のユーザーデータに {{resolve: があり、CloudFormation が別のサービスの値に置き換えてしまいます。回答から除くか、別のツールを選んでください。',
        },
      }),
    );
  }
  const bytes = utf8Length(templateText(plan, group, userData));
  if (bytes > templateLimits.inRequest) {
    const tooLarge = bytes > templateLimits.inBucket;
    found.push(
      finding(group, undefined, {
        severity: tooLarge ? 'error' : 'warning',
        code: tooLarge ? 'cloudformation.too-large' : 'cloudformation.needs-bucket',
        params: { bytes: `${bytes}`, limit: `${tooLarge ? templateLimits.inBucket : templateLimits.inRequest}` },
        text: tooLarge
          ? {
              en: 'The template of {group} has {bytes} bytes; CloudFormation takes {limit}.',
              ko: '{group}의 템플릿은 {bytes}바이트이지만 CloudFormation은 {limit}바이트까지 받습니다.',
              ja: '{group} のテンプレートは {bytes} バイトですが、CloudFormation が受け取るのは {limit} バイトまでです。',
            }
          : {
              en: 'The template of {group} has {bytes} bytes; above {limit}, aws cloudformation deploy needs a bucket for it: add --s3-bucket with the name of one.',
              ko: '{group}의 템플릿은 {bytes}바이트입니다. {limit}바이트를 넘으면 aws cloudformation deploy에 버킷이 필요합니다. --s3-bucket으로 버킷 이름을 추가하세요.',
              ja: '{group} のテンプレートは {bytes} バイトです。{limit} バイトを超えると aws cloudformation deploy にはバケットが必要です。--s3-bucket でバケット名を加えてください。',
            },
      }),
    );
  }
  return found;
}

/** EKS and Systems Manager know no image for every platform. */
function imageFindings(group: NodeGroupPlan): readonly Finding[] {
  if (group.awsImage !== undefined || (bringsImage(group) && imageOf(group) !== undefined)) return [];
  return [
    finding(group, bringsImage(group) ? imageOption.key : undefined, {
      code: 'cloudformation.no-image',
      params: {},
      text: {
        en: 'AWS names no image for the platform of {group}: choose a management with an AMI of your own and give its ID.',
        ko: 'AWS에는 {group}의 플랫폼용 이미지가 없습니다. 자체 AMI를 쓰는 관리 방식을 선택하고 AMI ID를 지정하세요.',
        ja: 'AWS には {group} のプラットフォーム用のイメージがありません。独自の AMI を使う管理方法を選び、その ID を指定してください。',
      },
    }),
  ];
}

const head = (plan: Plan, group: NodeGroupPlan): readonly string[] => [
  `CloudFormation template of node group ${group.name} in cluster ${plan.settings.cluster.name}: its nodes start behind the proxy.`,
  'Apply it with the commands for this group in README.md, which look up the parameters without a default. A stack that is',
  'there keeps its parameters and gets this template: its nodes are then replaced one by one.',
];

const templateText = (plan: Plan, group: NodeGroupPlan, userData: UserData): string =>
  nodeGroupTemplate(plan, group, userData, head(plan, group));

export const cloudformation: ToolDefinition = {
  id: 'cloudformation',
  title: 'CloudFormation',
  file: FILE,
  about: {
    en: 'A stack of its own for each group: launch template, and a managed group or an Auto Scaling group that waits for its nodes.',
    ko: '그룹마다 하나의 스택입니다. 시작 템플릿과, 관리형 노드 그룹 또는 노드를 기다리는 Auto Scaling 그룹을 만듭니다.',
    ja: 'グループごとに 1 つのスタックです。起動テンプレートと、マネージド型ノードグループ、またはノードを待つ Auto Scaling グループを作ります。',
  },
  options: [stackOption, ownImage, waitOption, imdsOption],
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  settles: {
    stackName: (group, clusterName) => (waits(group) ? stackOf(group, clusterName) : ''),
    resource: (group) => (waits(group) ? GROUP : ''),
  },
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: (plan, group, userData) => [
    ...stackFindings(plan, group),
    ...imageFindings(group),
    ...sizeFindings(plan, group, userData),
  ],
  documents: (plan, group, userData) => [
    {
      path: `${group.folder}/${FILE}`,
      notation: 'yaml',
      about: {
        en: `Template of the stack that makes node group ${group.name}, user data and all.`,
        ko: `${group.name} 노드 그룹을 사용자 데이터까지 포함해 만드는 스택의 템플릿입니다.`,
        ja: `ノードグループ ${group.name} をユーザーデータも含めて作るスタックのテンプレートです。`,
      },
      text: templateText(plan, group, userData),
    },
  ],
  commands: (plan, group) => [
    stackCommands(plan, group, stackOf(group, plan.settings.cluster.name), `${group.folder}/${FILE}`),
  ],
  applying: {
    en: 'The first run makes a stack with a new group, in the subnets of the cluster and with the role of a managed group that runs the same kind of image: set NODE_ROLE to the ARN of another role before, and change the other parameters with --parameter-overrides at any time. It takes over no group that is there: drain that one and delete it once the new nodes are ready. A later run gives the stack the new template, and CloudFormation replaces the nodes one by one: a managed group drains them, an Auto Scaling group ends them without draining. With an Auto Scaling group the stack waits for the kubelet of each node and goes back where one does not come up; --disable-rollback keeps such a node for a look. A template of yours that has the add-ons vpc-cni and kube-proxy (AWS::EKS::Addon) needs ResolveConflicts PRESERVE, or an update may undo the patches; this template leaves the add-ons alone.',
    ko: '처음 실행하면 클러스터의 서브넷에, 같은 종류의 이미지를 쓰는 관리형 노드 그룹의 역할로 새 그룹의 스택을 만듭니다. 다른 역할을 쓰려면 먼저 NODE_ROLE에 그 ARN을 지정하고, 나머지 파라미터는 언제든 --parameter-overrides로 바꿀 수 있습니다. 이미 있는 그룹은 넘겨받지 않으므로 새 노드가 준비되면 기존 그룹을 드레인하고 삭제하세요. 이후 실행하면 스택에 새 템플릿이 적용되고 CloudFormation이 노드를 하나씩 교체합니다. 관리형 노드 그룹은 노드를 드레인하지만 Auto Scaling 그룹은 드레인 없이 종료합니다. Auto Scaling 그룹의 스택은 각 노드의 kubelet을 기다리며 올라오지 않으면 롤백합니다. --disable-rollback을 쓰면 그런 노드가 남아 살펴볼 수 있습니다. 직접 관리하는 템플릿에 vpc-cni와 kube-proxy 추가 기능(AWS::EKS::Addon)이 있다면 ResolveConflicts를 PRESERVE로 두세요. 그러지 않으면 업데이트가 패치를 되돌릴 수 있습니다. 이 템플릿은 추가 기능을 건드리지 않습니다.',
    ja: '最初の実行では、クラスターのサブネットに、同じ種類のイメージを使うマネージド型ノードグループのロールで、新しいグループのスタックを作ります。別のロールを使うには先に NODE_ROLE にその ARN を設定し、ほかのパラメータはいつでも --parameter-overrides で変えられます。既存のグループは引き継がないため、新しいノードの準備ができたら既存のグループをドレインして削除してください。次回以降の実行ではスタックに新しいテンプレートが適用され、CloudFormation がノードを 1 台ずつ置き換えます。マネージド型ノードグループはノードをドレインしますが、Auto Scaling グループはドレインせずに終了します。Auto Scaling グループのスタックは各ノードの kubelet を待ち、起動しなければロールバックします。--disable-rollback を付けるとそのノードが残り、調べられます。自分のテンプレートに vpc-cni と kube-proxy のアドオン (AWS::EKS::Addon) があるなら、ResolveConflicts を PRESERVE にしてください。そうしないと更新でパッチが元に戻ることがあります。このテンプレートはアドオンに触れません。',
  },
};
