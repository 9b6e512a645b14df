// The example in place of every answer, with the way back in the notice.

import { wholeCore } from '../answers/whole-core.ts';
import { notify } from '../preview/notice.tsx';
import { usePastedCluster } from '../steps/use-cluster-pasted.ts';
import { useWords } from '../words/words.tsx';
import { useReplace } from './use-replace.ts';

/** The one button for the example that is always there: where the focus goes when the offer is taken. */
export const EXAMPLE = 'load-example';

/** Loads the example, and offers the answers that it replaced. */
export function useExample(): () => void {
  const { t } = useWords();
  const [, pasted] = usePastedCluster();
  const replace = useReplace();
  return async () => {
    try {
      const { exampleDraft } = await wholeCore();
      replace({
        draft: exampleDraft,
        said: t('example.loaded'),
        focus: EXAMPLE,
        // What the box tells of a paste is true no more.
        ...(pasted.isBlank() ? {} : { forget: () => pasted.forget() }),
      });
    } catch {
      notify(t('page.partMissing'));
    }
  };
}
