// One node before all others: before the cluster part where the cluster is in use, and looked at by hand, since no script
// of the bundle sees into a node.

import type { Definitions } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';

/** Before apply.sh; empty where there is no node group. */
export const oneNodeFirst = (plan: Plan): readonly RunbookStep[] =>
  plan.nodeGroups.length === 0
    ? []
    : [
        {
          id: 'one-node-first',
          kind: 'step',
          title: {
            en: 'On a cluster in use: one node first',
            ko: '사용 중인 클러스터라면 노드 하나부터',
            ja: '使用中のクラスターでは 1 台のノードから',
          },
          about: {
            en: 'The next step restarts aws-node and kube-proxy on every node. Before that, make a group of one node with the new user data beside the others (its step is below), see it Ready, and check it as "Check a node" says: then the proxy and its allow-list are right. A new cluster does not need this.',
            ko: '다음 단계는 모든 노드에서 aws-node와 kube-proxy를 재시작합니다. 그 전에 새 사용자 데이터로 노드 하나짜리 그룹을 다른 그룹 옆에 만들고(아래 단계 참조), Ready가 되는지 보고, "노드 확인" 단계대로 확인하세요. 그러면 프록시와 허용 목록이 올바른지 알 수 있습니다. 새 클러스터에는 필요 없습니다.',
            ja: '次のステップはすべてのノードで aws-node と kube-proxy を再起動します。その前に、新しいユーザーデータで 1 台だけのグループを他のグループの隣に作り (手順は下)、Ready になることを見て、「ノードを確認」のとおりに確認してください。これでプロキシと許可リストが正しいとわかります。新しいクラスターでは不要です。',
          },
          commands: [],
        },
      ];

/** After verify.sh: a command for each kind of node there is; empty where none has one. */
export function checkNode(plan: Plan, { platforms }: Definitions): readonly RunbookStep[] {
  const commands = new Map<string, Set<string>>();
  for (const group of plan.nodeGroups) {
    const platform = platforms.find(({ id }) => id === group.platform);
    const shown = platform?.showsProxy?.(plan, group);
    if (platform === undefined || shown === undefined) continue;
    commands.set(shown, (commands.get(shown) ?? new Set()).add(platform.title));
  }
  if (commands.size === 0) return [];
  return [
    {
      id: 'check-node',
      kind: 'step',
      title: { en: 'Check a node', ko: '노드 확인', ja: 'ノードを確認' },
      about: {
        en: 'verify.sh sees pods, and whether nodes are Ready, not what the services of a node have. Run this on one new node of each group (Session Manager, SSH; kubectl where it begins with that): the proxy and the entries of NO_PROXY have to be those of the ConfigMap. Nothing shown means that the service has no proxy.',
        ko: 'verify.sh는 파드와 노드의 Ready 여부만 보며, 노드의 서비스에 적용된 값은 보지 못합니다. 각 그룹의 새 노드 하나에서 실행하세요(Session Manager, SSH. kubectl로 시작하는 명령은 kubectl로 실행). 프록시와 NO_PROXY 항목이 ConfigMap과 같아야 합니다. 아무것도 표시되지 않으면 그 서비스에 프록시가 없다는 뜻입니다.',
        ja: 'verify.sh が見るのは Pod とノードが Ready かどうかで、ノードのサービスに適用された値は見ません。各グループの新しいノード 1 台で実行してください (Session Manager、SSH。kubectl で始まるものは kubectl で)。プロキシと NO_PROXY の項目が ConfigMap と同じである必要があります。何も表示されなければ、そのサービスにプロキシはありません。',
      },
      commands: [...commands].map(([shown, titles]) =>
        sh`
          # ${verbatim([...titles].join(', '))}
          ${verbatim(shown)}`.trimEnd(),
      ),
    },
  ];
}
