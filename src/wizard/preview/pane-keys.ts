// The keys that work anywhere on the page: F6 goes to the other pane, Ctrl S takes the bundle.

import { useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { usePlace } from '../frame/place.tsx';
import { useDownloadBundle } from './bundle-bar.tsx';

const CONTROLS = 'input, select, textarea, button, a[href], [tabindex="0"]';

export function usePaneKeys() {
  const { show } = usePlace();
  const download = useDownloadBundle();
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

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.shiftKey) return;
    const isWithControl = event.ctrlKey || event.metaKey;
    if (event.key === 'F6' && !isWithControl) {
      event.preventDefault();
      swap();
    } else if (event.key.toLowerCase() === 's' && isWithControl) {
      event.preventDefault();
      void download();
    }
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
