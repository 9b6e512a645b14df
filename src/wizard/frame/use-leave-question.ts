// What is kept in the browser comes back; answers that are not would be lost by leaving the page. The browser asks then.

import { useEffect } from 'react';
import { bundleOf, exampleDraft } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import { saysTheSame } from '../answers/snapshots.ts';
import { useKeeping } from '../keep/keeping.tsx';

/** The page as it opens and the example come back with a click. */
const free = () => [bundleOf({}), bundleOf(exampleDraft)];

/** Asks before the page goes away with answers that somebody gave and that would not come back. */
export function useLeaveQuestion() {
  const { snapshot } = useAnswers();
  const { keepNow } = useKeeping();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { bundle } = snapshot();
      if (!keepNow() && !free().some((one) => saysTheSame(one, bundle))) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [snapshot, keepNow]);
}
