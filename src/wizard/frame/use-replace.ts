// Other answers in place of all that are there, as one answer that Undo takes back, and so does the notice.

import { type Draft, needsWholeDesk } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { Aside } from '../answers/history.ts';
import { wholeCore, wholeCoreNow } from '../answers/whole-core.ts';
import { isEmpty } from '../keep/nothing-answered.ts';
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
  /** Nobody pressed a button for it: the way back does not take the focus, and is offered only if answers gave way. */
  readonly unasked?: boolean;
  /** What else has to go with the answers; hands back how it comes back. */
  readonly forget?: () => () => void;
}

/** What is forgotten, as often as the step is taken back and taken again. */
function forgetting(forget: () => () => void): Aside {
  let restore = () => {};
  return {
    forth() {
      restore = forget();
    },
    back: () => restore(),
  };
}

/** Replaces every answer, and offers those that it replaced. */
export function useReplace(): (replacement: Replacement) => void {
  const { t } = useWords();
  const { form, together, takeBack, replace, rewrite, snapshot } = useAnswers();
  const put = ({ draft, said, focus, anew, forget, unasked }: Replacement) => {
    const wasEmpty = isEmpty(snapshot().bundle);
    const before = structuredClone(form.getValues());
    const aside = forget === undefined ? undefined : forgetting(forget);
    const step = together(() => {
      aside?.forth();
      replace(draft, anew);
    }, aside);
    // It was there already: what was offered before is still the way back.
    if (step === undefined && aside === undefined) return;
    if (unasked && wasEmpty) return notify(said);
    notify(said, {
      label: t('example.putBack'),
      unasked,
      take: () => {
        const again: Aside | undefined = aside && { back: () => aside.forth(), forth: () => aside.back() };
        const putBack = () => {
          rewrite(before);
          aside?.back();
        };
        takeBack(step ?? 0, putBack, again);
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
