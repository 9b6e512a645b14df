// A stream parser of CodeMirror as a line mode.

import { type StreamParser, StringStream } from '@codemirror/streamparser';
import type { LineMode, State } from './line-mode.ts';
import { type Kind, shadeWriter } from './shades.ts';

const TAB = 2;
const INDENT = 2;

/** A parser that tells no sign for this many tries is left alone. CodeMirror's own limit. */
const TRIES = 10;

/**
 * Longer lines stay plain, the lines behind them as if they were empty: some parsers look through the rest of a line for
 * each of its signs.
 */
const LONGEST = 20_000;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** As CodeMirror copies the state of a parser that has no way of its own: one level, and the lists in it. */
const copied = (state: unknown): Fields =>
  isFields(state)
    ? Object.fromEntries(Object.entries(state).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value]))
    : {};

const isSameValue = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other;

function isSame(one: State, other: State): boolean {
  const before: Fields = { ...one };
  const after: Fields = { ...other };
  const keys = Object.keys(before);
  return (
    keys.length === Object.keys(after).length &&
    keys.every((key) => key in after && isSameValue(before[key], after[key]))
  );
}

interface StreamOptions {
  /** What the parser called a piece of the line, in our kinds. The stream stands behind the piece. */
  readonly kindOf: (style: string | null, stream: StringStream) => Kind | undefined;
  /** The line as the parser shall see it: other signs, but as many. */
  readonly seen?: (line: string) => string;
}

export function streamMode<S>(parser: StreamParser<S>, { kindOf, seen = (line) => line }: StreamOptions): LineMode {
  const copy = (state: S): S => parser.copyState?.(state) ?? (copied(state) as S);
  return {
    start: (parser.startState?.(INDENT) ?? {}) as State,
    isSame,
    shade(line, before) {
      const state = copy(before as S);
      if (line === '' || line.length > LONGEST) {
        parser.blankLine?.(state, INDENT);
        return { shades: '', after: state as State };
      }
      const stream = new StringStream(seen(line), TAB, INDENT);
      const writer = shadeWriter();
      let tries = 0;
      while (!stream.eol() && tries < TRIES) {
        stream.start = stream.pos;
        const style = parser.token(stream, state);
        // A piece may be empty where the parser only changes its mind.
        tries = stream.pos > stream.start ? 0 : tries + 1;
        if (stream.pos === stream.start) continue;
        const indented = stream.start === 0 ? (line.slice(0, stream.pos).match(/^\s*/)?.[0].length ?? 0) : 0;
        writer.add(undefined, indented);
        writer.add(kindOf(style, stream), stream.pos - indented - stream.start);
      }
      return { shades: writer.written(), after: state as State };
    },
  };
}
