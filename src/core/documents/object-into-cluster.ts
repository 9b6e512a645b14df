// An object of the cluster in a node group's folder: who puts it there hangs on the delivery.

import type { Localized } from '../model/localized.ts';
import type { Plan } from '../model/plan.ts';
import { sh } from '../syntax/shell.ts';
import { verbatim } from '../syntax/template.ts';
import { deliveryOf } from './delivery/index.ts';

/** A command that applies the file and waits until the object is ready; where Git has it, one that waits alone. */
export function intoCluster(plan: Plan, path: string, object: string): string {
  const wait = sh`kubectl wait --for=condition=Ready --timeout=60s ${object}`;
  if (deliveryOf(plan).hand === 'git') return wait;
  return sh`
    kubectl apply -f ${path} &&
      ${verbatim(wait)}
  `.trimEnd();
}

/** Where the file goes then. */
export const fileIntoGit = (file: string): Localized => ({
  en: `Put ${file} into Git where your Argo CD or Flux reads it, beside the objects that it already has there, and let it be synced: the first command waits for it and applies nothing.`,
  ko: `${file} 파일을 Argo CD나 Flux가 읽는 Git 위치에, 이미 있는 객체 옆에 두고 동기화하세요. 첫 번째 명령은 적용하지 않고 기다리기만 합니다.`,
  ja: `${file} を Argo CD や Flux が読む Git の場所に、既にあるオブジェクトの隣に置いて同期させてください。最初のコマンドは適用せず、待つだけです。`,
});
