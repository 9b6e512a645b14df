// Keeps the shades of one file through all of its texts. The lines that a key changed get theirs at once, as long as they
// are few and the file has its colours; the rest waits for moments in which nothing else is to do. Only lines that were
// looked at are handed out, so that nothing is drawn for the others.

import type { LineMode } from './line-mode.ts';
import { further, isDone, type Shaded, shadedAfter } from './shaded.ts';
import { BLOCK } from './shades.ts';

/** Calls back when the page has nothing else to do. Answers the way to call it off. */
export type Idle = (callback: () => void) => () => void;

export interface ShadeKeeper {
  /** The shades of the lines, empty where they are not told yet or nobody looked. The same list while nothing is new. */
  shades(mode: LineMode, lines: readonly string[]): readonly string[];
  subscribe(listener: () => void): () => void;
  /** These lines are looked at. */
  see(from: number, to: number): void;
  /** Tells the rest bit by bit. Answers the way to stop. */
  finish(): () => void;
}

/** How many signs of a text may be told while a key waits for its line, and in one idle moment. */
const AT_ONCE = 3000;
const AT_A_TIME = 2000;

/** Blocks that are looked at before anybody knows. */
const TOP: readonly number[] = [0, 1, 2, 3, 4];

const blockOf = (line: number): number => Math.floor(line / BLOCK);

const NONE: readonly string[] = [];

/** `isLate`: the text showed before its mode was here, and gets its colours block by block. */
export function shadeKeeper(idle: Idle, isLate = false): ShadeKeeper {
  const listeners = new Set<() => void>();
  const seen = new Set(TOP);
  /** Of those the blocks whose turn to be drawn has not come. */
  const waiting = new Set(isLate ? TOP : []);
  let current: Shaded | undefined;
  let shown = NONE;

  /** Whether what is handed out is another thing now. */
  function show(): boolean {
    const isDrawn = (line: number) => seen.has(blockOf(line)) && !waiting.has(blockOf(line));
    const next = (current?.shades ?? NONE).map((shades, line) => (isDrawn(line) ? shades : ''));
    if (next.length === shown.length && next.every((shades, line) => shades === shown[line])) return false;
    shown = next;
    return true;
  }

  function tell() {
    if (show()) for (const listener of listeners) listener();
  }

  /** The first of the blocks that wait and are told. */
  const ready = ({ done, lines }: Shaded): number | undefined =>
    [...waiting].sort((one, other) => one - other).find((block) => done === lines.length || block < blockOf(done));

  /** One moment's work: more is told, or a block of what is told is drawn. */
  function goOn(shaded: Shaded) {
    const block = ready(shaded);
    if (block !== undefined) waiting.delete(block);
    else current = further(shaded, AT_A_TIME);
    tell();
  }

  return {
    shades(mode, lines) {
      if (current?.mode !== mode || current.lines !== lines) {
        const next = shadedAfter(current, mode, lines);
        current = waiting.size > 0 ? next : further(next, AT_ONCE);
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
      for (let block = blockOf(from); block <= blockOf(to); block += 1) {
        if (!seen.has(block) && waiting.size > 0) waiting.add(block);
        seen.add(block);
      }
      if (seen.size > before) tell();
    },
    finish() {
      let cancel = () => {};
      const next = () => {
        if (current === undefined || (isDone(current) && waiting.size === 0)) return;
        cancel = idle(() => {
          if (current !== undefined) goOn(current);
          next();
        });
      };
      next();
      return () => cancel();
    },
  };
}
