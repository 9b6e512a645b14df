// What is kept in the browser comes back; answers that are not would be lost by leaving the page. The browser asks then.

import { useEffect } from 'react';
import { bundleWith } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { saysTheSame } from '../answers/snapshots.ts';
import { deskNow, wholeCoreNow } from '../answers/whole-core.ts';
import { useKeeping } from '../keep/keeping.tsx';

/** The page as it opens and the example come back with a click. */
const free = () => [{}, wholeCoreNow()?.exampleDraft ?? {}].map((draft) => bundleWith(deskNow(), draft));

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
