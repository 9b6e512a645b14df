// What was just done, or why it was not: one line near the foot of the page, read out politely and gone after a while.

import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';

interface Said {
  readonly text: string;
  /** Another object each time, so that the same words twice are said twice. */
  readonly time: number;
}

const SHOWN = 5000;
const SILENCE: Said = { text: '', time: 0 };
const listeners = new Set<() => void>();
let said = SILENCE;

/** Says one line. The next one takes its place. */
export function notify(text: string) {
  said = { text, time: said.time + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Where the notices show. One on the page. */
export function Notice() {
  const { text, time } = useSyncExternalStore(subscribe, () => said);
  useEffect(() => {
    if (time === 0) return;
    const timer = setTimeout(() => {
      if (said.time === time) notify('');
    }, SHOWN);
    return () => clearTimeout(timer);
  }, [time]);
  return createPortal(
    <p className="notice" role="status">
      {text !== '' && (
        <span key={time} className="said">
          {text}
        </span>
      )}
    </p>,
    document.body,
  );
}
