// The way to the first of the things to fix, in the order of their list.

import { useAnswers } from '../answers/answers.tsx';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';
import { worthALook } from './worth-a-look.ts';

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
