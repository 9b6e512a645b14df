// Takes answers back and forth, says which, and shows where. Somebody who takes back several one after another stays where
// they are: a change on another step is told with the way there.

import { useAnswers } from '../answers/answers.tsx';
import { notify } from '../preview/notice.tsx';
import { steps } from '../steps/index.ts';
import { asks } from '../steps/step.ts';
import { useWords } from '../words/words.tsx';
import { changedNames } from './changed-names.ts';
import { markAnswer } from './mark-answer.ts';
import { usePlace } from './place.tsx';

type Way = 'undo' | 'redo';

export function useUndo(): Readonly<Record<Way, () => void>> {
  const words = useWords();
  const answers = useAnswers();
  const { step, goToField } = usePlace();
  const go = (way: Way) => {
    const { t } = words;
    const changes = answers[way]();
    if (changes === undefined) return notify(t(`history.${way}.none`));
    const { nodeGroups = [] } = answers.snapshot().draft;
    const said = t(`history.${way}.done`, { names: changedNames(changes, nodeGroups, words) });
    const [first] = changes;
    // Hidden on a phone while the files show.
    const seesForm = document.querySelector('.form')?.checkVisibility() === true;
    const here = seesForm ? changes.find(({ field }) => asks(step, field)) : undefined;
    if (here !== undefined) {
      notify(said);
      // Once it is drawn.
      return void requestAnimationFrame(() => markAnswer(here.field));
    }
    const target = first && steps.find((one) => asks(one, first.field));
    if (first === undefined || target === undefined) return notify(said);
    notify(said, { label: t('history.goTo', { step: t(target.title) }), take: () => goToField(first.field) });
  };
  return { undo: () => go('undo'), redo: () => go('redo') };
}
