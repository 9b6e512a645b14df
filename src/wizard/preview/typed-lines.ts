// What was typed last, in the lines of the file that shows, before the snapshot has it. Told by blocks of lines, so that a
// key draws only the block it is in.

import type { Snapshot, Typed } from '../answers/snapshots.ts';
import { changedText, documentAt, type ShownLine, textOf } from './changes.ts';

/** The lines of one block. */
export const BLOCK = 24;

interface TypedFile {
  readonly path: string;
  readonly lines: readonly ShownLine[] | undefined;
  readonly blocks: Map<number, readonly ShownLine[] | undefined>;
}

/** Selectors ask again and again. */
const known = new WeakMap<Typed, TypedFile>();

function linesOf({ bundle }: Snapshot, typed: Typed, path: string): readonly ShownLine[] | undefined {
  const text = typed.text(path);
  if (text === undefined || text === textOf(bundle, path)) return undefined;
  return changedText(documentAt(typed.before, path)?.text, text).lines;
}

function fileOf(shown: Snapshot, typed: Typed, path: string): TypedFile {
  const last = known.get(typed);
  if (last?.path === path) return last;
  const file = { path, lines: linesOf(shown, typed, path), blocks: new Map() };
  known.set(typed, file);
  return file;
}

/** The lines of a file with what was typed, where they are not as many as those that show: none of these stays in its place. */
export function typedLines(
  shown: Snapshot,
  typed: Typed | undefined,
  path: string,
  count: number,
): readonly ShownLine[] | undefined {
  const lines = typed && fileOf(shown, typed, path).lines;
  return lines?.length === count ? undefined : lines;
}

const isSame = (one: ShownLine, other: ShownLine | undefined): boolean =>
  one.text === other?.text && one.change === other.change && one.was === other.was;

/** A block with what was typed, from one of the lines that show on; nothing where it is as they are. */
export function typedBlock(
  shown: Snapshot,
  typed: Typed | undefined,
  path: string,
  lines: readonly ShownLine[],
  from: number,
): readonly ShownLine[] | undefined {
  const file = typed && fileOf(shown, typed, path);
  if (file?.lines?.length !== lines.length) return undefined;
  if (!file.blocks.has(from)) {
    const block = file.lines.slice(from, from + BLOCK);
    file.blocks.set(from, block.every((line, index) => isSame(line, lines[from + index])) ? undefined : block);
  }
  return file.blocks.get(from);
}
