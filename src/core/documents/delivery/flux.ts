// Flux: kustomize-controller applies gitops/ from Git. fluxcd/kustomize-controller docs/spec/v1/kustomizations.md: it applies
// on the server always; ssa: Merge keeps the fields of others, prune: Disabled keeps the object when it leaves Git.
// fluxcd/helm-controller docs/spec/v2/helmreleases.md: spec.values lie over those of the chart.

import { sh } from '../../syntax/shell.ts';
import { targetsOf } from '../cluster/targets.ts';
import type { DeliveryDefinition } from './delivery.ts';
import { gitSteps } from './git-steps.ts';
import { gitopsDocuments, gitopsFiles } from './gitops.ts';

const annotations = {
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
  'kustomize.toolkit.fluxcd.io/prune': 'Disabled',
};

export const flux: DeliveryDefinition = {
  id: 'flux',
  title: 'Flux',
  about: {
    en: 'Flux applies partial objects from Git; apply.sh changes no DaemonSet.',
    ko: 'Flux가 Git의 부분 객체를 적용하며, apply.sh는 DaemonSet을 변경하지 않습니다.',
    ja: 'Flux が Git の部分オブジェクトを適用し、apply.sh は DaemonSet を変更しません。',
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
          'For Flux: put this folder into the source that a Kustomization of Flux reads, and name it as its path.',
        ],
        why: [
          'Flux: fields of others are kept (ssa: Merge), and the object stays when it leaves Git (prune: Disabled).',
        ],
      },
      elsewhere,
    ),
  steps: (plan) =>
    gitSteps(plan, {
      en: 'Commit the folder where a Flux Kustomization reads it; its service account must be allowed to patch DaemonSets in kube-system. The annotations on each object keep the fields of others (ssa: Merge) and the object itself when it leaves Git (prune: Disabled). envFrom is one field: Flux puts it back when somebody changes it. Look at the diff first: it may change envFrom, and with a CA bundle one variable, one mount and one volume, and nothing else. The last commands wait for the pods after the reconciliation.',
      ko: 'Flux Kustomization이 읽는 위치에 이 폴더를 커밋하세요. 서비스 계정이 kube-system의 DaemonSet을 패치할 수 있어야 합니다. 각 객체의 어노테이션은 다른 관리자의 필드를 유지하고(ssa: Merge), Git에서 빠져도 객체를 유지합니다(prune: Disabled). envFrom은 하나의 필드이므로 누군가 바꾸면 Flux가 되돌립니다. 먼저 차이를 확인하세요. envFrom과, CA 번들이 있으면 변수 하나, 마운트 하나, 볼륨 하나만 바뀌어야 합니다. 마지막 명령은 조정 후 파드를 기다립니다.',
      ja: 'Flux の Kustomization が読む場所にこのフォルダをコミットしてください。サービスアカウントに kube-system の DaemonSet をパッチする権限が必要です。各オブジェクトのアノテーションにより、他者のフィールドは保たれ (ssa: Merge)、Git から外れてもオブジェクトは残ります (prune: Disabled)。envFrom は 1 つのフィールドなので、誰かが変えると Flux が戻します。先に差分を確認してください。変わるのは envFrom と、CA バンドルがあれば変数 1 つ、マウント 1 つ、ボリューム 1 つだけのはずです。最後のコマンドは調整後に Pod を待ちます。',
    }),
  charts: {
    about: {
      en: 'Flux upgrades the releases: put the values of each controller below under spec.values of its HelmRelease, commit, and let it reconcile. helm upgrade by hand would be drift, which Flux takes back at its next upgrade. The command shows the HelmReleases. Where a release is not named as its chart, its workloads are called otherwise too.',
      ko: '릴리스는 Flux가 업그레이드합니다. 아래 각 컨트롤러의 값을 해당 HelmRelease의 spec.values에 넣고 커밋한 뒤 조정하게 하세요. 수동으로 실행한 helm upgrade는 드리프트가 되어 Flux가 다음 업그레이드에서 되돌립니다. 명령은 HelmRelease를 보여 줍니다. 릴리스 이름이 차트와 다르면 워크로드 이름도 다릅니다.',
      ja: 'リリースの更新は Flux が行います。以下の各コントローラーの値を HelmRelease の spec.values に入れ、コミットして調整させてください。手動の helm upgrade はドリフトとなり、Flux が次の更新で元に戻します。コマンドは HelmRelease を表示します。リリース名がチャートと異なる場合は、ワークロード名も異なります。',
    },
    command: sh`kubectl get helmreleases.helm.toolkit.fluxcd.io --all-namespaces`,
  },
  beforeUndo: {
    en: 'Take gitops/ out of Git first and let Flux reconcile: it leaves the objects as they are, and would otherwise undo the undoing.',
    ko: '먼저 Git에서 gitops/를 빼고 Flux가 조정하게 하세요. 객체는 그대로 남으며, 그러지 않으면 되돌린 내용을 다시 적용합니다.',
    ja: '先に Git から gitops/ を外して Flux に調整させてください。オブジェクトはそのまま残ります。外さないと、元に戻した内容が再び適用されます。',
  },
  undoQuestion: 'Is gitops/ out of Git and reconciled? Flux would apply it again.',
};
