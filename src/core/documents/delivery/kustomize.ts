// Kustomize without a controller: apply.sh, or a pipeline, applies gitops/ by server-side apply.

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { daemonSetsOf, targetsOf } from '../cluster/targets.ts';
import type { DeliveryDefinition } from './delivery.ts';
import { fieldManager, gitopsDocuments, gitopsFiles, gitopsFolder } from './gitops.ts';

/** What puts the folder into the cluster. Conflicts are forced: apply.sh has looked that nothing of others is replaced. */
export const applyFolder = sh`kubectl apply --server-side --force-conflicts --field-manager=${fieldManager} -k ${gitopsFolder}`;

const restart = (plan: Plan): string =>
  sh`kubectl -n kube-system rollout restart ${verbatim(
    daemonSetsOf(targetsOf(plan))
      .map((name) => `daemonset/${name}`)
      .join(' '),
  )}`;

export const kustomize: DeliveryDefinition = {
  id: 'kustomize',
  title: 'Kustomize',
  about: {
    en: 'A folder for kubectl apply -k, by apply.sh or your own pipeline, or for a base of yours.',
    ko: 'apply.sh나 자체 파이프라인의 kubectl apply -k, 또는 기존 베이스를 위한 폴더입니다.',
    ja: 'apply.sh や独自のパイプラインの kubectl apply -k、または手持ちのベース用のフォルダです。',
  },
  hand: 'folder',
  envFrom: targetsOf,
  files: gitopsFiles,
  documents: (plan) =>
    gitopsDocuments(plan, {
      annotations: {},
      applying: [`bash apply.sh applies this folder; a pipeline of yours does it with: ${applyFolder}`],
      why: [],
    }),
  steps: (plan) => [
    {
      id: 'pipeline',
      kind: 'instead',
      title: { en: 'By a pipeline of yours', ko: '자체 파이프라인으로', ja: '独自のパイプラインで' },
      about: {
        en: 'The same without the looking and the keeping. Only server-side apply takes these partial objects, and with --force-conflicts it replaces what else stands in envFrom.',
        ko: '확인과 보관만 빠진 같은 작업입니다. 부분 객체는 서버 측 적용만 받아들이며, --force-conflicts는 envFrom에 있던 다른 내용을 바꿉니다.',
        ja: '確認と保存を除いて同じです。部分オブジェクトを受け付けるのはサーバーサイド適用だけで、--force-conflicts は envFrom にある他の内容を置き換えます。',
      },
      commands: [applyFolder, restart(plan)],
    },
  ],
  beforeUndo: {
    en: 'Take gitops/ out of your pipeline first.',
    ko: '먼저 파이프라인에서 gitops/를 빼세요.',
    ja: '先にパイプラインから gitops/ を外してください。',
  },
  undoQuestion: 'Is gitops/ out of your pipeline? It would be applied again.',
};
