// kubectl: apply.sh patches the DaemonSets that run.

import { proxiedContainers } from '../../model/cluster-objects.ts';
import { patches } from '../cluster/patches.ts';
import { daemonSetsOf, patchPath, targetsOf } from '../cluster/targets.ts';
import type { DeliveryDefinition } from './delivery.ts';

export const kubectl: DeliveryDefinition = {
  id: 'kubectl',
  title: 'kubectl',
  about: {
    en: 'apply.sh patches the DaemonSets that run. EKS add-ons are fine: update them with PRESERVE. Not where GitOps has them.',
    ko: 'apply.sh가 실행 중인 DaemonSet을 패치합니다. EKS 추가 기능에도 사용할 수 있으며 PRESERVE로 업데이트하면 됩니다. GitOps가 관리하는 경우에는 맞지 않습니다.',
    ja: 'apply.sh が実行中の DaemonSet にパッチを当てます。EKS アドオンでも使え、PRESERVE で更新すれば残ります。GitOps が管理している場合には向きません。',
  },
  hand: 'patch',
  envFrom: targetsOf,
  files: daemonSetsOf(proxiedContainers).map(patchPath),
  documents: (plan) => patches(plan),
  steps: () => [],
};
