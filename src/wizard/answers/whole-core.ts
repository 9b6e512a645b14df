// The core with every platform, tool and controller. The first load does without: it comes once the page is at rest, or
// with the first answers that name one.

import { type Definitions, type Desk, firstDesk } from '../../core/first.ts';

type WholeCore = Pick<typeof import('../../core/index.ts'), 'wholeDesk' | 'exampleDraft'>;

const listeners = new Set<() => void>();
let here: WholeCore | undefined;
let arrival: Promise<WholeCore> | undefined;

/** Brings it. A failed load is tried anew the next time. */
export function wholeCore(): Promise<WholeCore> {
  arrival ??= import('../../core/index.ts').then(
    ({ wholeDesk, exampleDraft }) => {
      here = { wholeDesk, exampleDraft };
      for (const listener of listeners) listener();
      return here;
    },
    (error) => {
      arrival = undefined;
      throw error;
    },
  );
  return arrival;
}

/** Tells the moment that it comes. Answers the way to stop. */
export function whenWhole(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** It, where it is here. */
export const wholeCoreNow = (): WholeCore | undefined => here;

/** The desk to make bundles with: the whole one where it is here. */
export const deskNow = (): Desk => here?.wholeDesk ?? firstDesk;

/** The definitions that are here: all or none. A bundle whose answers need them was made with all. */
export const definitionsNow = (): Definitions => deskNow().definitions;
