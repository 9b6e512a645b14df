// Answers live in this page alone, so leaving it loses them: the browser asks first, where there is anything to lose.

import { useEffect } from 'react';
import { bundleWith } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { saysTheSame } from '../answers/snapshots.ts';
import { deskNow, wholeCoreNow } from '../answers/whole-core.ts';

/** The page as it opens and the example come back with a click. */
const free = () => [{}, wholeCoreNow()?.exampleDraft ?? {}].map((draft) => bundleWith(deskNow(), draft));

/** Asks before the page goes away with answers that somebody gave. */
export function useLeaveQuestion() {
  const { snapshot } = useAnswers();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { bundle } = snapshot();
      if (!free().some((one) => saysTheSame(one, bundle))) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [snapshot]);
}
