// YAML. The parser has no name for a plain value, takes a key in quotes for a string, and follows a block of text behind
// plain keys alone: both are helped here.

import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import type { StreamParser, StringStream } from '@codemirror/streamparser';
import type { Kind } from './shades.ts';
import { streamMode } from './stream-mode.ts';

const KINDS: Partial<Record<string, Kind>> = {
  atom: 'k',
  string: 's',
  number: 'n',
  // true, false, yes, no, on, off
  keyword: 'n',
  // --- and ...
  def: 'c',
  // & and *
  variable: 'v',
  comment: 'c',
};

/** The state of the parser, and the column of what a block of text belongs to: all lines behind that column are text. */
type BlockState = Record<string, unknown> & { block: number | undefined };

/** `key: |` and `- |`: in front of the key, or of the dash that the text belongs to. */
const BLOCK = /^(\s*(?:- +)*)(?:- +|[^\s#].*:\s+)[|>][-+\d]*(?:\s+#.*|\s*)$/;

const { startState, token } = yaml;

const whole: StreamParser<BlockState> = {
  startState: (indentUnit) => ({ ...Object(startState?.(indentUnit)), block: undefined }),
  token(stream, state) {
    if (stream.sol()) {
      if (state.block !== undefined && stream.indentation() > state.block) {
        stream.skipToEnd();
        return 'string';
      }
      state.block = BLOCK.exec(stream.string)?.[1]?.length;
      // The parser's own idea of such a text: it takes the dash of a list for its column.
      state.literal = false;
    }
    return token(stream, state);
  },
};

const QUOTED_KEY = /^(\s*(?:- +)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:(?:\s|$))/;

function kindOf(style: string | null, stream: StringStream): Kind | undefined {
  if (style !== null) return KINDS[style];
  // A blank inside of a plain value, or one behind a value.
  const isBehind = stream.current().trim() === '' && stream.match(/^\s*(?:#|$)/, false) !== null;
  return isBehind ? undefined : 's';
}

export const mode = streamMode(whole, {
  kindOf,
  seen: (line) => line.replace(QUOTED_KEY, (_, indent: string, key: string) => indent + 'k'.repeat(key.length)),
});
