// The node group submodules of terraform-aws-modules/eks, version 21 (modules/_user_data/main.tf, docs/user_data.md).
//
// A NodeConfig goes in parts, before the one that the module may add. Everything else is the file beside main.tf as the
// module's user data template: the module's own templates know neither boothooks nor a second [settings.kubernetes].

import type { PolicyStatement, ToolDefinition, UserData } from '../../model/definition.ts';
import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Localized } from '../../model/localized.ts';
import { hasMark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { Block, type Body, type HclValue, Heredoc, hcl, interpolated, reference } from '../../syntax/hcl.ts';
import { serviceNetwork } from '../platforms/cluster-dns.ts';
import { userDataFile } from '../user-data.ts';
import { hopsToPods, imdsOption, podsUseImds } from './launch-options.ts';
import { terraformCluster } from './terraform-cluster.ts';
import { existingFinding, existingStep } from './terraform-existing.ts';
import {
  amiType,
  applyIn,
  awsRegion,
  headOf,
  imageOf,
  imageOrVariable,
  instanceType,
  instanceTypes,
  sizes,
  subnetIds,
  terraformSettings,
} from './terraform-frame.ts';

const FILE = 'main.tf';
const MODULE = 'terraform-aws-modules/eks/aws//modules/';

/** What begins a hole in a template of Terraform. */
const HOLE = /[$%]\{/;

/** What is no NodeConfig is rendered as a template. */
const inParts = (userData: UserData): boolean =>
  userData.kind === 'mime' &&
  userData.parts.some(({ contentType }) => contentType.startsWith('application/node.eks.aws'));

function userDataInputs(userData: UserData): Readonly<Record<string, HclValue>> {
  if (userData.kind === 'mime' && inParts(userData)) {
    return {
      cloudinit_pre_nodeadm: userData.parts.map(({ contentType, text }) => ({
        content_type: contentType,
        content: new Heredoc(text),
      })),
    };
  }
  return { user_data_template_path: interpolated(reference('path.module'), `/${userDataFile(userData).file}`) };
}

function aboutUserData(userData: UserData): readonly string[] {
  if (!inParts(userData)) {
    return ['The file of user data is rendered as a template without any hole in it, so it stays as it is.'];
  }
  if (!HOLE.test(userDataFile(userData).text)) return ['Each part is as in the file of user data.'];
  return ['Each part is as in the file of user data: terraform reads a doubled $ or % before a brace as one.'];
}

const cluster = (what: string): HclValue => reference(`data.aws_eks_cluster.this.${what}`);

/** The module of a self-managed group adds a NodeConfig of its own, the same as ours: it needs the values for it. */
const joining: Readonly<Record<string, HclValue>> = {
  cluster_endpoint: cluster('endpoint'),
  cluster_auth_base64: cluster('certificate_authority[0].data'),
};

/** The module makes a role with the nodes, and puts these into a policy of its own (create_iam_role_policy is its default). */
const rolePolicy = (allows: readonly PolicyStatement[]): Readonly<Record<string, HclValue>> =>
  allows.length === 0
    ? {}
    : {
        iam_role_policy_statements: allows.map(({ Sid, Effect, Action, Resource }) => ({
          ...{ sid: Sid, effect: Effect, actions: [Action], resources: Resource },
        })),
      };

function moduleOf(plan: Plan, group: NodeGroupPlan, userData: UserData, allows: readonly PolicyStatement[]): Body {
  const own = group.management === 'self-managed';
  const image = imageOf(plan, group).value;
  const services = serviceNetwork(plan);
  return {
    module: new Block(
      ['nodes'],
      {
        source: `${MODULE}${own ? 'self-managed-node-group' : 'eks-managed-node-group'}`,
        version: '~> 21.0',
        name: group.name,
        use_name_prefix: false,
        cluster_name: plan.settings.cluster.name,
        ...(own ? joining : {}),
        cluster_service_cidr: services,
        ...(!hasMark(services) && services.includes(':') ? { cluster_ip_family: 'ipv6' } : {}),
        cluster_primary_security_group_id: cluster('vpc_config[0].cluster_security_group_id'),
        subnet_ids: reference('var.subnet_ids'),
        ...(own
          ? { instance_type: reference('var.instance_type') }
          : { instance_types: reference('var.instance_types') }),
        ami_type:
          group.management === 'managed' ? reference('var.ami_type') : (group.awsImage?.amiTypes[0] ?? 'CUSTOM'),
        ...(image === undefined ? {} : { ami_id: image }),
        min_size: reference('var.min_size'),
        max_size: reference('var.max_size'),
        desired_size: reference('var.desired_size'),
        ...(podsUseImds(group)
          ? {
              metadata_options: {
                http_endpoint: 'enabled',
                http_tokens: 'required',
                http_put_response_hop_limit: hopsToPods,
              },
            }
          : {}),
        ...rolePolicy(allows),
        ...userDataInputs(userData),
      },
      aboutUserData(userData),
    ),
  };
}

function main(plan: Plan, group: NodeGroupPlan, userData: UserData, allows: readonly PolicyStatement[]): Document {
  const own = group.management === 'self-managed';
  const { file } = userDataFile(userData);
  return {
    path: `${group.folder}/${FILE}`,
    notation: 'hcl',
    about: {
      en: 'Terraform: the node group by its submodule of terraform-aws-modules/eks 21.',
      ko: 'Terraform: terraform-aws-modules/eks 21의 하위 모듈로 만드는 노드 그룹.',
      ja: 'Terraform: terraform-aws-modules/eks 21 のサブモジュールによるノードグループ。',
    },
    text: hcl(
      [
        // What terraform-aws-modules/eks 21.0 asks itself; later minors ask more, and init says so.
        terraformSettings('>= 1.5.7', { aws: { source: 'hashicorp/aws', version: '>= 6.0' } }),
        awsRegion(plan),
        subnetIds,
        own ? instanceType : instanceTypes,
        ...(group.management === 'managed' ? [amiType(group)] : imageOf(plan, group).variables),
        ...sizes,
        { data: new Block(['aws_eks_cluster', 'this'], { name: plan.settings.cluster.name }) },
        moduleOf(plan, group, userData, allows),
      ],
      [
        inParts(userData)
          ? `Node group ${group.name}, whose nodes take the proxy from the parts below. Nothing reads ${file} beside this file.`
          : `Node group ${group.name}, whose nodes take the proxy from ${file} beside this file.`,
        ...headOf(group.folder),
        '',
        `This file makes a new group. If your Terraform makes ${group.name} already, do not apply it.`,
        `Put ${Object.keys(userDataInputs(userData)).join()} below into your own call of the module, or into the group in`,
        'eks_managed_node_groups or self_managed_node_groups, as it stands, in the place of user data that it gives by itself. The',
        'group stays and its nodes are replaced, unless that call says use_custom_launch_template = false: then the group is made',
        'anew. For a new group there, take all inputs over without name, source, version, subnets and what begins with cluster_.',
        'The module makes a role for the nodes.',
      ],
    ),
  };
}

/** What a template would fill in: a shell script that the user wrote may have such signs. */
function templateFindings(group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  if (inParts(userData)) return [];
  const found = HOLE.exec(userDataFile(userData).text)?.[0];
  if (found === undefined) return [];
  return [
    {
      code: 'terraform-module.template',
      severity: 'error',
      field: `nodeGroups.${group.index}.tool`,
      params: { group: group.name, sign: found },
      text: {
        en: 'The module renders the user data of {group} as a template, and {sign} in it would begin a hole. Write it without, or choose Terraform without the module, which reads the file as it is.',
        ko: '모듈은 {group}의 사용자 데이터를 템플릿으로 렌더링하므로 그 안의 {sign} 문자가 치환 자리의 시작으로 해석됩니다. 이 문자를 빼거나, 파일을 그대로 읽는 모듈 없는 Terraform을 선택하세요.',
        ja: 'モジュールは {group} のユーザーデータをテンプレートとして展開するため、その中の {sign} は置換の始まりと解釈されます。この文字を使わないか、ファイルをそのまま読むモジュールなしの Terraform を選んでください。',
      },
    },
  ];
}

const existing: Localized = {
  en: 'Do not apply main.tf: put its input about user data, cloudinit_pre_nodeadm or user_data_template_path, into your own call of the module, with the file that it names beside yours. Read terraform plan before you apply: "must be replaced" at the group means that all its nodes end before new ones come. Where no Terraform made the group, give this one another name and drain the old one.',
  ko: 'main.tf를 적용하지 말고, 사용자 데이터에 관한 입력(cloudinit_pre_nodeadm 또는 user_data_template_path)을 기존 모듈 호출에 넣고 그 입력이 가리키는 파일을 옆에 두세요. 적용하기 전에 terraform plan을 읽으세요. 그룹에 "must be replaced"가 있으면 새 노드가 오기 전에 모든 노드가 종료됩니다. Terraform으로 만들지 않은 그룹이면 이 그룹에 다른 이름을 지정하고 기존 그룹을 드레이닝하세요.',
  ja: 'main.tf は適用せず、ユーザーデータに関する入力 (cloudinit_pre_nodeadm または user_data_template_path) を自分のモジュール呼び出しに入れ、それが指すファイルを隣に置いてください。適用前に terraform plan を読んでください。グループの "must be replaced" は、新しいノードが来る前にすべてのノードが終了することを意味します。Terraform で作成していないグループの場合は、このグループに別の名前を付け、古いグループをドレインしてください。',
};

export const terraformModule: ToolDefinition = {
  id: 'terraform-module',
  title: 'Terraform module',
  file: FILE,
  about: {
    en: 'The node group submodules of terraform-aws-modules/eks, version 21.',
    ko: 'terraform-aws-modules/eks 버전 21의 노드 그룹 하위 모듈.',
    ja: 'terraform-aws-modules/eks バージョン 21 のノードグループサブモジュール。',
  },
  options: [
    imageOrVariable,
    {
      ...imdsOption,
      help: {
        en: 'Sets the hop limit to 2, so that pods reach instance metadata, and with it the role of the node. Off: the module sets it to 1 since version 21.',
        ko: '홉 제한을 2로 설정해 파드가 인스턴스 메타데이터와 노드 역할에 접근하게 합니다. 끄면 모듈이 1로 설정합니다(버전 21부터).',
        ja: 'ホップ制限を 2 にして、Pod からインスタンスメタデータとノードロールに到達できるようにします。オフの場合はモジュールが 1 に設定します (バージョン 21 以降)。',
      },
    },
  ],
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: (_plan, group, userData) => [existingFinding(group), ...templateFindings(group, userData)],
  makesNodeRole: true,
  documents: (plan, group, userData, allows = []) => [main(plan, group, userData, allows)],
  commands: (_plan, group) => [applyIn(group.folder)],
  otherSteps: (group) => [existingStep(group, existing)],
  clusterSide: terraformCluster,
  applying: {
    en: 'Terraform asks for the variables that have no default (or put them into terraform.tfvars), shows what it would do, and asks. It needs terraform-aws-modules/eks 21 and reads the cluster by the EKS API. Later changes of the user data make a new version of the launch template: a managed group then drains and replaces its nodes a third at a time, an Auto Scaling group replaces its instances by an instance refresh, without draining. If the cluster itself comes from the module, set resolve_conflicts_on_update = "PRESERVE" for vpc-cni and kube-proxy in addons: its default since 21 is OVERWRITE.',
    ko: 'Terraform은 기본값이 없는 변수를 묻고(또는 terraform.tfvars에 적어 두세요), 수행할 작업을 보여 준 뒤 확인을 받습니다. terraform-aws-modules/eks 21이 필요하며 EKS API로 클러스터 정보를 읽습니다. 이후 사용자 데이터를 변경하면 시작 템플릿의 새 버전이 만들어집니다. 관리형 그룹은 노드를 3분의 1씩 드레이닝하며 교체하고, Auto Scaling 그룹은 인스턴스 새로 고침으로 드레이닝 없이 교체합니다. 클러스터도 이 모듈로 만들었다면 addons의 vpc-cni와 kube-proxy에 resolve_conflicts_on_update = "PRESERVE"를 설정하세요. 버전 21부터 기본값은 OVERWRITE입니다.',
    ja: 'Terraform は既定値のない変数を尋ね (terraform.tfvars に書いておくこともできます)、実行内容を示して確認を求めます。terraform-aws-modules/eks 21 が必要で、EKS API でクラスターの情報を読み取ります。その後ユーザーデータを変更すると起動テンプレートの新しいバージョンが作られます。マネージドグループはノードを 3 分の 1 ずつドレインして置き換え、Auto Scaling グループはインスタンスの更新でドレインせずに置き換えます。クラスター自体もこのモジュールで作成した場合は、addons の vpc-cni と kube-proxy に resolve_conflicts_on_update = "PRESERVE" を設定してください。バージョン 21 以降の既定値は OVERWRITE です。',
  },
};
