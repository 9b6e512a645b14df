// Cuts off the tables that kubectl prints when it is asked for no other form.

import { type Cut, lineAt, type Place } from './chunk.ts';
import { isError } from './failures.ts';
import { commandOn } from './prompts.ts';
import { startsYaml } from './yaml-documents.ts';

const HEADER = /^[ \t]*(?:NAMESPACE[ \t]+)?NAME[ \t]+[A-Z][A-Z \t()-]*$/;
const ENDS = /^[ \t]*(?:$|[{["#])/;

const words = (line: string): string[] => line.trim().split(/[ \t]+/);

/** A header line and its rows. Cells are told apart by blanks, so that a table survives tabs, indentation and wrapping. */
export function kubectlTable({ text, at, line, command }: Place): Cut | undefined {
  if (line.length > 400 || !HEADER.test(line)) return undefined;
  const rows: string[][] = [];
  let end = at + line.length + 1;
  while (end < text.length) {
    const row = lineAt(text, end);
    const cells = words(row);
    if (ENDS.test(row) || HEADER.test(row) || cells.length < 2 || isError(row)) break;
    if (commandOn(row) !== undefined || startsYaml(row)) break;
    rows.push(cells);
    end += row.length + 1;
  }
  return { end, chunks: [{ kind: 'table', header: words(line), rows, text: text.slice(at, end).trimEnd(), command }] };
}
