// The shades of a text, told line by line from its top, as far as anybody has had time for. A text that differs in a few
// lines from one before takes over what was told of the others.

import { commonEnds } from './common-ends.ts';
import type { LineMode, State } from './line-mode.ts';

export interface Shaded {
  readonly mode: LineMode;
  readonly lines: readonly string[];
  /** One for each line. Behind `done` what the line had before, or nothing yet. */
  readonly shades: readonly string[];
  /** What was open in front of each line that is done, and of the next one. */
  readonly states: readonly State[];
  /** How many lines from the top are told for good. */
  readonly done: number;
  /** The end of the text before, from one of our lines on: it is ours as well. */
  readonly rest?: { readonly of: Omit<Shaded, 'rest'>; readonly from: number };
}

const fresh = (mode: LineMode, lines: readonly string[]): Shaded => ({
  mode,
  lines,
  shades: lines.map(() => ''),
  states: [mode.start],
  done: 0,
});

/** A text after another one: nothing is told anew yet. */
export function shadedAfter(before: Shaded | undefined, mode: LineMode, lines: readonly string[]): Shaded {
  if (before === undefined || before.mode !== mode) return fresh(mode, lines);
  const { top, end } = commonEnds(before.lines, lines);
  const from = lines.length - end;
  const formerFrom = before.lines.length - end;
  // As many lines as before: each keeps its shades until it has its own.
  const isAligned = from === formerFrom;
  const shades = lines.map((_, index) => {
    if (index >= from) return before.shades[index - from + formerFrom] ?? '';
    return index < top || isAligned ? (before.shades[index] ?? '') : '';
  });
  const done = Math.min(top, before.done);
  // Without the text before that one: each would hold on to all of its forerunners.
  const { rest: _, ...of } = before;
  return { mode, lines, shades, states: before.states.slice(0, done + 1), done, rest: { of, from } };
}

/** Whether nothing is left to tell. */
export const isDone = ({ done, lines }: Shaded): boolean => done === lines.length;

/** What a line costs, however short it is, in signs. */
const OF_ITS_OWN = 20;

/** Tells further lines, until the signs in them are more than `signs`. At least one line. */
export function further(shaded: Shaded, signs: number): Shaded {
  const { mode, lines, rest } = shaded;
  const shades = [...shaded.shades];
  const states = [...shaded.states];
  let { done } = shaded;
  let left = signs;
  while (done < lines.length && left > 0) {
    const state = states[done] ?? mode.start;
    const line = lines[done] ?? '';
    const former = rest === undefined || done < rest.from ? -1 : done - lines.length + rest.of.lines.length;
    const known = rest?.of.states[former];
    if (rest !== undefined && known !== undefined && former < rest.of.done && mode.isSame(state, known)) {
      // From here on all is as it was.
      for (let at = former; at < rest.of.done; at += 1) {
        shades[done] = rest.of.shades[at] ?? '';
        done += 1;
        states[done] = rest.of.states[at + 1] ?? mode.start;
      }
      continue;
    }
    const told = mode.shade(line, state);
    shades[done] = told.shades;
    done += 1;
    states[done] = told.after;
    left -= line.length + OF_ITS_OWN;
  }
  const next = { mode, lines, shades, states, done };
  return rest === undefined || done === lines.length ? next : { ...next, rest };
}
