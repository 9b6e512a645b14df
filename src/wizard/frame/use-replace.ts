// Other answers in place of all that are there, with the way back in the notice.

import { type Draft, needsWholeDesk } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { saysTheSame } from '../answers/snapshots.ts';
import { wholeCore, wholeCoreNow } from '../answers/whole-core.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';

interface Replacement {
  readonly draft: Draft;
  /** The notice. */
  readonly said: string;
  /** Whether the page is as if nobody had chosen anything yet. */
  readonly anew?: boolean;
  /** The element that gets the focus when the way back was taken. */
  readonly focus: string;
  /** What else has to go with the answers; hands back how it comes back. */
  readonly forget?: () => () => void;
}

/** Replaces every answer, and offers those that it replaced. */
export function useReplace(): (replacement: Replacement) => void {
  const { t } = useWords();
  const { snapshot, replace } = useAnswers();
  const put = ({ draft, said, focus, anew, forget }: Replacement) => {
    const before = snapshot();
    const restore = forget?.();
    replace(draft, anew);
    // It was there already: what was offered before is still the way back.
    if (restore === undefined && saysTheSame(before.bundle, snapshot().bundle)) return;
    notify(said, {
      label: t('example.putBack'),
      take: () => {
        replace(before.draft);
        restore?.();
        document.getElementById(focus)?.focus();
      },
    });
  };
  return (replacement) => {
    if (wholeCoreNow() !== undefined || !needsWholeDesk(replacement.draft)) put(replacement);
    else
      wholeCore().then(
        () => put(replacement),
        () => notify(t('page.partMissing')),
      );
  };
}
