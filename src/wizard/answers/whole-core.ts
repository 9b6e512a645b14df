// The core with every platform, tool and controller. The first load does without: it comes once the page is at rest, or
// with the first answers that name one.

import type { Definitions } from '../../core/first.ts';

type WholeCore = typeof import('../../core/index.ts');

const NONE: Definitions = { platforms: [], tools: [], controllers: [] };

let here: WholeCore | undefined;
let arrival: Promise<WholeCore> | undefined;

/** Brings it. A failed load is tried anew the next time. */
export function wholeCore(): Promise<WholeCore> {
  arrival ??= import('../../core/index.ts').then(
    (core) => {
      here = core;
      return core;
    },
    (error) => {
      arrival = undefined;
      throw error;
    },
  );
  return arrival;
}

/** It, where it is here. */
export const wholeCoreNow = (): WholeCore | undefined => here;

/** The definitions that are here: all or none. A bundle whose answers need them was made with all. */
export const definitionsNow = (): Definitions => here?.definitions ?? NONE;
