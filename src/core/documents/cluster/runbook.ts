// The runbook of this very cluster as data: what to run, in order, with what to know before. README.md and the Apply
// page show the same steps.

import { proxiedContainers, proxyConfigMap } from '../../model/cluster-objects.ts';
import { type Definitions, hasOwnFiles } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { inARow, type Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { clusterSidesOf } from '../cluster-sides.ts';
import { controllerRestart, controllerSteps, namespaceSteps } from '../controllers/parts.ts';
import { deliveryOf } from '../delivery/index.ts';
import { applyFolder } from '../delivery/kustomize.ts';
import { journalTag } from '../platforms/told-in-journal.ts';
import { allowListPath } from './allow-list.ts';
import { squidAllowListPath } from './allow-list-squid.ts';
import { configMapPath } from './config-map.ts';
import { fargateStep } from './fargate.ts';
import { loginChanged } from './login-changed.ts';
import { loginOnNode, loginSteps, secretByHand } from './login-steps.ts';
import { managedAddOn } from './managed-add-on.ts';
import { ownPods } from './own-pods.ts';
import { daemonSetsOf, patchPath, targetsOf } from './targets.ts';
import { throughProxy } from './through-proxy.ts';
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
      title: { en: 'Have the proxy let the hosts of this cluster through' },
      about: {
        en: `First, because it takes another team. ${allowListPath} is for those who run the proxy: each host with its reason and who asks for it. ${squidAllowListPath} is the same for squid. A proxy that lets everything through needs neither.${plan.caBundle === '' ? '' : interception}`,
      },
      commands: [],
    },
    ...loginSteps(plan, definitions),
    {
      id: 'apply',
      kind: 'step',
      ...applyStep(plan),
      commands: ['bash apply.sh'],
    },
    ...byHand(plan, mapPaths),
    ...clusterSidesOf(plan, definitions).flatMap((side) => side.steps(plan)),
    ...namespaceSteps(plan, definitions),
    ...delivery.steps(plan),
    ...controllerSteps(plan, definitions),
    ...nodeGroupSteps(plan, definitions),
    {
      id: 'verify',
      kind: 'step',
      title: { en: 'Verify' },
      about: { en: 'Reads only. Paste all that it prints on the Apply page of the wizard for a verdict.' },
      commands: ['bash verify.sh'],
    },
    {
      id: 'check-pods',
      kind: 'instead',
      title: { en: 'Look at the pods' },
      about: plan.login === undefined ? describeWords : describeWithLogin,
      commands: daemonSetsOf(proxiedContainers).map(
        (daemonSet) => sh`kubectl -n kube-system describe pods -l ${verbatim(`k8s-app=${daemonSet}`)}`,
      ),
    },
    ...throughProxy(plan),
    {
      id: 'restart',
      kind: 'later',
      title: { en: 'After a later change of the ConfigMap' },
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
    {
      id: 'node-missing',
      kind: 'later',
      title: { en: 'If a node does not join' },
      about: {
        en: 'Run these on the node (Session Manager, SSH, or the serial console). The first tells whether the user data ran, the second what nodeadm (Amazon Linux 2023), containerd and kubelet say, the third what proxy a service really has.',
      },
      commands: [
        'sudo tail -n 50 /var/log/cloud-init-output.log; sudo grep -i "boothooks script" /var/log/cloud-init.log',
        'sudo journalctl --no-pager -n 100 -u nodeadm-config -u nodeadm-run -u containerd -u docker -u kubelet -u snap.kubelet-eks.daemon',
        'for unit in containerd docker kubelet snap.kubelet-eks.daemon; do systemctl show "$unit" -p Environment -p EnvironmentFiles; done; systemctl show-environment',
        sh`sudo journalctl --no-pager -t ${journalTag}`,
        ...loginOnNode(plan, definitions),
      ],
    },
    {
      id: 'after-upgrade',
      kind: 'later',
      title: { en: 'After an upgrade of VPC CNI or kube-proxy' },
      about: {
        en: `Look whether what these files changed is still there; where it is not, ${again[delivery.hand]} puts it back. Upgrade EKS add-ons with --resolve-conflicts PRESERVE. A new manifest leaves the change alone where it comes by kubectl apply, or by server-side apply as EKS does it, forced or not: seen on an API server, not yet on a live EKS cluster. It is lost when the DaemonSet or the add-on is deleted and made again, with kubectl replace, and with eksctl utils update-aws-node, which puts the manifest in its place. Clusters made by eksctl 0.184.0 or later have EKS add-ons: there, eksctl utils update-aws-node and update-kube-proxy do not work at all.`,
      },
      commands: ['bash verify.sh', ...(delivery.hand === 'git' ? [] : ['bash apply.sh'])],
    },
    managedAddOn(plan),
    {
      id: 'keep-the-proxy-up',
      kind: 'later',
      title: { en: 'Keep the proxy up' },
      about: {
        en: 'Everything that goes by the proxy stops when it stops, and the cluster then behaves in ways that are hard to predict. Run more than one, behind a load balancer or a name of service discovery, and give the nodes that name.',
      },
      commands: [],
    },
    {
      id: 'undo',
      kind: 'later',
      title: { en: 'Undo' },
      about: inARow(...(delivery.beforeUndo === undefined ? [] : [delivery.beforeUndo]), {
        en: 'Puts back the ConfigMap and the DaemonSets as they were before the first apply.sh. Nodes keep what they booted with: set each node group back to its former launch template version, or its former configuration in the tool that made it, and let its nodes be replaced.',
      }),
      commands: ['bash rollback.sh'],
    },
  ];
}

const again = { patch: 'apply.sh', folder: 'apply.sh', git: 'the next sync' };

/** By hand: what apply.sh does by patches. */
function byHand(plan: Plan, mapPaths: readonly string[]): readonly RunbookStep[] {
  const { hand, envFrom } = deliveryOf(plan);
  if (hand !== 'patch') return secretByHand(plan);
  return [
    {
      id: 'config-map',
      kind: 'instead',
      title: { en: 'By hand: the ConfigMap' },
      commands: mapPaths.map((path) => sh`kubectl apply -f ${path}`),
    },
    ...secretByHand(plan),
    {
      id: 'patch',
      kind: 'instead',
      title: { en: 'By hand: the DaemonSets' },
      about: {
        en: 'A patch replaces the whole envFrom of a container, and adds a container whose name it does not find: look at the DaemonSets first.',
      },
      commands: daemonSetsOf(envFrom(plan)).flatMap((daemonSet) => [
        sh`kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
        sh`kubectl -n kube-system rollout status ${`daemonset/${daemonSet}`}`,
      ]),
    },
  ];
}

/** What apply.sh is called and does. */
function applyStep(plan: Plan): Pick<RunbookStep, 'title' | 'about'> {
  const login = plan.login !== undefined;
  if (deliveryOf(plan).hand === 'git') return { title: lookTitle, about: login ? lookWithLogin : lookWords };
  const words = login ? applyWithLogin : applyWords;
  if (deliveryOf(plan).hand === 'patch') return { title: applyTitle, about: words };
  return {
    title: applyTitle,
    about: {
      en: words.en
        .replace('applies the ConfigMap, ', '')
        .replace('patches the DaemonSets', 'applies gitops/ by server-side apply')
        .replace(BY_HAND, ''),
    },
  };
}

const applyTitle: Localized = { en: 'Apply the cluster part' };

const lookTitle: Localized = {
  en: 'Look at the cluster, keep what is there',
  ko: '클러스터를 확인하고 현재 상태를 보관',
  ja: 'クラスターを確認し、今の状態を保存',
};

const lookWords: Localized = {
  en: 'Shows which cluster it is and asks, looks whether gitops/ fits its DaemonSets, and keeps what is there for rollback.sh. It changes no DaemonSet: Git does.',
  ko: '어느 클러스터인지 보여 주고 확인을 받은 뒤, gitops/가 DaemonSet에 맞는지 확인하고, rollback.sh를 위해 현재 상태를 보관합니다. DaemonSet은 변경하지 않으며 변경은 Git이 합니다.',
  ja: 'どのクラスターかを示して確認を求め、gitops/ が DaemonSet に合うかを調べ、rollback.sh のために今の状態を保存します。DaemonSet は変更しません。変更は Git が行います。',
};

const lookWithLogin: Localized = {
  en: `${lookWords.en} It puts the login of the proxy into a Secret, which must not be in Git: do this first, since pods do not start without it.`,
  ko: `${lookWords.ko} 프록시 로그인 정보는 Git에 두면 안 되므로 시크릿에 넣습니다. 시크릿이 없으면 파드가 시작하지 않으니 먼저 실행하세요.`,
  ja: `${lookWords.ja} プロキシのログイン情報は Git に置けないため、シークレットに入れます。シークレットがないと Pod が起動しないので、先に実行してください。`,
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
};

const restartWithLogin: Localized = {
  en: `A change of the ConfigMap restarts no pod. Apply it with apply.sh, or by hand as here. Do not use kubectl set env --from=configmap/${proxyConfigMap}: it writes the address without a login, which wins over the Secret.`,
  ko: `ConfigMap을 변경해도 파드는 재시작되지 않습니다. apply.sh로 적용하거나 여기처럼 수동으로 적용하세요. kubectl set env --from=configmap/${proxyConfigMap}은 사용하지 마세요. 로그인 정보가 없는 주소를 써 넣어 시크릿보다 우선하게 됩니다.`,
  ja: `ConfigMap を変更しても Pod は再起動しません。apply.sh で適用するか、ここにあるように手動で適用してください。kubectl set env --from=configmap/${proxyConfigMap} は使わないでください。ログイン情報のないアドレスが書き込まれ、シークレットより優先されます。`,
};

const describeWords: Localized = {
  en: `Each container shows "Environment Variables from:" with ${proxyConfigMap} below it, or "<set to the key 'HTTPS_PROXY' of config map '${proxyConfigMap}'>". The output may be pasted on the Apply page too.`,
};

const describeWithLogin: Localized = {
  en: `Each container shows "Environment Variables from:" with ${proxyConfigMap} below it twice, as ConfigMap and then as Secret. The output shows no value of the Secret and may be pasted on the Apply page too.`,
  ko: `각 컨테이너의 "Environment Variables from:" 아래에 ${proxyConfigMap}이 ConfigMap과 Secret으로 두 번 표시됩니다. 출력에는 시크릿의 값이 나타나지 않으며 적용 페이지에 붙여 넣을 수도 있습니다.`,
  ja: `各コンテナの "Environment Variables from:" の下に ${proxyConfigMap} が ConfigMap と Secret として 2 回表示されます。出力にシークレットの値は現れず、適用ページに貼り付けることもできます。`,
};

const applyWords: Localized = {
  en: 'Shows which cluster it is and asks, keeps what was there, applies the ConfigMap, patches the DaemonSets, restarts their pods and waits. By hand is the same without the looking and the keeping.',
};

const BY_HAND = ' By hand is the same without the looking and the keeping.';

const applyWithLogin: Localized = {
  en: 'Shows which cluster it is and asks, reads the login of the proxy with the AWS CLI and your own rights (or asks for it, with --login=typed), keeps what was there, applies the ConfigMap, puts the login into a Secret, patches the DaemonSets, restarts their pods and waits. By hand is the same without the looking and the keeping.',
  ko: '어느 클러스터인지 보여 주고 확인을 받은 뒤, AWS CLI와 사용자 권한으로 프록시 로그인 정보를 읽고(--login=typed이면 직접 입력), 기존 상태를 보관하고, ConfigMap을 적용하고, 로그인 정보를 시크릿에 넣고, DaemonSet을 패치하고, 파드를 재시작한 뒤 기다립니다. 수동 절차는 확인과 보관만 빠진 같은 작업입니다.',
  ja: 'どのクラスターかを示して確認を求め、AWS CLI と自分の権限でプロキシのログイン情報を読み取り (--login=typed なら入力を求め)、元の状態を保存し、ConfigMap を適用し、ログイン情報をシークレットに入れ、DaemonSet にパッチを当て、Pod を再起動して待ちます。手動の手順は、確認と保存を除いて同じです。',
};

const nodeGroupSteps = (plan: Plan, definitions: Definitions): readonly RunbookStep[] =>
  plan.nodeGroups.flatMap((group) => {
    const platform = definitions.platforms.find(({ id }) => id === group.platform);
    const tool = definitions.tools.find(({ id }) => id === group.tool);
    const guide = platform !== undefined && hasOwnFiles(platform) ? platform : tool;
    if (guide === undefined) return [];
    return [
      {
        id: `node-group-${group.index + 1}`,
        kind: 'step' as const,
        title: { en: `Node group ${group.name}` },
        about:
          deliveryOf(plan).hand === 'git' && guide.applyingByGit !== undefined
            ? inARow(guide.applyingByGit, guide.applying)
            : guide.applying,
        commands: guide.commands(plan, group),
      },
    ];
  });

const interception =
  ' Those who run it should also know what TLS inspection breaks here: best is to leave the hosts of EC2, ECR, S3, STS and EKS alone. Nodes with Amazon Linux 2023 ask EC2 before they can trust a CA of yours.';
