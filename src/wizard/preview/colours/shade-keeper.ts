// Keeps the shades of one file through all of its texts. The lines that a key changed get theirs at once, as long as they
// are few; the rest waits for moments in which nothing else is to do. Only lines that were looked at are handed out, so
// that nothing is drawn for the others.

import type { LineMode } from './line-mode.ts';
import { further, isDone, type Shaded, shadedAfter } from './shaded.ts';

/** Calls back when the page has nothing else to do. Answers the way to call it off. */
export type Idle = (callback: () => void) => () => void;

export interface ShadeKeeper {
  /** The shades of the lines, empty where they are not told yet or nobody looked. The same list while nothing is new. */
  shades(mode: LineMode | undefined, lines: readonly string[]): readonly string[];
  subscribe(listener: () => void): () => void;
  /** These lines are looked at. */
  see(from: number, to: number): void;
  /** Tells the rest bit by bit. Answers the way to stop. */
  finish(): () => void;
}

/** How many signs of a text may be told while a key waits for its line, and in one idle moment. */
const AT_ONCE = 3000;
const AT_A_TIME = 12_000;

/** Lines are looked at by so many. */
const BLOCK = 64;

const blockOf = (line: number): number => Math.floor(line / BLOCK);

const NONE: readonly string[] = [];

export function shadeKeeper(idle: Idle): ShadeKeeper {
  const listeners = new Set<() => void>();
  const seen = new Set([0, 1]);
  let current: Shaded | undefined;
  let shown = NONE;

  /** Whether what is handed out is another thing now. */
  function show(): boolean {
    const next = (current?.shades ?? NONE).map((shades, line) => (seen.has(blockOf(line)) ? shades : ''));
    if (next.length === shown.length && next.every((shades, line) => shades === shown[line])) return false;
    shown = next;
    return true;
  }

  function tell() {
    if (show()) for (const listener of listeners) listener();
  }

  return {
    shades(mode, lines) {
      if (mode === undefined) return NONE;
      if (current?.mode !== mode || current.lines !== lines) {
        current = further(shadedAfter(current, mode, lines), AT_ONCE);
        show();
      }
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    see(from, to) {
      const before = seen.size;
      for (let block = blockOf(from); block <= blockOf(to); block += 1) seen.add(block);
      if (seen.size > before) tell();
    },
    finish() {
      let cancel = () => {};
      const next = () => {
        if (current === undefined || isDone(current)) return;
        cancel = idle(() => {
          if (current !== undefined) current = further(current, AT_A_TIME);
          tell();
          next();
        });
      };
      next();
      return () => cancel();
    },
  };
}
