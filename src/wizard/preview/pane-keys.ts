// The keys of the files: F6 goes to the other pane, Ctrl S takes the bundle, C copies the file that shows.

import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { usePlace } from '../frame/place.tsx';
import { useShortcut } from '../shortcuts/use-shortcuts.ts';
import { useDownloadBundle } from './bundle-bar.tsx';
import { useCopyFile } from './use-file.ts';

const CONTROLS = 'input, select, textarea, button, a[href], [tabindex="0"]';

/** `shown` is the path of the file that shows. */
export function usePaneKeys(shown: string) {
  const { show } = usePlace();
  const download = useDownloadBundle();
  const copy = useCopyFile(shown);
  const lastInForm = useRef<HTMLElement>(null);

  const swap = () => {
    const files = document.getElementById('files');
    const form = document.querySelector<HTMLElement>('.form');
    const focused = document.activeElement;
    if (files?.contains(focused)) {
      // On a phone the pane must be on the page before it can take the focus.
      flushSync(() => show('form'));
      const last = lastInForm.current;
      (last?.isConnected ? last : form?.querySelector<HTMLElement>(CONTROLS))?.focus();
    } else {
      lastInForm.current = focused instanceof HTMLElement && form?.contains(focused) ? focused : null;
      flushSync(() => show('files'));
      files?.focus();
    }
  };

  useShortcut('otherPane', swap);
  useShortcut('download', () => void download());
  useShortcut('copyFile', () => void copy());
}
