// For a later day: a new login of the proxy has to reach its store, the nodes that run, the Secret, its copies in other
// namespaces, and every pod that has read it, before the proxy may refuse the old one.

import { proxySecret } from '../../model/cluster-objects.ts';
import type { Definitions } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { command, sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { controllerCopies, controllerRollouts } from '../controllers/parts.ts';
import { deliveryOf } from '../delivery/index.ts';
import { loginProgram } from '../platforms/login-at-boot.ts';
import { keepAddressCommand, keepCommand } from './login-keep.ts';
import { ownSecrets, readingGroups } from './node-role-policy.ts';
import { daemonSetsOf, targetsOf } from './targets.ts';

/** The step, by the delivery of the plan; nothing where the proxy asks for no login. */
export function loginChanged(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const { login } = plan;
  if (login === undefined) return [];
  const groups = readingGroups(plan, definitions);
  const nodes = groups.length > 0;
  const others = ownSecrets(login, groups).flatMap(({ secret, form }) =>
    form === undefined ? [] : [{ secret, form }],
  );
  const left = notRestarted(plan);
  const rollouts = controllerRollouts(plan, definitions);
  return [
    {
      id: 'login-changed',
      kind: 'later',
      title: { en: 'After a change of the login', ko: '로그인 정보를 변경한 후', ja: 'ログイン情報を変更した後' },
      about: sentences(
        words.first,
        ...(others.length === 0 ? [] : [words.others]),
        ...(nodes ? [words.nodes] : []),
        left.length === 0 ? words.applyRestarts : words.applyLeaves,
        ...(rollouts.length === 0 ? [] : [words.controllers]),
        words.copies,
        words.last,
      ),
      commands: [
        keepCommand(plan, login, 'change'),
        ...others.map((one) => keepAddressCommand(plan, login, one, 'change')),
        ...(nodes ? [readAgain(plan)] : []),
        'bash apply.sh',
        ...restarted(left),
        ...controllerCopies(plan, definitions),
        ...rollouts,
        sh`kubectl get secrets --all-namespaces --field-selector ${`metadata.name=${proxySecret}`}`,
      ],
    },
  ];
}

/** DaemonSets that take the login and that apply.sh does not restart: with Git none is, with Helm those it has alone. */
function notRestarted(plan: Plan): readonly string[] {
  const { hand, envFrom } = deliveryOf(plan);
  const done = hand === 'git' ? [] : daemonSetsOf(envFrom(plan));
  return daemonSetsOf(targetsOf(plan)).filter((daemonSet) => !done.includes(daemonSet));
}

const restarted = (daemonSets: readonly string[]): readonly string[] =>
  daemonSets.length === 0
    ? []
    : [
        sh`kubectl -n kube-system rollout restart ${verbatim(daemonSets.map((name) => `daemonset/${name}`).join(' '))}`,
        ...daemonSets.map((name) => sh`kubectl -n kube-system rollout status ${`daemonset/${name}`}`),
      ];

/** EKS tags the instances of its groups; whoever makes others has to tag them so for the cluster's sake too. */
const readAgain = ({ settings: { cluster } }: Plan): string =>
  command([
    [verbatim('aws ssm send-command --document-name AWS-RunShellScript')],
    ['--targets', `Key=tag-key,Values=kubernetes.io/cluster/${cluster.name}`],
    ['--parameters', `commands=${loginProgram}`],
    ['--region', cluster.region],
  ]).text;

const words = {
  first: {
    en: 'Have the proxy take the new login beside the old one until all of this is done. The first command puts it into its store.',
    ko: '모든 작업이 끝날 때까지 프록시에서 새 로그인과 이전 로그인을 함께 허용하세요. 첫 번째 명령은 새 로그인 정보를 저장소에 넣습니다.',
    ja: 'すべてが終わるまで、プロキシで新しいログインと古いログインの両方を受け付けてください。最初のコマンドは新しいログイン情報をストアに入れます。',
  },
  others: {
    en: 'The next does the same for each secret of another form.',
    ko: '다음 명령은 다른 형식의 시크릿에 같은 작업을 합니다.',
    ja: '次のコマンドは、別の形式のシークレットについて同じことをします。',
  },
  nodes: {
    en: 'Nodes read the secret at every boot, Bottlerocket too. For nodes that run, aws ssm send-command has the SSM agent run the program that reads it (not on Bottlerocket: restart those nodes): containerd and kubelet restart if it has changed, pods go on. It reaches instances with the tag of the cluster that are managed by Systems Manager.',
    ko: '노드는 부팅할 때마다 시크릿을 읽습니다(Bottlerocket 포함). 실행 중인 노드에서는 aws ssm send-command가 SSM Agent로 읽기 프로그램을 실행합니다(Bottlerocket 제외, 해당 노드는 재시작하세요). 변경되었으면 containerd와 kubelet이 재시작되고 파드는 계속 실행됩니다. 클러스터 태그가 있고 Systems Manager가 관리하는 인스턴스에 적용됩니다.',
    ja: 'ノードは起動のたびにシークレットを読み取ります (Bottlerocket も同様)。稼働中のノードでは、aws ssm send-command が SSM Agent で読み取りプログラムを実行します (Bottlerocket を除く。そのノードは再起動してください)。変更があれば containerd と kubelet が再起動し、Pod は動き続けます。対象はクラスターのタグが付き Systems Manager で管理されるインスタンスです。',
  },
  applyRestarts: {
    en: 'apply.sh puts the new login into the Secret of kube-system and restarts the pods of the DaemonSets.',
    ko: 'apply.sh는 새 로그인 정보를 kube-system의 시크릿에 넣고 DaemonSet의 파드를 재시작합니다.',
    ja: 'apply.sh は新しいログイン情報を kube-system のシークレットに入れ、DaemonSet の Pod を再起動します。',
  },
  applyLeaves: {
    en: 'apply.sh puts the new login into the Secret of kube-system. It restarts no pod of the DaemonSets named behind it: those commands do.',
    ko: 'apply.sh는 새 로그인 정보를 kube-system의 시크릿에 넣습니다. 그 뒤에 적힌 DaemonSet의 파드는 재시작하지 않으며, 뒤따르는 명령이 재시작합니다.',
    ja: 'apply.sh は新しいログイン情報を kube-system のシークレットに入れます。その後に書かれた DaemonSet の Pod は再起動しないため、続くコマンドで再起動します。',
  },
  controllers: {
    en: 'The copies in the namespaces of controllers are made anew, then the controllers are restarted; the names are those of their charts.',
    ko: '컨트롤러 네임스페이스의 복사본을 새로 만든 뒤 컨트롤러를 재시작합니다. 이름은 각 차트의 이름입니다.',
    ja: 'コントローラーの名前空間にあるコピーを作り直してから、コントローラーを再起動します。名前は各チャートのものです。',
  },
  copies: {
    en: 'The last command shows every namespace that has a copy: make those of your own pods anew too ("Pods of your own"), and restart what takes it.',
    ko: '마지막 명령은 복사본이 있는 모든 네임스페이스를 보여 줍니다. 자체 파드의 복사본도 새로 만들고("자체 파드") 이를 사용하는 파드를 재시작하세요.',
    ja: '最後のコマンドはコピーがある名前空間をすべて表示します。独自の Pod のコピーも作り直し (「独自の Pod」)、それを使う Pod を再起動してください。',
  },
  last: {
    en: 'Only then may the proxy refuse the old login; whatever still has it is answered with 407.',
    ko: '그 후에야 프록시에서 이전 로그인을 거부할 수 있습니다. 아직 이전 로그인을 쓰는 프로그램은 407 응답을 받습니다.',
    ja: 'プロキシで古いログインを拒否してよいのはその後です。古いログインのままのものには 407 が返ります。',
  },
} satisfies Record<string, Localized>;
