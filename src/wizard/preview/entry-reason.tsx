// Why an entry of NO_PROXY is there: beside the entry that the pointer is over, or that the keyboard is at. A list is one
// stop of Tab; arrows walk its entries. Escape takes the words away.

import { type RefObject, useEffect, useState } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { entryAt, type Place, placeOf, walk } from './entry-place.ts';

/** How long the words stay when the pointer has left the entry, so that it can move onto them, in milliseconds. */
const STAYS = 400;

interface EntryReasonProps {
  readonly box: RefObject<HTMLElement | null>;
  readonly code: RefObject<HTMLElement | null>;
}

export function EntryReason({ box, code }: EntryReasonProps) {
  const { say } = useWords();
  const bypass = useSnapshot(({ bundle }) => bundle.plan.bypass);
  const [place, setPlace] = useState<Place>();

  useEffect(() => {
    const [outer, inner] = [box.current, code.current];
    if (outer === null || inner === null) return;
    const watched = new AbortController();
    const { signal } = watched;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    // What lies below the words comes under a pointer that did not move when they go.
    let isDismissed = false;
    const hide = () => setPlace(undefined);
    const show = (entry: HTMLElement) => {
      clearTimeout(leaving);
      setPlace(placeOf(entry, outer));
    };
    const over = ({ target }: PointerEvent) => {
      const entry = entryAt(target);
      clearTimeout(leaving);
      if (isDismissed) return;
      if (entry !== null) show(entry);
      else if (target instanceof Element && target.closest('.reason') === null) leaving = setTimeout(hide, STAYS);
    };
    const key = (event: KeyboardEvent) => {
      const entry = entryAt(event.target);
      if (entry !== null && walk(entry, event.key)) event.preventDefault();
    };
    const focus = ({ target }: FocusEvent) => {
      const entry = entryAt(target);
      if (entry !== null) show(entry);
    };
    const moved = () => {
      isDismissed = false;
    };
    const dismiss = ({ key: pressed }: KeyboardEvent) => {
      if (pressed !== 'Escape') return;
      isDismissed = true;
      hide();
    };
    outer.addEventListener('pointerover', over, { signal });
    outer.addEventListener('pointerleave', hide, { signal });
    inner.addEventListener('focusin', focus, { signal });
    inner.addEventListener('focusout', hide, { signal });
    inner.addEventListener('keydown', key, { signal });
    outer.addEventListener('pointermove', moved, { signal });
    document.addEventListener('keydown', dismiss, { signal });
    return () => {
      watched.abort();
      clearTimeout(leaving);
    };
  }, [box, code]);

  const found = bypass.find(({ entry }) => entry === place?.entry);
  return (
    // There from the start: a region that appears with its words is not read out.
    <div role="status" className="reasons">
      {place !== undefined && found !== undefined && (
        <p className={place.above ? 'reason above' : 'reason'} style={{ top: place.top, left: place.left }}>
          <b>{found.entry}</b> {say(found.reason, found.params)}
        </p>
      )}
    </div>
  );
}
