// What deserves a look, in the order of its list, and the way to the first of it.

import type { Finding } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { Snapshot } from '../answers/snapshots.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';

export const worthALook = ({ bundle }: Snapshot): readonly Finding[] =>
  bundle.findings.filter(({ severity }) => severity !== 'note');

/** Goes to the field of the first error, or of the first warning where there is no error. */
export function useFirstToFix(): () => void {
  const { t } = useWords();
  const { snapshot } = useAnswers();
  const { goToField } = usePlace();
  return () => {
    const found = worthALook(snapshot()).filter(({ field }) => field !== '');
    const first = found.find(({ severity }) => severity === 'error') ?? found[0];
    if (first === undefined) notify(t('fix.none'));
    else goToField(first.field);
  };
}
