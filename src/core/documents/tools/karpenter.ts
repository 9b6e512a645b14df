// Karpenter: an EC2NodeClass (karpenter.k8s.aws/v1), from which Karpenter makes the user data of every node. Rules as in
// aws/karpenter-provider-aws pkg/providers/amifamily/bootstrap; names as in its getting-started guide.

import { hasOwnFiles, type ToolDefinition, type UserData } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { Block, yaml } from '../../syntax/yaml.ts';
import { deliveryOf } from '../delivery/index.ts';
import { fileIntoGit, intoCluster } from '../object-into-cluster.ts';
import { userDataFile } from '../user-data.ts';
import { karpenterFindings } from './karpenter-findings.ts';
import { aliasOf, discoveryOf, karpenterOptions, podsUseImds, roleOf, wantsNodePool } from './karpenter-options.ts';

const FILE = 'ec2nodeclass.yaml';
const POOL_FILE = 'nodepool.yaml';

/** vCPUs. */
const LIMIT = '32';

/**
 * What Karpenter merges: MIME is taken apart and written anew with its own part last, of which only each Content-Type
 * stays; of TOML everything but what it owns; PowerShell goes without tags, before its own.
 */
const userDataOf = (userData: UserData): string =>
  userData.kind === 'powershell' ? userData.text : userDataFile(userData).text;

const nodeClass = (plan: Plan, group: NodeGroupPlan, userData: UserData): string => {
  const discovery = [{ tags: { 'karpenter.sh/discovery': discoveryOf(plan, group) } }];
  return yaml(
    {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: group.name },
      spec: {
        role: roleOf(plan, group),
        amiSelectorTerms: [{ alias: aliasOf(group) }],
        subnetSelectorTerms: discovery,
        securityGroupSelectorTerms: discovery,
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpTokens: 'required',
          httpPutResponseHopLimit: podsUseImds(group) ? 2 : 1,
        },
        userData: new Block(userDataOf(userData)),
      },
    },
    [
      'Karpenter takes the user data of its nodes from this object and adds a part of its own, which joins them. Apply it with',
      'kubectl; node pools use it that name it in nodeClassRef. Role and tags are those of the guide of Karpenter: compare them',
      'with yours before you apply it. A change of the user data is drift: Karpenter replaces the nodes.',
    ],
  );
};

/** The system as its label says it. */
function systemOf({ image }: NodeGroupPlan): string {
  return image?.family === 'Windows' ? image.family.toLowerCase() : 'linux';
}

/**
 * As in karpenter.sh/docs/getting-started, with nothing narrowed down but the family and the system. A file of its own, so
 * that applying the class starts nothing; the limit is small, because what Karpenter starts costs.
 */
const nodePool = (group: NodeGroupPlan): string =>
  yaml(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: group.name },
      spec: {
        template: {
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: group.name },
            requirements: [
              {
                key: 'kubernetes.io/os',
                operator: 'In',
                values: [systemOf(group)],
              },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
              { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
            ],
          },
        },
        limits: { cpu: LIMIT },
      },
    },
    [
      `Nodes with the class of ${FILE} beside this file, next to the pools that there are. Once it is applied, Karpenter may start`,
      'instances for pods that wait, and they cost. limits.cpu is how many vCPUs it starts at most: raise it as you need.',
    ],
  );

const classAlone = ({ name }: NodeGroupPlan): Localized => ({
  en: `The EC2NodeClass ${name}, with the user data of the nodes that Karpenter starts.`,
  ko: `EC2NodeClass ${name}입니다. Karpenter가 시작하는 노드의 사용자 데이터가 들어 있습니다.`,
  ja: `EC2NodeClass ${name} です。Karpenter が起動するノードのユーザーデータが入っています。`,
});

function poolStep(group: NodeGroupPlan, plan: Plan): RunbookStep {
  const byGit = deliveryOf(plan).hand === 'git';
  return {
    id: `node-group-${group.index + 1}-pool`,
    kind: 'step',
    title: { en: `NodePool ${group.name}`, ko: `NodePool ${group.name}`, ja: `NodePool ${group.name}` },
    about: sentences(...(byGit ? [fileIntoGit(POOL_FILE)] : []), {
      en: `Once it is there, Karpenter may start instances for pods that wait, and they cost: at most ${LIMIT} vCPUs, as its limits say. Do it when the class is Ready. A NodePool of this name that is there already takes every field of this file.`,
      ko: `적용하면 Karpenter가 대기 중인 파드를 위해 인스턴스를 시작할 수 있으며 요금이 발생합니다. limits에 따라 최대 ${LIMIT} vCPU까지입니다. 클래스가 Ready가 된 뒤에 적용하세요. 같은 이름의 NodePool이 이미 있으면 이 파일의 모든 필드가 적용됩니다.`,
      ja: `適用すると、Karpenter が待機中の Pod のためにインスタンスを起動することがあり、料金が発生します。limits により最大 ${LIMIT} vCPU までです。クラスが Ready になってから適用してください。同じ名前の NodePool が既にある場合はこのファイルのすべてのフィールドが適用されます。`,
    }),
    commands: [intoCluster(plan, `${group.folder}/${POOL_FILE}`, `nodepool.karpenter.sh/${group.name}`)],
  };
}

export const karpenter: ToolDefinition = {
  id: 'karpenter',
  title: 'Karpenter',
  file: FILE,
  moreFiles: [POOL_FILE],
  about: {
    en: 'An EC2NodeClass: Karpenter starts the nodes and replaces them when the user data changes.',
    ko: 'EC2NodeClass입니다. Karpenter가 노드를 시작하고 사용자 데이터가 바뀌면 노드를 교체합니다.',
    ja: 'EC2NodeClass です。Karpenter がノードを起動し、ユーザーデータが変わるとノードを入れ替えます。',
  },
  options: karpenterOptions,
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  refuses(platform, management) {
    if (hasOwnFiles(platform) || platform.image?.family === undefined) {
      return {
        en: `Karpenter adds what joins the node for the images that it knows, and ${platform.title} is none of them.`,
        ko: `Karpenter는 알고 있는 이미지에만 노드를 조인하는 부분을 추가하는데 ${platform.title} 이미지는 그중에 없습니다.`,
        ja: `Karpenter がノードを参加させる部分を追加するのは対応するイメージだけで、${platform.title} は含まれません。`,
      };
    }
    if (management === undefined) return undefined;
    return {
      en: 'Karpenter starts and ends its nodes itself: such a group has no management.',
      ko: 'Karpenter는 노드를 직접 시작하고 종료하므로 이 그룹에는 관리 방식이 없습니다.',
      ja: 'Karpenter はノードを自分で起動・終了するため、このグループに管理方法はありません。',
    };
  },
  bootstrapper: () => 'tool',
  reaches: () => ['instance-profiles'],
  check: karpenterFindings,
  documents: (plan, group, userData) => [
    {
      path: `${group.folder}/${FILE}`,
      notation: 'yaml',
      about: classAlone(group),
      text: nodeClass(plan, group, userData),
    },
    ...(wantsNodePool(group)
      ? [
          {
            path: `${group.folder}/${POOL_FILE}`,
            notation: 'yaml' as const,
            about: {
              en: `The NodePool ${group.name}, which uses that class: once it is applied, Karpenter may start instances, and they cost.`,
              ko: `위 클래스를 사용하는 NodePool ${group.name}입니다. 적용하면 Karpenter가 인스턴스를 시작할 수 있으며 요금이 발생합니다.`,
              ja: `上のクラスを使う NodePool ${group.name} です。適用すると Karpenter がインスタンスを起動することがあり、料金が発生します。`,
            },
            text: nodePool(group),
          },
        ]
      : []),
  ],
  commands: (plan, group) => [
    intoCluster(plan, `${group.folder}/${FILE}`, `ec2nodeclass.karpenter.k8s.aws/${group.name}`),
    sh`kubectl get nodepools.karpenter.sh -o custom-columns=${'POOL:.metadata.name,CLASS:.spec.template.spec.nodeClassRef.name'}`,
    sh`kubectl get nodeclaims.karpenter.sh -o wide`,
  ],
  otherSteps: (group, plan) => (wantsNodePool(group) ? [poolStep(group, plan)] : []),
  applyingByGit: fileIntoGit(FILE),
  applying: {
    en: 'Node pools use this class that name it in nodeClassRef: the second command shows which do. Nodes read user data at their first boot only; where a class that is in use changes, Karpenter sees drift and replaces the nodes one after another, as far as the disruption budgets of the pool allow: watch that with the third. An object of this name that is there already takes every field of this file, so compare role, tags and image first. Karpenter itself takes its proxy from the values of its Helm chart.',
    ko: 'nodeClassRef에 이 클래스를 지정한 NodePool이 이 클래스를 사용하며, 두 번째 명령으로 확인할 수 있습니다. 노드는 첫 부팅 때만 사용자 데이터를 읽습니다. 사용 중인 클래스가 바뀌면 Karpenter가 드리프트를 감지해 NodePool의 중단 예산 안에서 노드를 차례로 교체합니다. 세 번째 명령으로 지켜보세요. 같은 이름의 객체가 이미 있으면 이 파일의 모든 필드가 적용되므로 역할, 태그, 이미지를 먼저 비교하세요. Karpenter 자체의 프록시는 Helm 차트 값으로 설정합니다.',
    ja: 'nodeClassRef でこのクラスを指定した NodePool がこのクラスを使います。2 つ目のコマンドで確認できます。ノードがユーザーデータを読むのは初回の起動時だけです。使用中のクラスが変わると Karpenter がドリフトを検出し、NodePool の中断バジェットの範囲でノードを順に入れ替えます。3 つ目のコマンドで見守ってください。同じ名前のオブジェクトが既にある場合はこのファイルのすべてのフィールドが適用されるため、先にロール、タグ、イメージを比べてください。Karpenter 自身のプロキシは Helm チャートの値で設定します。',
  },
};
