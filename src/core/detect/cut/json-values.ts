// Cuts JSON values off a paste: whole ones, those that end too early, and those that lack their beginning.

import { noteOf } from '../detection.ts';
import type { Cut, Place, ValueChunk } from './chunk.ts';
import { lineAt } from './chunk.ts';
import { scanJson } from './json-scan.ts';

const OPENS = /^[ \t]*[{[]/;
const MEMBER = /^[ \t]*"[^"\n]{1,200}"[ \t]*:/;
const ONLY_CLOSES = /^[ \t]*[\]},][\]}, \t]*$/;

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** Plain lines up to where the text stopped looking like JSON: nothing in them was a key or a string. */
function asLines({ text, at, line, command }: Place, stop: number): Cut {
  const start = text.lastIndexOf('\n', stop - 1) + 1;
  const end = Math.max(at + line.length + 1, start);
  return { end, chunks: [{ kind: 'line', text: text.slice(at, end).replace(/\n$/, ''), command }] };
}

/** A JSON value, or a run of `"key": value` that lost its beginning. */
export function jsonValue(place: Place): Cut | undefined {
  const { text, at, line, command } = place;
  if (ONLY_CLOSES.test(line)) return { end: at + line.length + 1 };
  const headless = MEMBER.test(line);
  if (!headless && !OPENS.test(line)) return undefined;
  const start = at + line.length - line.trimStart().length;
  const scan = scanJson(text, start, headless);
  const read = scan.state === 'none' ? undefined : parsed(scan.json);
  if (read === undefined) return asLines(place, scan.end);
  const piece = text.slice(at, scan.end);
  const partial = headless || scan.state === 'cut';
  const chunk: ValueChunk = { kind: 'value', value: read.value, partial, text: piece, command };
  if (headless) {
    const notes = piece.trimEnd().includes('\n')
      ? [
          noteOf(
            'A piece of JSON lacks its beginning ({start}). What is whole in it was read; paste the output from its first brace.',
            { start: line.trim().slice(0, 60) },
          ),
        ]
      : [];
    return { end: scan.end, chunks: [chunk], notes };
  }
  if (scan.state === 'whole') return { end: scan.end, chunks: [chunk] };
  const where = scan.path === '' ? '' : ` inside "${scan.path}"`;
  const last = lineAt(piece.trimEnd(), piece.trimEnd().lastIndexOf('\n') + 1)
    .trim()
    .slice(-60);
  const note = noteOf(
    'JSON breaks off{where}, after: {last}. Only what was whole before that was read; paste the output to its end.',
    { where, last },
  );
  return { end: scan.end, chunks: [chunk], notes: [note] };
}
