// A ConfigMap of kube-system for pods of a namespace that only the user knows: applied, or written for Git where Git has it.

import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { gitopsFolder } from '../delivery/gitops.ts';
import { deliveryOf } from '../delivery/index.ts';

const inGit = (plan: Plan): boolean => deliveryOf(plan).hand === 'git';

/** Commands for the namespace in `$namespace`, from the file of the bundle at this path. */
export function mapElsewhere(plan: Plan, path: string): readonly string[] {
  const turned = 's/namespace: kube-system/namespace: $namespace/';
  if (!inGit(plan)) return [sh`sed "${verbatim(turned)}" ${path} | kubectl apply -f -`];
  const from = `${gitopsFolder}/${path}`;
  const to = from.replace(/\.yaml$/, '.$namespace.yaml');
  return [sh`sed "${verbatim(turned)}" ${from} >"${verbatim(to)}"`];
}

/** What is left to do with it; nothing where it was applied. */
export const mapElsewhereWords = (plan: Plan): readonly Localized[] =>
  inGit(plan)
    ? [
        {
          en: 'The ConfigMap is written into gitops/: name the new file in its kustomization.yaml, or put it beside the workload in Git.',
          ko: 'ConfigMap은 gitops/에 기록됩니다. 새 파일을 kustomization.yaml에 추가하거나 Git에서 워크로드 옆에 두세요.',
          ja: 'ConfigMap は gitops/ に書き出されます。新しいファイルを kustomization.yaml に加えるか、Git でワークロードの隣に置いてください。',
        },
      ]
    : [];
