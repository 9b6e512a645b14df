// Bash. A variable keeps its colour inside of a string; a command is ink, whether it is a known one or not.

import { shell } from '@codemirror/legacy-modes/mode/shell';
import type { StringStream } from '@codemirror/streamparser';
import type { Kind } from './shades.ts';
import { streamMode } from './stream-mode.ts';

const KINDS: Partial<Record<string, Kind>> = {
  string: 's',
  // A here-document.
  'string.special': 's',
  number: 'n',
  atom: 'n',
  keyword: 'w',
  comment: 'c',
  // #!
  meta: 'c',
};

/** Words of the language that the parser does not know. */
const WORDS = /^(?:case|local|return|readonly|declare|break|continue)$/;

function kindOf(style: string | null, stream: StringStream): Kind | undefined {
  const piece = stream.current();
  if (style === null) return WORDS.test(piece) ? 'w' : undefined;
  if (style !== 'def') return KINDS[style];
  // The parser has one name for `$x` and for what stands in front of a `=`.
  if (stream.peek() !== '=' || piece.startsWith('$')) return 'v';
  return /^\w+$/.test(piece) ? 'k' : undefined;
}

export const mode = streamMode(shell, { kindOf });
