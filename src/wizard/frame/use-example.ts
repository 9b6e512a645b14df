// The example in place of every answer, with the way back in the notice.

import { exampleDraft } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import { saysTheSame } from '../answers/snapshots.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';

/** The one button for the example that is always there: where the focus goes when the offer is taken. */
export const EXAMPLE = 'load-example';

/** Loads the example, and offers the answers that it replaced. */
export function useExample(): () => void {
  const { t } = useWords();
  const { snapshot, replace } = useAnswers();
  return () => {
    const { draft, bundle } = snapshot();
    replace(exampleDraft);
    // It was there already: what was offered before is still the way back.
    if (saysTheSame(bundle, snapshot().bundle)) return;
    notify(t('example.loaded'), {
      label: t('example.putBack'),
      take: () => {
        replace(draft);
        document.getElementById(EXAMPLE)?.focus();
      },
    });
  };
}
