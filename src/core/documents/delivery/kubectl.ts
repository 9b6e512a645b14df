// kubectl: apply.sh patches the DaemonSets that run.

import { proxiedContainers } from '../../model/cluster-objects.ts';
import { patches } from '../cluster/patches.ts';
import { daemonSetsOf, patchPath, targetsOf } from '../cluster/targets.ts';
import type { DeliveryDefinition } from './delivery.ts';

export const kubectl: DeliveryDefinition = {
  id: 'kubectl',
  title: 'kubectl',
  about: {
    en: 'apply.sh patches the DaemonSets that run. Fits EKS add-ons and clusters without GitOps.',
    ko: 'apply.sh가 실행 중인 DaemonSet을 패치합니다. EKS 추가 기능과 GitOps가 없는 클러스터에 적합합니다.',
    ja: 'apply.sh が実行中の DaemonSet にパッチを当てます。EKS アドオンや GitOps のないクラスター向けです。',
  },
  hand: 'patch',
  envFrom: targetsOf,
  files: daemonSetsOf(proxiedContainers).map(patchPath),
  documents: (plan) => patches(plan),
  steps: () => [],
};
