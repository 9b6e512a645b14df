// Terraform's own resources: a launch template with the user data file, and the group that uses it.

import type { ToolDefinition, UserData } from '../../model/definition.ts';
import type { Document } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { Block, type Body, call, type HclValue, hcl, interpolated, reference } from '../../syntax/hcl.ts';
import { userDataFile } from '../user-data.ts';
import { hopsToPods, imdsOption, podsUseImds } from './launch-options.ts';
import { terraformCluster } from './terraform-cluster.ts';
import { existingFinding, existingHead, existingStep } from './terraform-existing.ts';
import {
  amiType,
  applyIn,
  awsProvider,
  awsRegion,
  headOf,
  imageOf,
  imageOrVariable,
  instanceType,
  instanceTypes,
  loginHead,
  nodeRoleArn,
  sizes,
  subnetIds,
  terraformSettings,
} from './terraform-frame.ts';

const FILE = 'main.tf';
const TEMPLATE = { id: 'aws_launch_template.nodes.id', version: 'aws_launch_template.nodes.latest_version' };

/** By number: the words `$Latest` and `$Default` differ in every plan, or roll no node (docs of aws_eks_node_group). */
const launchTemplateUsed = new Block([], {
  id: reference(TEMPLATE.id),
  version: reference(TEMPLATE.version),
});

/** What only a node outside of managed groups needs from its launch template. */
const ofSelfManaged: Body = {
  instance_type: reference('var.instance_type'),
  vpc_security_group_ids: reference('var.security_group_ids'),
};

const readUserData = (userData: UserData): Body => ({
  user_data: call('filebase64', interpolated(reference('path.module'), `/${userDataFile(userData).file}`)),
});

function launchTemplate(plan: Plan, group: NodeGroupPlan, userData: UserData): Body {
  const image = imageOf(plan, group).value;
  const own = group.management === 'self-managed';
  const metadata: Body = {
    http_endpoint: 'enabled',
    http_tokens: 'required',
    ...(podsUseImds(group) ? { http_put_response_hop_limit: hopsToPods } : {}),
  };
  return {
    resource: new Block(
      ['aws_launch_template', 'nodes'],
      {
        name_prefix: `${group.name}-`,
        description: 'Nodes behind the HTTP proxy',
        ...(image === undefined ? {} : { image_id: image }),
        ...(own ? ofSelfManaged : {}),
        ...readUserData(userData),
        ...(own ? { iam_instance_profile: new Block([], { name: reference('var.instance_profile_name') }) } : {}),
        metadata_options: new Block([], metadata),
      },
      ['The user data is read as it is, byte for byte. A change of it makes the next version.'],
    ),
  };
}

const managedGroup = (plan: Plan, group: NodeGroupPlan): Body => ({
  resource: new Block(
    ['aws_eks_node_group', 'nodes'],
    {
      cluster_name: plan.settings.cluster.name,
      node_group_name: group.name,
      node_role_arn: reference('var.node_role_arn'),
      subnet_ids: reference('var.subnet_ids'),
      instance_types: reference('var.instance_types'),
      ...(group.management === 'managed' ? { ami_type: reference('var.ami_type') } : {}),
      launch_template: launchTemplateUsed,
      scaling_config: new Block([], {
        min_size: reference('var.min_size'),
        max_size: reference('var.max_size'),
        desired_size: reference('var.desired_size'),
      }),
      update_config: new Block([], { max_unavailable: 1 }),
      lifecycle: new Block([], { ignore_changes: [reference('scaling_config[0].desired_size')] }),
    },
    ['A new version of the launch template replaces the nodes one after another, and drains them.'],
  ),
});

const tag = (key: string, value: HclValue): Block => new Block([], { key, value, propagate_at_launch: true });

const scalingGroup = (plan: Plan, group: NodeGroupPlan): Body => ({
  resource: new Block(
    ['aws_autoscaling_group', 'nodes'],
    {
      name: `${plan.settings.cluster.name}-${group.name}`,
      min_size: reference('var.min_size'),
      max_size: reference('var.max_size'),
      desired_capacity: reference('var.desired_size'),
      vpc_zone_identifier: reference('var.subnet_ids'),
      launch_template: launchTemplateUsed,
      instance_refresh: new Block([], {
        strategy: 'Rolling',
        preferences: new Block([], { min_healthy_percentage: 90 }),
      }),
      tag: [
        tag('Name', `${plan.settings.cluster.name}-${group.name}`),
        tag(`kubernetes.io/cluster/${plan.settings.cluster.name}`, 'owned'),
      ],
      lifecycle: new Block([], { ignore_changes: [reference('desired_capacity')] }),
    },
    ['A new version of the launch template replaces the instances a few at a time, without draining.'],
  ),
});

const securityGroups: Body = {
  variable: new Block(['security_group_ids'], {
    description: 'Security groups of the nodes, the one of the cluster among them.',
    type: call('list', reference('string')),
  }),
};

const instanceProfile: Body = {
  variable: new Block(['instance_profile_name'], {
    description:
      'Instance profile of the nodes; the cluster lets its role in by an access entry of type EC2_LINUX or EC2_WINDOWS.',
    type: reference('string'),
  }),
};

function main(plan: Plan, group: NodeGroupPlan, userData: UserData): Document {
  const own = group.management === 'self-managed';
  return {
    path: `${group.folder}/${FILE}`,
    notation: 'hcl',
    about: {
      en: own
        ? 'Terraform: the launch template with the user data file beside it, and an Auto Scaling group.'
        : 'Terraform: the launch template with the user data file beside it, and the managed node group.',
      ko: own
        ? 'Terraform: 같은 폴더의 사용자 데이터 파일을 읽는 시작 템플릿과 Auto Scaling 그룹.'
        : 'Terraform: 같은 폴더의 사용자 데이터 파일을 읽는 시작 템플릿과 관리형 노드 그룹.',
      ja: own
        ? 'Terraform: 同じフォルダのユーザーデータファイルを読む起動テンプレートと Auto Scaling グループ。'
        : 'Terraform: 同じフォルダのユーザーデータファイルを読む起動テンプレートとマネージドノードグループ。',
    },
    text: hcl(
      [
        terraformSettings('>= 1.3', { aws: awsProvider }),
        awsRegion(plan),
        ...(own ? [instanceProfile, securityGroups] : [nodeRoleArn]),
        subnetIds,
        own ? instanceType : instanceTypes,
        ...(group.management === 'managed' ? [amiType(group)] : imageOf(plan, group).variables),
        ...sizes,
        launchTemplate(plan, group, userData),
        own ? scalingGroup(plan, group) : managedGroup(plan, group),
      ],
      [
        `Node group ${group.name}, whose nodes take the proxy from ${userDataFile(userData).file} beside this file.`,
        ...headOf(group.folder),
        ...existingHead(group, readUserData(userData), { launch_template: launchTemplateUsed }),
        ...loginHead(plan, group, own ? undefined : call('basename', reference('var.node_role_arn'))),
      ],
    ),
  };
}

const existing: Localized = {
  en: 'Do not apply main.tf: its first lines show what to put into the files that make the group. With a launch template of yours it is the line user_data, and the nodes are replaced one after another. A managed group without one is made anew, and Terraform ends its nodes first unless the group gets a new name and create_before_destroy. Read terraform plan before you apply: "must be replaced" at the group means that. Where no Terraform made the group, give this one another name and drain the old one.',
  ko: 'main.tf를 적용하지 마세요. 그룹을 만드는 기존 파일에 넣을 내용이 파일의 첫 줄들에 있습니다. 이미 시작 템플릿이 있으면 user_data 한 줄만 넣으면 되고 노드는 하나씩 교체됩니다. 시작 템플릿이 없는 관리형 그룹은 새로 만들어지며, 그룹에 새 이름과 create_before_destroy를 지정하지 않으면 Terraform이 노드를 먼저 종료합니다. 적용하기 전에 terraform plan을 읽으세요. 그룹에 "must be replaced"가 있으면 새로 만든다는 뜻입니다. Terraform으로 만들지 않은 그룹이면 이 그룹에 다른 이름을 지정하고 기존 그룹을 드레이닝하세요.',
  ja: 'main.tf は適用しないでください。グループを作成している自分のファイルに入れる内容が先頭の行にあります。起動テンプレートが既にあれば user_data の 1 行だけで、ノードは 1 台ずつ置き換わります。起動テンプレートのないマネージドグループは作り直され、新しい名前と create_before_destroy を指定しない限り Terraform は先にノードを終了します。適用前に terraform plan を読んでください。グループの "must be replaced" は作り直しを意味します。Terraform で作成していないグループの場合は、このグループに別の名前を付け、古いグループをドレインしてください。',
};

export const terraform: ToolDefinition = {
  id: 'terraform',
  title: 'Terraform',
  file: FILE,
  about: {
    en: 'Resources of the AWS provider: a launch template, and the managed node group or Auto Scaling group that uses it.',
    ko: 'AWS 공급자의 리소스: 시작 템플릿, 그리고 이를 사용하는 관리형 노드 그룹 또는 Auto Scaling 그룹.',
    ja: 'AWS プロバイダーのリソース: 起動テンプレートと、それを使うマネージドノードグループまたは Auto Scaling グループ。',
  },
  options: [imageOrVariable, imdsOption],
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: (_plan, group) => [existingFinding(group)],
  documents: (plan, group, userData) => [main(plan, group, userData)],
  commands: (_plan, group) => [applyIn(group.folder)],
  otherSteps: (group) => [existingStep(group, existing)],
  clusterSide: terraformCluster,
  applying: {
    en: 'Terraform asks for the variables that have no default (or put them into terraform.tfvars), shows what it would do, and asks. Later changes of the user data make a new version of the launch template: a managed group then drains and replaces its nodes one after another, an Auto Scaling group replaces its instances by an instance refresh, without draining.',
    ko: 'Terraform은 기본값이 없는 변수를 묻고(또는 terraform.tfvars에 적어 두세요), 수행할 작업을 보여 준 뒤 확인을 받습니다. 이후 사용자 데이터를 변경하면 시작 템플릿의 새 버전이 만들어집니다. 관리형 그룹은 노드를 하나씩 드레이닝하며 교체하고, Auto Scaling 그룹은 인스턴스 새로 고침으로 드레이닝 없이 교체합니다.',
    ja: 'Terraform は既定値のない変数を尋ね (terraform.tfvars に書いておくこともできます)、実行内容を示して確認を求めます。その後ユーザーデータを変更すると起動テンプレートの新しいバージョンが作られます。マネージドグループはノードを 1 台ずつドレインして置き換え、Auto Scaling グループはインスタンスの更新でドレインせずに置き換えます。',
  },
};
