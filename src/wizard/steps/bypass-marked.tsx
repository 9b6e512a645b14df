// One entry of the bypass list that the simulator points at: marked and in sight in the list, and in NO_PROXY of the file
// beside it, with the way back to where it was asked for.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { clearPointedEntry, pointAtEntry } from '../preview/pointed-entry.ts';

interface Marked {
  readonly entry: string | undefined;
  /** Points at an entry; `from` is what was pressed, and gets the focus back. */
  mark(entry: string, from: HTMLElement): void;
  back(): void;
}

const MarkedContext = createContext<Marked | undefined>(undefined);

export function MarkedEntryProvider({ children }: { readonly children: ReactNode }) {
  const noProxy = useSnapshot(({ bundle }) => bundle.plan.noProxy);
  // A new object each time: pressing the same one again goes there again.
  const [marked, setMarked] = useState<{ readonly entry: string; readonly in: string }>();
  const from = useRef<HTMLElement>(undefined);
  // Another list: what was pointed at may be gone.
  const there = marked?.in === noProxy ? marked : undefined;
  const entry = there?.entry;

  useEffect(() => {
    if (there === undefined) return;
    const row = document.querySelector(`[data-entry="${CSS.escape(there.entry)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('.return')?.focus({ preventScroll: true });
    pointAtEntry(there.entry);
    return clearPointedEntry;
  }, [there]);

  const value = useMemo<Marked>(
    () => ({
      entry,
      mark(next, pressed) {
        from.current = pressed;
        setMarked({ entry: next, in: noProxy });
      },
      back() {
        setMarked(undefined);
        from.current?.scrollIntoView({ block: 'center' });
        from.current?.focus({ preventScroll: true });
      },
    }),
    [entry, noProxy],
  );
  return <MarkedContext value={value}>{children}</MarkedContext>;
}

export function useMarkedEntry(): Marked {
  const marked = useContext(MarkedContext);
  if (marked === undefined) throw new Error('useMarkedEntry outside of MarkedEntryProvider');
  return marked;
}
