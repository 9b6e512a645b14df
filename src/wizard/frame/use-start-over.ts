// The empty page again: no answer, nothing pasted, nothing half typed; with the way back in the notice.

import { useAnswers } from '../answers/answers.tsx';
import { forgetKeptTexts } from '../answers/kept-text.ts';
import { usePastedCluster } from '../steps/use-cluster-pasted.ts';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';
import { useReplace } from './use-replace.ts';

/** Its button: where the focus goes when the offer is taken. */
export const START_OVER = 'start-over';

/** Empties the page and goes to its first step. */
export function useStartOver(): () => void {
  const { t } = useWords();
  const { form } = useAnswers();
  const [, pasted] = usePastedCluster();
  const { goToStart } = usePlace();
  const replace = useReplace();
  return () => {
    goToStart();
    replace({
      draft: {},
      said: t('startOver.done'),
      anew: true,
      focus: START_OVER,
      forget: () => {
        const restored = [forgetKeptTexts(form), pasted.forget()];
        return () => {
          for (const restore of restored) restore();
        };
      },
    });
  };
}
