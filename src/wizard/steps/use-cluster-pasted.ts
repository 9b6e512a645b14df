// The paste of the cluster step, and where an answer came from.

import { useSyncExternalStore } from 'react';
import type { FieldPathValue } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import type { FormValues } from '../answers/form-values.ts';
import { useFormValue } from '../fields/use-form-value.ts';
import { type FactField, PastedCluster, type PasteState, sourceOf, type Taken } from './cluster-pasted.ts';

const pastes = new WeakMap<object, PastedCluster>();

/** One for a form. */
export function usePastedCluster(): readonly [PasteState, PastedCluster] {
  const { form, together } = useAnswers();
  const paste = pastes.get(form) ?? new PastedCluster(form, together);
  pastes.set(form, paste);
  return [useSyncExternalStore(paste.subscribe, paste.state, paste.state), paste];
}

/** The answer of a field that facts can fill, and what told it. */
export function useSourced<F extends FactField>(
  field: F,
): readonly [answer: FieldPathValue<FormValues, F>, taken: Taken | undefined] {
  const [state] = usePastedCluster();
  const [answer] = useFormValue(field);
  return [answer, sourceOf(field, answer, state)];
}
