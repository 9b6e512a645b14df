// The title of the window says the step: it is what a screen reader, a tab and the history of the browser name the page by.

import { useEffect } from 'react';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';

export function usePageTitle() {
  const { t } = useWords();
  const { step } = usePlace();
  const title = t('product.page', { step: t(step.title), product: t('product.name') });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
