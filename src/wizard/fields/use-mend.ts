// Carries out the one change that a finding offers.

import type { FieldPath } from 'react-hook-form';
import type { Finding } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { FormValues } from '../answers/form-values.ts';

export function useMend(): (finding: Finding) => void {
  const { form } = useAnswers();
  return ({ mend }) => {
    if (mend === undefined) return;
    // A mend names its field as settings.json does, which is how the form names it.
    form.setValue(mend.field as FieldPath<FormValues>, mend.value as never);
  };
}
