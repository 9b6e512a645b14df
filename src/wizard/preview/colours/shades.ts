// What a line is made of, as a short text: `.2k4.2s9` is two signs of nothing, a key of four, two of nothing, a string of
// nine. A text compares by value, so that a line is drawn again only where its colours are others.

import { hasMark, segments } from '../../../core/first.ts';
import { commonEnds } from './common-ends.ts';

/** The kinds there are, by their letters. A letter is the class of what is drawn as well. */
export const kinds = { k: 'key', s: 'string', n: 'number', v: 'variable', w: 'keyword', c: 'comment' } as const;
export type Kind = keyof typeof kinds;

/** Lines are drawn by so many: what changes a few of them leaves the other blocks alone. */
export const BLOCK = 24;

/** What has no kind. */
const PLAIN = '.';

export interface ShadeWriter {
  /** The next signs of the line. */
  add(kind: Kind | undefined, length: number): void;
  /** Everything added so far; empty where nothing has a kind. */
  written(): string;
}

/** Writes the shades of one line. Neighbours of one kind become one. */
export function shadeWriter(): ShadeWriter {
  let text = '';
  let open: string = PLAIN;
  let length = 0;
  return {
    add(kind = undefined, more) {
      if (more === 0) return;
      const next = kind ?? PLAIN;
      if (next !== open) {
        if (length > 0) text += open + length;
        open = next;
        length = 0;
      }
      length += more;
    },
    // What is plain to the end need not be said.
    written: () => (length > 0 && open !== PLAIN ? text + open + length : text),
  };
}

/** The shades of a line that is of one kind from `from` on. */
export const allOf = (kind: Kind, line: string, from = 0): string => {
  const writer = shadeWriter();
  writer.add(undefined, from);
  writer.add(kind, line.length - from);
  return writer.written();
};

export interface Part {
  readonly text: string;
  readonly kind?: Kind;
}

const ONE = /([a-z.])(\d+)/g;
const isKind = (letter: string): letter is Kind => letter in kinds;

/**
 * Cuts texts that stand one behind the other in a line where its shades change. What stands behind the last shade is
 * plain. The parts of a text are the text.
 */
export function cutter(shades: string): (text: string) => readonly Part[] {
  const spans = [...shades.matchAll(ONE)].map(([, letter = PLAIN, length]) => ({ letter, length: Number(length) }));
  let index = 0;
  let used = 0;
  return (text) => {
    const parts: Part[] = [];
    let from = 0;
    while (from < text.length) {
      const span = spans[index];
      const length = Math.min(text.length - from, span === undefined ? text.length : span.length - used);
      const part = text.slice(from, from + length);
      parts.push(span !== undefined && isKind(span.letter) ? { text: part, kind: span.letter } : { text: part });
      from += length;
      used += length;
      if (span !== undefined && used === span.length) {
        index += 1;
        used = 0;
      }
    }
    return parts;
  };
}

/** The signs of a line that the shades are about: marks as they read, a line break that was typed into one as a blank. */
export const shadedLine = (line: string): string =>
  hasMark(line)
    ? segments(line)
        .map(({ text }) => text)
        .join('')
        .replaceAll('\n', ' ')
    : line;

/**
 * The shades of a line on another one, until it has its own: what both begin and end with keeps its own, and what is
 * between is as what it follows.
 */
export function stretched(shades: string, from: string, to: string): string {
  if (shades === '') return '';
  const { top, end } = commonEnds(from, to);
  const cut = cutter(shades);
  const head = cut(from.slice(0, top));
  cut(from.slice(top, from.length - end));
  const writer = shadeWriter();
  for (const { text, kind } of head) writer.add(kind, text.length);
  writer.add(head.at(-1)?.kind, to.length - top - end);
  for (const { text, kind } of cut(from.slice(from.length - end))) writer.add(kind, text.length);
  return writer.written();
}
