// The steps of the runbook for what reads Git: look at what will change, commit, and wait for the pods.

import type { RunbookStep } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { daemonSetsOf, targetsOf } from '../cluster/targets.ts';
import { fieldManager, gitopsFolder } from './gitops.ts';

/** kubectl diff needs no right but to read and to dry-run; it exits with 1 where something differs. */
export const gitSteps = (plan: Plan, about: Localized): readonly RunbookStep[] => [
  {
    id: 'git',
    kind: 'step',
    title: { en: 'Put gitops/ into Git', ko: 'gitops/를 Git에 추가', ja: 'gitops/ を Git に入れる' },
    about,
    commands: [
      sh`kubectl kustomize ${gitopsFolder}`,
      sh`kubectl diff --server-side --force-conflicts --field-manager=${fieldManager} -k ${gitopsFolder}`,
      ...daemonSetsOf(targetsOf(plan)).map(
        (daemonSet) => sh`kubectl -n kube-system rollout status ${`daemonset/${daemonSet}`}`,
      ),
    ],
  },
];
