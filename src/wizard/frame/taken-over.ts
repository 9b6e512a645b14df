// When the program has taken over both panes of the page as built. Each comes in a task of its own: answers that change
// before it does would not be those that the build wrote.

import { useEffect } from 'react';
import type { Pane } from './walk.ts';

const awaited = new Set<Pane>(['form', 'files']);
let tell = () => {};

export const takenOver = new Promise<void>((done) => {
  tell = done;
});

/** For each pane. */
export function useTakenOver(pane: Pane): void {
  useEffect(() => {
    awaited.delete(pane);
    if (awaited.size === 0) tell();
  }, [pane]);
}
