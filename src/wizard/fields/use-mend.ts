// Carries out the one change that a finding offers.

import type { Finding } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { setAnswer } from '../answers/set-answer.ts';

export function useMend(): (finding: Finding) => void {
  const { form, together } = useAnswers();
  return ({ mend }) => {
    if (mend === undefined) return;
    together(() => {
      for (const { field, value } of [mend, ...(mend.also ?? [])]) setAnswer(form, field, value);
    });
  };
}
