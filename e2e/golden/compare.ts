// Holds golden files against what the core writes now, byte for byte.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Texts by their path inside a bundle. */
export type Files = ReadonlyMap<string, string>;

/** Every file under a folder; none where the folder is not there. */
export function filesIn(folder: string): Files {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
}

/** A line around the place where it begins to differ, quoted, so that blanks show. */
function excerpt(line: string | undefined, column: number): string {
  if (line === undefined) return 'the end of the file';
  const start = Math.max(0, column - 30);
  const end = column + 50;
  return `${start > 0 ? '...' : ''}${JSON.stringify(line.slice(start, end))}${end < line.length ? '...' : ''}`;
}

/** The first line that differs, with both sides. */
function firstDifference(golden: string, now: string): string {
  const [before, after] = [golden.split('\n'), now.split('\n')];
  const found = after.findIndex((line, index) => line !== before[index]);
  const at = found < 0 ? after.length : found;
  const [was = '', is = ''] = [before[at], after[at]];
  let column = 0;
  while (column < was.length && was[column] === is[column]) column += 1;
  return `line ${at + 1} was ${excerpt(before[at], column)}, is ${excerpt(after[at], column)}`;
}

/** One sentence for each file that is missing, extra or changed; none where both sides are the same. */
export function differences(golden: Files, now: Files): string[] {
  return [...new Set([...golden.keys(), ...now.keys()])].sort().flatMap((path) => {
    const [before, after] = [golden.get(path), now.get(path)];
    if (before === undefined) return [`${path}: no golden file`];
    if (after === undefined) return [`${path}: a golden file that is written no more`];
    return before === after ? [] : [`${path}: ${firstDifference(before, after)}`];
  });
}
