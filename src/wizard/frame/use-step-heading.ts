// A step that opens takes the focus to its heading, so that a screen reader says where one is and Tab goes on from
// there; the title of the window says it too.

import { useEffect, useRef } from 'react';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';

/** The heading that is drawn: a phone has it in the bar on top. */
const heading = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('h1')].find((one) => one.checkVisibility());

/** The page as it loads keeps the focus where the browser put it. A field that is gone to gets it in place of the heading. */
export function useStepHeading() {
  const { t } = useWords();
  const { step } = usePlace();
  const last = useRef(step);
  const title = t('product.page', { step: t(step.title), product: t('product.name') });

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    heading()?.focus();
  }, [step]);
}
