// Keeps the page for a visit without a network. A new version is told, and taken only by a press of the user's.

import { useCallback, useRef } from 'react';
import { notify, whenSilent } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import { startServiceWorker } from './service-worker.ts';

let started = false;

/** What begins to keep the page, once and for all; call it when the page is at rest. */
export function useKeptPage(): () => void {
  const words = useWords();
  // In the language of the moment when it is said.
  const current = useRef(words);
  current.current = words;
  return useCallback(() => {
    if (started) return;
    started = true;
    startServiceWorker((take) =>
      // What was just said may offer something that cannot be had later.
      whenSilent(() => {
        const { t } = current.current;
        notify(t('version.ready'), { label: t('version.reload'), take, unasked: true });
      }),
    );
  }, []);
}
