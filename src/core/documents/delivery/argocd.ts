// Argo CD: it applies gitops/ from Git by server-side apply.
// argoproj/argo-cd docs/user-guide/sync-options.md: ServerSideApply with Validate=false is the way to "patch existing
// resources by providing a partial yaml"; without Prune=false and Delete=false, an Application that goes takes aws-node along.
// docs/user-guide/helm.md: values, valueFiles and valuesObject; "Helm is only used to inflate charts with helm template".

import { sh } from '../../syntax/shell.ts';
import { targetsOf } from '../cluster/targets.ts';
import type { DeliveryDefinition } from './delivery.ts';
import { gitSteps } from './git-steps.ts';
import { gitopsDocuments, gitopsFiles } from './gitops.ts';

const annotations = {
  'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Validate=false,Prune=false,Delete=false',
};

export const argocd: DeliveryDefinition = {
  id: 'argocd',
  title: 'Argo CD',
  about: {
    en: 'Argo CD applies partial objects from Git; apply.sh changes no DaemonSet.',
    ko: 'Argo CD가 Git의 부분 객체를 적용하며, apply.sh는 DaemonSet을 변경하지 않습니다.',
    ja: 'Argo CD が Git の部分オブジェクトを適用し、apply.sh は DaemonSet を変更しません。',
  },
  hand: 'git',
  envFrom: targetsOf,
  files: gitopsFiles,
  documents: (plan, elsewhere) =>
    gitopsDocuments(
      plan,
      {
        annotations,
        applying: [
          'For Argo CD: put this folder into the repository that an Application reads. Each object carries its sync options;',
          'set no Replace=true on the Application, which would take precedence over ServerSideApply=true.',
        ],
        why: [
          'Argo CD: server-side apply without its client-side validation, and never deleted: not pruned, not with the Application.',
        ],
      },
      elsewhere,
    ),
  steps: (plan) =>
    gitSteps(plan, {
      en: 'Commit the folder where an Argo CD Application reads it; its AppProject must allow ConfigMaps and DaemonSets in kube-system. The sync options stand on each object: server-side apply, no validation (the DaemonSets are partial objects), never pruned or deleted. Set no Replace=true on the Application. Argo CD forces conflicts, so look at the diff first: it may change envFrom, and with a CA bundle one variable, one mount and one volume, and nothing else. The last commands wait for the pods after the sync.',
      ko: 'Argo CD Application이 읽는 위치에 이 폴더를 커밋하세요. AppProject에서 kube-system의 ConfigMap과 DaemonSet을 허용해야 합니다. 동기화 옵션은 각 객체에 있습니다. 서버 측 적용, 검증 없음(DaemonSet은 부분 객체), 정리 및 삭제 금지입니다. Application에 Replace=true를 설정하지 마세요. Argo CD는 충돌을 강제로 덮어쓰므로 먼저 차이를 확인하세요. envFrom과, CA 번들이 있으면 변수 하나, 마운트 하나, 볼륨 하나만 바뀌어야 합니다. 마지막 명령은 동기화 후 파드를 기다립니다.',
      ja: 'Argo CD の Application が読む場所にこのフォルダをコミットしてください。AppProject で kube-system の ConfigMap と DaemonSet を許可する必要があります。同期オプションは各オブジェクトにあります。サーバーサイド適用、検証なし (DaemonSet は部分オブジェクト)、プルーニングも削除もしません。Application に Replace=true を設定しないでください。Argo CD は競合を強制的に上書きするので、先に差分を確認してください。変わるのは envFrom と、CA バンドルがあれば変数 1 つ、マウント 1 つ、ボリューム 1 つだけのはずです。最後のコマンドは同期後に Pod を待ちます。',
    }),
  charts: {
    about: {
      en: 'Argo CD renders the chart and leaves no Helm release, so helm upgrade does not know it. Put the values of each controller below under spec.source.helm.valuesObject of the Application that has its chart (or its file beside yours, named in spec.source.helm.valueFiles), commit, and let it be synced; with several sources it is the entry of spec.sources that has the chart. The command shows the Applications. Where a release is not named as its chart, its workloads are called otherwise too.',
      ko: 'Argo CD는 차트를 렌더링할 뿐 Helm 릴리스를 남기지 않으므로 helm upgrade로는 적용할 수 없습니다. 아래 각 컨트롤러의 값을 차트가 있는 Application의 spec.source.helm.valuesObject에 넣거나 파일로 두고 spec.source.helm.valueFiles에 지정한 뒤 커밋하고 동기화하세요. 소스가 여러 개이면 차트가 있는 spec.sources 항목에 넣습니다. 명령은 Application을 보여 줍니다. 릴리스 이름이 차트와 다르면 워크로드 이름도 다릅니다.',
      ja: 'Argo CD はチャートをレンダリングするだけで Helm リリースを残さないため、helm upgrade では適用できません。以下の各コントローラーの値を、チャートを持つ Application の spec.source.helm.valuesObject に入れるか、ファイルとして置いて spec.source.helm.valueFiles に指定し、コミットして同期させてください。ソースが複数ある場合は、チャートを持つ spec.sources の項目に入れます。コマンドは Application を表示します。リリース名がチャートと異なる場合は、ワークロード名も異なります。',
    },
    command: sh`kubectl get applications.argoproj.io --all-namespaces -o custom-columns=${'NAMESPACE:.metadata.namespace,NAME:.metadata.name,CHART:.spec.source.chart,CHARTS:.spec.sources[*].chart,SYNC:.status.sync.status'}`,
  },
  beforeUndo: {
    en: 'Take gitops/ out of Git first and let Argo CD sync: it leaves the objects as they are, and would otherwise undo the undoing.',
    ko: '먼저 Git에서 gitops/를 빼고 Argo CD가 동기화하게 하세요. 객체는 그대로 남으며, 그러지 않으면 되돌린 내용을 다시 적용합니다.',
    ja: '先に Git から gitops/ を外して Argo CD に同期させてください。オブジェクトはそのまま残ります。外さないと、元に戻した内容が再び適用されます。',
  },
  undoQuestion: 'Is gitops/ out of Git and synced? Argo CD would apply it again.',
};
