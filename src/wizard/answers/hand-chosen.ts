// Choices that always show an answer: it is the user's own only after a click. react-hook-form knows that as "touched".

import type { UseFormReturn } from 'react-hook-form';
import type { FormValues } from './form-values.ts';

export const choices = ['cluster.endpointAccess', 'addOns.vpcCni.nodeAgent'] as const;

export type ChoicePath = (typeof choices)[number];

export const isChoice = (path: string): path is ChoicePath => choices.some((choice) => choice === path);

/** The choices that were clicked. */
export const handChosen = (form: Pick<UseFormReturn<FormValues>, 'getFieldState'>): readonly ChoicePath[] =>
  choices.filter((path) => form.getFieldState(path).isTouched);

/** Makes a choice the user's own, or nobody's; its answer stays. */
export function markChosen(
  form: Pick<UseFormReturn<FormValues>, 'getValues' | 'setValue' | 'unregister'>,
  path: ChoicePath,
  own: boolean,
): void {
  if (own) form.setValue(path, form.getValues(path), { shouldTouch: true });
  // The one way of react-hook-form to untouch a field that it does not draw itself.
  else form.unregister(path, { keepValue: true, keepDefaultValue: true, keepError: true });
}
