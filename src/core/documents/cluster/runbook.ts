// The runbook of this very cluster as data: what to run, in order, with what to know before. README.md and the Apply
// page show the same steps.

import { proxiedContainers, proxyConfigMap } from '../../model/cluster-objects.ts';
import { type Definitions, hasOwnFiles } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import { noNodeGroupWords } from '../../model/no-node-group.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { clusterSidesOf } from '../cluster-sides.ts';
import { controllerRestart, controllerSteps, namespaceSteps } from '../controllers/parts.ts';
import { deliveryOf } from '../delivery/index.ts';
import { applyFolder } from '../delivery/kustomize.ts';
import { journalTag } from '../platforms/told-in-journal.ts';
import { allowListPath } from './allow-list.ts';
import { squidAllowListPath } from './allow-list-squid.ts';
import { applyStep } from './apply-step.ts';
import { configMapPath } from './config-map.ts';
import { fargateStep } from './fargate.ts';
import { loginChanged } from './login-changed.ts';
import { loginOnNode, loginSteps, secretByHand } from './login-steps.ts';
import { managedAddOn } from './managed-add-on.ts';
import { checkNode, oneNodeFirst } from './one-node.ts';
import { ownPods } from './own-pods.ts';
import { daemonSetsOf, patchPath, targetsOf } from './targets.ts';
import { throughProxy, tryProxy } from './through-proxy.ts';
import { trustMap } from './trust-map.ts';
import { otherPods } from './trust-other-pods.ts';

/** The steps in order. Commands run in the folder of the bundle, unless the step says otherwise. */
export function runbookOf(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const delivery = deliveryOf(plan);
  const daemonSets = daemonSetsOf(targetsOf(plan));
  const mapPaths = [configMapPath, ...trustMap(plan).map(({ path }) => path)];
  return [
    {
      id: 'allow-list',
      kind: 'step',
      title: {
        en: 'Have the proxy let the hosts of this cluster through',
        ko: '프록시가 이 클러스터의 호스트를 허용하도록 요청',
        ja: 'プロキシにこのクラスターのホストを許可してもらう',
      },
      about: {
        en: `First, because it takes another team. ${allowListPath} is for those who run the proxy: each host with its reason and who asks for it. ${squidAllowListPath} is the same for squid. A proxy that lets everything through needs neither.${plan.caBundle === '' ? '' : interception.en}`,
        ko: `다른 팀의 작업이 필요하므로 가장 먼저 합니다. ${allowListPath} 파일은 프록시 운영자를 위한 파일로, 각 호스트와 이유, 요청하는 프로그램이 있습니다. ${squidAllowListPath} 파일은 squid용입니다. 모든 것을 허용하는 프록시에는 둘 다 필요 없습니다.${plan.caBundle === '' ? '' : interception.ko}`,
        ja: `別のチームの作業が要るため最初に行います。${allowListPath} はプロキシを運用する人のためのもので、各ホストに理由と要求するプログラムが書かれています。${squidAllowListPath} は squid 用です。すべてを通すプロキシにはどちらも不要です。${plan.caBundle === '' ? '' : interception.ja}`,
      },
      commands: [],
    },
    ...tryProxy(plan, definitions),
    ...loginSteps(plan, definitions),
    ...oneNodeFirst(plan),
    {
      id: 'apply',
      kind: 'step',
      ...applyStep(plan),
      commands: ['bash apply.sh'],
    },
    ...byHand(plan, mapPaths),
    ...clusterSidesOf(plan, definitions).flatMap((side) => side.steps(plan)),
    ...delivery.steps(plan).filter(isInstead),
    ...namespaceSteps(plan, definitions),
    ...delivery.steps(plan).filter((step) => !isInstead(step)),
    ...controllerSteps(plan, definitions),
    ...(plan.nodeGroups.length === 0 ? [noNodeGroup] : nodeGroupSteps(plan, definitions)),
    {
      id: 'verify',
      kind: 'step',
      title: { en: 'Verify', ko: '확인', ja: '確認' },
      about: {
        en: 'Reads only. Paste all that it prints on the Apply page of the wizard for a verdict.',
        ko: '읽기만 합니다. 출력 전체를 마법사의 적용 페이지에 붙여넣으면 판정을 볼 수 있습니다.',
        ja: '読み取るだけです。出力全体をウィザードの適用ページに貼り付けると判定が表示されます。',
      },
      commands: ['bash verify.sh'],
    },
    {
      id: 'check-pods',
      kind: 'instead',
      title: { en: 'Look at the pods', ko: '파드 확인', ja: 'Pod を確認' },
      about: plan.login === undefined ? describeWords : describeWithLogin,
      commands: daemonSetsOf(proxiedContainers).map(
        (daemonSet) => sh`kubectl -n kube-system describe pods -l ${verbatim(`k8s-app=${daemonSet}`)}`,
      ),
    },
    ...checkNode(plan, definitions),
    ...throughProxy(plan),
    {
      id: 'restart',
      kind: 'later',
      title: {
        en: 'After a later change of the ConfigMap',
        ko: '나중에 ConfigMap을 변경한 후',
        ja: '後で ConfigMap を変更した後',
      },
      about: restartAbout(plan),
      commands: [
        ...(delivery.hand === 'patch' ? mapPaths.map((path) => sh`kubectl apply -f ${path}`) : []),
        ...(delivery.hand === 'folder' ? [applyFolder] : []),
        sh`kubectl -n kube-system rollout restart ${verbatim(daemonSets.map((name) => `daemonset/${name}`).join(' '))}`,
      ],
    },
    ...controllerRestart(plan, definitions),
    ...loginChanged(plan, definitions),
    ...ownPods(plan),
    ...otherPods(plan),
    fargateStep,
    ...nodeMissing(plan, definitions),
    {
      id: 'after-upgrade',
      kind: 'later',
      title: {
        en: 'After an upgrade of VPC CNI or kube-proxy',
        ko: 'VPC CNI 또는 kube-proxy를 업그레이드한 후',
        ja: 'VPC CNI または kube-proxy をアップグレードした後',
      },
      about: {
        en: `Look whether what these files changed is still there; where it is not, ${again[delivery.hand].en} puts it back. Upgrade EKS add-ons with --resolve-conflicts PRESERVE. A new manifest leaves the change alone where it comes by kubectl apply, or by server-side apply as EKS does it, forced or not: seen on an API server, not yet on a live EKS cluster. It is lost when the DaemonSet or the add-on is deleted and made again, with kubectl replace, and with eksctl utils update-aws-node, which puts the manifest in its place. Clusters made by eksctl 0.184.0 or later have EKS add-ons: there, eksctl utils update-aws-node and update-kube-proxy do not work at all.`,
        ko: `이 파일들이 변경한 내용이 그대로 있는지 확인하세요. 없으면 ${again[delivery.hand].ko} 되돌립니다. EKS 추가 기능은 --resolve-conflicts PRESERVE로 업그레이드하세요. 새 매니페스트는 kubectl apply로 오든, EKS처럼 서버 측 적용으로 오든(강제 여부와 무관하게) 변경 내용을 그대로 둡니다. API 서버에서 확인했고 실제 EKS 클러스터에서는 아직 확인하지 못했습니다. DaemonSet이나 추가 기능을 삭제하고 다시 만들거나, kubectl replace를 쓰거나, 매니페스트를 통째로 바꾸는 eksctl utils update-aws-node를 쓰면 사라집니다. eksctl 0.184.0 이상으로 만든 클러스터에는 EKS 추가 기능이 있어 eksctl utils update-aws-node와 update-kube-proxy가 전혀 동작하지 않습니다.`,
        ja: `これらのファイルによる変更が残っているか確認し、なければ ${again[delivery.hand].ja} で戻してください。EKS アドオンは --resolve-conflicts PRESERVE でアップグレードします。新しいマニフェストは、kubectl apply でも、EKS と同じサーバーサイド適用でも (強制の有無によらず) 変更を残します。API サーバーで確認済みですが、実際の EKS クラスターではまだ確認していません。DaemonSet やアドオンを削除して作り直した場合、kubectl replace を使った場合、マニフェストを置き換える eksctl utils update-aws-node を使った場合には失われます。eksctl 0.184.0 以降で作成したクラスターには EKS アドオンがあり、eksctl utils update-aws-node と update-kube-proxy はまったく動作しません。`,
      },
      commands: ['bash verify.sh', ...(delivery.hand === 'git' ? [] : ['bash apply.sh'])],
    },
    managedAddOn(plan),
    {
      id: 'keep-the-proxy-up',
      kind: 'later',
      title: { en: 'Keep the proxy up', ko: '프록시를 계속 가동', ja: 'プロキシを止めない' },
      about: {
        en: 'Everything that goes by the proxy stops when it stops, and the cluster then behaves in ways that are hard to predict. Run more than one, behind a load balancer or a name of service discovery, and give the nodes that name.',
        ko: '프록시가 멈추면 프록시를 거치는 모든 것이 멈추고 클러스터의 동작을 예측하기 어려워집니다. 로드 밸런서 또는 서비스 디스커버리 이름 뒤에 둘 이상을 실행하고 노드에는 그 이름을 지정하세요.',
        ja: 'プロキシが止まると、プロキシを通るものはすべて止まり、クラスターの動作は予測しにくくなります。ロードバランサーまたはサービスディスカバリの名前の後ろで 2 台以上を動かし、ノードにはその名前を指定してください。',
      },
      commands: [],
    },
    ...clusterSidesOf(plan, definitions).flatMap((side) => side.undo?.(plan) ?? []),
    {
      id: 'undo',
      kind: 'later',
      title: { en: 'Undo', ko: '되돌리기', ja: '元に戻す' },
      about: sentences(
        ...(delivery.beforeUndo === undefined ? [] : [delivery.beforeUndo]),
        {
          en: 'Puts back the ConfigMap and the DaemonSets as they were before the first apply.sh. Nodes keep what they booted with: set each node group back to its former launch template version, or its former configuration in the tool that made it, and let its nodes be replaced.',
          ko: 'ConfigMap과 DaemonSet을 첫 apply.sh 이전의 상태로 되돌립니다. 노드는 부팅할 때의 설정을 유지하므로, 각 노드 그룹을 이전 시작 템플릿 버전 또는 이를 만든 도구의 이전 구성으로 되돌리고 노드를 교체하세요.',
          ja: 'ConfigMap と DaemonSet を最初の apply.sh より前の状態に戻します。ノードは起動時の設定を保つため、各ノードグループを以前の起動テンプレートのバージョン、または作成したツールの以前の設定に戻し、ノードを置き換えてください。',
        },
        ...leftOver(plan, definitions),
      ),
      commands: ['bash rollback.sh'],
    },
  ];
}

const again = {
  patch: { en: 'apply.sh', ko: 'apply.sh로', ja: 'apply.sh' },
  folder: { en: 'apply.sh', ko: 'apply.sh로', ja: 'apply.sh' },
  git: { en: 'the next sync', ko: '다음 동기화로', ja: '次の同期' },
};

const isInstead = ({ kind }: RunbookStep): boolean => kind === 'instead';

/** By hand: what apply.sh does by patches. */
function byHand(plan: Plan, mapPaths: readonly string[]): readonly RunbookStep[] {
  const { hand, envFrom } = deliveryOf(plan);
  if (hand !== 'patch') return secretByHand(plan);
  return [
    {
      id: 'config-map',
      kind: 'instead',
      title: { en: 'By hand: the ConfigMap', ko: '수동: ConfigMap', ja: '手動: ConfigMap' },
      commands: mapPaths.map((path) => sh`kubectl apply -f ${path}`),
    },
    ...secretByHand(plan),
    {
      id: 'patch',
      kind: 'instead',
      title: { en: 'By hand: the DaemonSets', ko: '수동: DaemonSet', ja: '手動: DaemonSet' },
      about: {
        en: 'A patch replaces the whole envFrom of a container, and adds a container whose name it does not find: look at the DaemonSets first.',
        ko: '패치는 컨테이너의 envFrom 전체를 바꾸고, 이름을 찾지 못한 컨테이너는 추가합니다. 먼저 DaemonSet을 확인하세요.',
        ja: 'パッチはコンテナの envFrom 全体を置き換え、名前が見つからないコンテナは追加します。先に DaemonSet を確認してください。',
      },
      commands: daemonSetsOf(envFrom(plan)).flatMap((daemonSet) => [
        sh`kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
        sh`kubectl -n kube-system rollout status ${`daemonset/${daemonSet}`}`,
      ]),
    },
  ];
}

/** The usual help where some node is a Linux with a shell, and that of each platform that has its own. */
function nodeMissing(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const own = plan.nodeGroups.map(
    ({ platform }) => definitions.platforms.find(({ id }) => id === platform)?.nodeMissing,
  );
  const usual = own.length === 0 || own.includes(undefined) ? [nodeMissingUsual(plan, definitions)] : [];
  return [...usual, ...new Set(own.filter((step) => step !== undefined))];
}

const nodeMissingUsual = (plan: Plan, definitions: Definitions): RunbookStep => ({
  id: 'node-missing',
  kind: 'later',
  title: { en: 'If a node does not join', ko: '노드가 조인하지 않는 경우', ja: 'ノードが参加しない場合' },
  about: {
    en: 'Run these on the node (Session Manager, SSH, or the serial console). The first tells whether the user data ran, the second what nodeadm (Amazon Linux 2023), containerd and kubelet say, the third what proxy a service really has, the fourth what the scripts of this bundle said at boot.',
    ko: `노드에서 실행하세요(Session Manager, SSH 또는 직렬 콘솔). 첫 번째는 사용자 데이터가 실행되었는지, 두 번째는 nodeadm(Amazon Linux 2023), containerd, kubelet의 로그, 세 번째는 서비스에 실제로 적용된 프록시, 네 번째는 이 번들의 부팅 스크립트가 남긴 메시지를 보여 줍니다.`,
    ja: `ノード上で実行してください (Session Manager、SSH、シリアルコンソール)。1 つ目はユーザーデータが実行されたか、2 つ目は nodeadm (Amazon Linux 2023)、containerd、kubelet のログ、3 つ目はサービスに実際に適用されたプロキシ、4 つ目はこのバンドルの起動時スクリプトが残したメッセージを示します。`,
  },
  commands: [
    'sudo tail -n 50 /var/log/cloud-init-output.log; sudo grep -i "boothooks script" /var/log/cloud-init.log',
    'sudo journalctl --no-pager -n 100 -u nodeadm-config -u nodeadm-run -u containerd -u docker -u kubelet -u snap.kubelet-eks.daemon',
    'for unit in containerd docker kubelet snap.kubelet-eks.daemon; do systemctl show "$unit" -p Environment -p EnvironmentFiles; done; systemctl show-environment',
    sh`sudo journalctl --no-pager -t ${journalTag}`,
    ...loginOnNode(plan, definitions),
  ],
});

/** What rollback.sh cannot take back, because it is not in the cluster's own objects. */
function leftOver(plan: Plan, definitions: Definitions): readonly Localized[] {
  const objects = plan.nodeGroups.some((group) => guideOf(group, definitions)?.applyingByGit !== undefined);
  return [
    ...(plan.login === undefined ? [] : [leftLogin]),
    ...(objects ? [leftObjects] : []),
    ...(plan.nodeGroups.length === 0 ? [] : [leftGroups]),
  ];
}

const leftLogin: Localized = {
  en: 'The policy by which the node role reads the login (eks-proxy-login, where the runbook made it) and the stored login stay. Once no node reads it, take the policy from the role with aws iam delete-role-policy, and delete the login where it is stored.',
  ko: '노드 역할이 로그인 정보를 읽는 정책(런북으로 만들었다면 eks-proxy-login)과 저장된 로그인 정보는 남습니다. 읽는 노드가 없어지면 aws iam delete-role-policy로 역할에서 정책을 제거하고 저장된 로그인 정보를 삭제하세요.',
  ja: 'ノードロールがログイン情報を読み取るポリシー (ランブックで作成した場合は eks-proxy-login) と保存したログイン情報は残ります。読み取るノードがなくなったら、aws iam delete-role-policy でロールからポリシーを外し、保存したログイン情報を削除してください。',
};

const leftObjects: Localized = {
  en: 'A NodePool and the class of its nodes (NodeClass, EC2NodeClass) stay too: point the pools back to their former class, wait until their nodes are replaced, then delete those of this bundle with kubectl delete -f and their files, the pool first.',
  ko: 'NodePool과 노드 클래스(NodeClass, EC2NodeClass)도 남습니다. NodePool이 이전 클래스를 가리키게 하고 노드가 교체될 때까지 기다린 뒤, 이 번들의 객체를 kubectl delete -f와 해당 파일로 삭제하세요. NodePool부터 삭제합니다.',
  ja: 'NodePool とノードのクラス (NodeClass、EC2NodeClass) も残ります。NodePool を以前のクラスに戻し、ノードが入れ替わるのを待ってから、このバンドルのオブジェクトを kubectl delete -f とそのファイルで削除してください。NodePool を先に削除します。',
};

const leftGroups: Localized = {
  en: 'A group that this bundle made is drained and deleted with the tool that made it.',
  ko: '이 번들로 만든 그룹은 만든 도구로 드레이닝하고 삭제하세요.',
  ja: 'このバンドルで作成したグループは、作成したツールでドレインして削除してください。',
};

const restartAbout = (plan: Plan): Localized => {
  if (deliveryOf(plan).hand === 'git') return restartGit;
  return plan.login === undefined ? restartWords : restartWithLogin;
};

const restartGit: Localized = {
  en: 'A change of the ConfigMap restarts no pod: commit the new gitops/, let it be synced, then restart the pods.',
  ko: 'ConfigMap을 변경해도 파드는 재시작되지 않습니다. 새 gitops/를 커밋하고 동기화한 뒤 파드를 재시작하세요.',
  ja: 'ConfigMap を変更しても Pod は再起動しません。新しい gitops/ をコミットして同期させてから、Pod を再起動してください。',
};

const restartWords: Localized = {
  en: `A change of the ConfigMap restarts no pod. Apply it with apply.sh, or by hand as here. What kubectl set env --from=configmap/${proxyConfigMap} has written before stands beside the patch and does no harm: both read the same ConfigMap.`,
  ko: `ConfigMap을 변경해도 파드는 다시 시작되지 않습니다. apply.sh로 적용하거나 여기처럼 수동으로 적용하세요. 이전에 kubectl set env --from=configmap/${proxyConfigMap} 명령이 쓴 내용은 패치 옆에 남아 있어도 문제가 없습니다. 둘 다 같은 ConfigMap을 읽습니다.`,
  ja: `ConfigMap を変更しても Pod は再起動しません。apply.sh で適用するか、ここに示すように手動で適用してください。以前に kubectl set env --from=configmap/${proxyConfigMap} が書いたものはパッチと並んで残りますが害はありません。どちらも同じ ConfigMap を読み取ります。`,
};

const restartWithLogin: Localized = {
  en: `A change of the ConfigMap restarts no pod. Apply it with apply.sh, or by hand as here. Do not use kubectl set env --from=configmap/${proxyConfigMap}: it writes the address without a login, which wins over the Secret.`,
  ko: `ConfigMap을 변경해도 파드는 재시작되지 않습니다. apply.sh로 적용하거나 여기처럼 수동으로 적용하세요. kubectl set env --from=configmap/${proxyConfigMap} 명령은 사용하지 마세요. 로그인 정보가 없는 주소를 써 넣어 시크릿보다 우선하게 됩니다.`,
  ja: `ConfigMap を変更しても Pod は再起動しません。apply.sh で適用するか、ここにあるように手動で適用してください。kubectl set env --from=configmap/${proxyConfigMap} は使わないでください。ログイン情報のないアドレスが書き込まれ、シークレットより優先されます。`,
};

const describeWords: Localized = {
  en: `Each container shows "Environment Variables from:" with ${proxyConfigMap} below it, or "<set to the key 'HTTPS_PROXY' of config map '${proxyConfigMap}'>". The output may be pasted on the Apply page too.`,
  ko: `각 컨테이너의 "Environment Variables from:" 아래에 ${proxyConfigMap} 또는 "<set to the key 'HTTPS_PROXY' of config map '${proxyConfigMap}'>"가 표시됩니다. 출력을 적용 페이지에 붙여넣을 수도 있습니다.`,
  ja: `各コンテナの "Environment Variables from:" の下に ${proxyConfigMap}、または "<set to the key 'HTTPS_PROXY' of config map '${proxyConfigMap}'>" が表示されます。出力は適用ページに貼り付けることもできます。`,
};

const describeWithLogin: Localized = {
  en: `Each container shows "Environment Variables from:" with ${proxyConfigMap} below it twice, as ConfigMap and then as Secret. The output shows no value of the Secret and may be pasted on the Apply page too.`,
  ko: `각 컨테이너의 "Environment Variables from:" 아래에 ${proxyConfigMap} 이름이 ConfigMap과 Secret으로 두 번 표시됩니다. 출력에는 시크릿의 값이 나타나지 않으며 적용 페이지에 붙여넣을 수도 있습니다.`,
  ja: `各コンテナの "Environment Variables from:" の下に ${proxyConfigMap} が ConfigMap と Secret として 2 回表示されます。出力にシークレットの値は現れず、適用ページに貼り付けることもできます。`,
};

const noNodeGroup: RunbookStep = {
  id: 'no-node-group',
  kind: 'step',
  title: { en: 'Add a node group', ko: '노드 그룹 추가', ja: 'ノードグループを追加' },
  about: noNodeGroupWords,
  commands: [],
};
/** What says how a group is made: its platform where that has files of its own, else its tool. */
function guideOf(group: NodeGroupPlan, { platforms, tools }: Definitions) {
  const platform = platforms.find(({ id }) => id === group.platform);
  return platform !== undefined && hasOwnFiles(platform) ? platform : tools.find(({ id }) => id === group.tool);
}

const nodeGroupSteps = (plan: Plan, definitions: Definitions): readonly RunbookStep[] =>
  plan.nodeGroups.flatMap((group) => {
    const guide = guideOf(group, definitions);
    if (guide === undefined) return [];
    return [
      {
        id: `node-group-${group.index + 1}`,
        kind: 'step' as const,
        title: { en: `Node group ${group.name}`, ko: `노드 그룹 ${group.name}`, ja: `ノードグループ ${group.name}` },
        about:
          deliveryOf(plan).hand === 'git' && guide.applyingByGit !== undefined
            ? sentences(guide.applyingByGit, guide.applying)
            : guide.applying,
        commands: guide.commands(plan, group),
      },
      ...('otherSteps' in guide ? (guide.otherSteps?.(group, plan) ?? []) : []),
    ];
  });

const interception = {
  en: ' Those who run it should also know what TLS inspection breaks here: best is to leave the hosts of EC2, ECR, S3, STS and EKS alone. Nodes with Amazon Linux 2023 ask EC2 before they can trust a CA of yours.',
  ko: ' 프록시 운영자는 TLS 검사가 무엇을 망가뜨리는지도 알아야 합니다. EC2, ECR, S3, STS, EKS의 호스트는 검사하지 않는 것이 가장 좋습니다. Amazon Linux 2023 노드는 CA를 신뢰하기 전에 EC2를 호출합니다.',
  ja: 'プロキシの運用者は TLS インスペクションで何が壊れるかも知っておく必要があります。EC2、ECR、S3、STS、EKS のホストは検査しないのが最善です。Amazon Linux 2023 のノードは CA を信頼できるようになる前に EC2 を呼び出します。',
};
