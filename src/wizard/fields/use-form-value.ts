// One answer of the form, as a value to render and a way to set it, for controls that must know what is chosen.

import { type FieldPath, type FieldPathValue, useWatch } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import type { FormValues } from '../answers/form-values.ts';

/** Renders again only when this answer changes. */
export function useFormValue<P extends FieldPath<FormValues>>(
  field: P,
): readonly [value: FieldPathValue<FormValues, P>, set: (value: FieldPathValue<FormValues, P>) => void] {
  const { form } = useAnswers();
  const value = useWatch({ control: form.control, name: field });
  // Touched: chosen by hand, even where it is what was there before.
  return [value, (next) => form.setValue(field, next, { shouldTouch: true })];
}
