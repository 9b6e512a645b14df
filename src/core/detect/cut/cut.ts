// Cuts a paste into chunks, from top to bottom: at each place the first cutter that knows what begins there takes it.

import type { Note } from '../detection.ts';
import { type Chunk, type Cutter, lineAt } from './chunk.ts';
import { emptyLine, failedCommand, plainLine, shellError } from './failures.ts';
import { jsonValue } from './json-values.ts';
import { commandLine, gluedOutput } from './prompts.ts';
import { kubectlTable } from './tables.ts';
import { yamlDocument } from './yaml-documents.ts';

// Prompts come before JSON, since many begin with a bracket; JSON before YAML, since a JSON member looks like a YAML key.
const cutters: readonly Cutter[] = [
  emptyLine,
  failedCommand,
  gluedOutput,
  commandLine,
  shellError,
  jsonValue,
  kubectlTable,
  yamlDocument,
  plainLine,
];

interface Pieces {
  readonly chunks: readonly Chunk[];
  readonly notes: readonly Note[];
}

/**
 * All but blanks, prompts, commands and stray closing brackets ends up in exactly one chunk. Time grows with the length
 * alone. Steps: one for each cut.
 */
export function* cut(text: string): Generator<undefined, Pieces> {
  const chunks: Chunk[] = [];
  const notes: Note[] = [];
  let command = '';
  let yamlRead = 0;
  let at = 0;
  let lineEnd = -1;
  while (at < text.length) {
    // Looked for once a line: one line can hold very many values.
    if (at > lineEnd) lineEnd = at + lineAt(text, at).length;
    const place = { text, at, line: text.slice(at, lineEnd), command, yamlRead };
    for (const cutter of cutters) {
      const taken = cutter(place);
      if (taken === undefined) continue;
      for (const chunk of taken.chunks ?? []) chunks.push(chunk);
      for (const note of taken.notes ?? []) notes.push(note);
      command = taken.command ?? command;
      yamlRead = taken.yamlRead ?? yamlRead;
      at = taken.end;
      break;
    }
    yield;
  }
  return { chunks, notes };
}
