// PowerShell. The parser loses a string in single quotes that goes on in the next line, as a certificate does, and has one
// name for variables, types, members and parameters.

import { powerShell } from '@codemirror/legacy-modes/mode/powershell';
import type { StreamParser, StringStream } from '@codemirror/streamparser';
import type { Kind } from './shades.ts';
import { streamMode } from './stream-mode.ts';

const KINDS: Partial<Record<string, Kind>> = { keyword: 'w', number: 'n', string: 's', comment: 'c' };

/** The state of the parser, and whether a string in single quotes is open. */
type QuotedState = Record<string, unknown> & { isQuoted: boolean };

/** A quote in such a string is written twice. */
const CLOSES = /^(?:[^']|'')*'(?!')/;

function quoted(stream: StringStream, state: QuotedState): string {
  state.isQuoted = !stream.match(CLOSES);
  if (state.isQuoted) stream.skipToEnd();
  return 'string';
}

const { startState, token } = powerShell;

const whole: StreamParser<QuotedState> = {
  startState: (indentUnit) => ({ ...Object(startState?.(indentUnit)), isQuoted: false }),
  token(stream, state) {
    if (state.isQuoted) return quoted(stream, state);
    const style = token(stream, state);
    state.isQuoted = style === 'error' && stream.eol() && stream.current().startsWith("'");
    return state.isQuoted ? 'string' : style;
  },
};

function kindOf(style: string | null, stream: StringStream): Kind | undefined {
  const piece = stream.current();
  if (/^[$@]\S/.test(piece) && (style === 'variable' || style === 'builtin')) return 'v';
  if (style === 'variable' && stream.match(/^\s*=(?!=)/, false)) return 'k';
  return KINDS[style ?? ''];
}

export const mode = streamMode(whole, { kindOf });
