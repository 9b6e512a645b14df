// Work that waits for its turn, so that the parts can all start at once without more of it than the machine can carry.

import { availableParallelism } from 'node:os';

/** One more than the machine has processors: a boot waits as often as it works. */
const AT_ONCE = availableParallelism() + 1;

export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** In the order in which it is asked. */
export function turns(): Turn {
  let free = AT_ONCE;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
