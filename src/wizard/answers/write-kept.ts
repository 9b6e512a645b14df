// One state of the form, as the history keeps it, and how it comes back into the form.

import type { UseFormReturn } from 'react-hook-form';
import type { Change } from './answer-changes.ts';
import type { FormValues } from './form-values.ts';
import { type ChoicePath, handChosen, isChoice, markChosen } from './hand-chosen.ts';
import { setAnswer } from './set-answer.ts';

export interface Kept {
  readonly values: FormValues;
  /** The choices that were clicked by then. */
  readonly chosen: readonly ChoicePath[];
}

/** The state itself. A text of it that may be long and is the one of `former` is not kept a second time. */
export function shareTexts(kept: Kept, former: Kept | undefined): Kept {
  const { cluster, proxy } = kept.values;
  if (former?.values.proxy.caBundle === proxy.caBundle) proxy.caBundle = former.values.proxy.caBundle;
  if (former?.values.cluster.certificateAuthority === cluster.certificateAuthority)
    cluster.certificateAuthority = former.values.cluster.certificateAuthority;
  return kept;
}

/** What the form says now, sharing long texts with `former`. */
export const keptOf = (form: Pick<UseFormReturn<FormValues>, 'getFieldState' | 'getValues'>, former?: Kept): Kept =>
  shareTexts({ values: structuredClone(form.getValues()), chosen: handChosen(form) }, former);

/** Whether two states say the same answers. */
export const sameValues = (one: Kept, other: Kept): boolean =>
  JSON.stringify(one.values) === JSON.stringify(other.values);

/**
 * Writes a state into the form, answer by answer: only what changes is drawn anew, and what has the focus keeps it. A
 * choice that was nobody's in that state is nobody's again.
 */
export function writeKept(
  form: Pick<UseFormReturn<FormValues>, 'getFieldState' | 'getValues' | 'setValue' | 'unregister'>,
  changes: readonly Change[],
  { values, chosen }: Kept,
): void {
  for (const { path, value } of changes) {
    if (path === 'nodeGroups') form.setValue('nodeGroups', structuredClone(values.nodeGroups));
    else setAnswer(form, path, value);
    if (isChoice(path)) markChosen(form, path, chosen.includes(path));
  }
}
