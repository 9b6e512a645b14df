// What the last answer changed: which files, and in a file which lines. A file of a node group that was renamed is still
// the same file.

import { type Bundle, hasMark, linesOf, segments } from '../../core/first.ts';
import { placesBefore } from './line-diff.ts';

/** `cut`: as it was, but lines in front of it are gone (behind it, for the last line). */
export type Change = 'none' | 'changed' | 'added' | 'cut';

export interface ShownLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly change: Change;
  /** The line it was, where it changed. */
  readonly was?: string;
}

interface ChangedText {
  readonly lines: readonly ShownLine[];
  /** Lines changed, added or gone. */
  readonly count: number;
}

const unchanged = (text: string, index: number): ShownLine => ({ number: index + 1, text, change: 'none' });

/** The lines of a text beside those it had before; a text that was not there has only new lines. */
export function changedText(before: string | undefined, text: string): ChangedText {
  const after = linesOf(text);
  if (before === text) return { lines: after.map((line, index) => unchanged(line, index)), count: 0 };
  const former = before === undefined ? [] : linesOf(before);
  const places = placesBefore(former, after);
  const lines: ShownLine[] = [];
  let count = 0;
  let next = 0;
  let index = 0;
  while (index <= after.length) {
    const from = index;
    while (index < after.length && places[index] === -1) index += 1;
    const place = places[index] ?? former.length;
    count += Math.max(index - from, place - next);
    for (let one = from; one < index; one += 1) {
      const line = { number: one + 1, text: after[one] ?? '' };
      const twin = next + one - from;
      const was = twin < place ? former[twin] : undefined;
      lines.push(was === undefined ? { ...line, change: 'added' } : { ...line, change: 'changed', was });
    }
    const gone = index === from && place > next;
    const same = after[index];
    if (same !== undefined) lines.push({ ...unchanged(same, index), change: gone ? 'cut' : 'none' });
    else if (gone) cutLast(lines);
    next = place + 1;
    index += 1;
  }
  return { lines, count };
}

/** The count alone. Only what lies between the first and the last difference is cut into lines: lists show every file. */
export function changedCount(before: string | undefined, text: string): number {
  if (before === text) return 0;
  // A line break in a mark ends no line.
  if (before === undefined || hasMark(before) || hasMark(text)) return changedText(before, text).count;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  start = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let end = 0;
  const last = (one: string) => one.charCodeAt(one.length - 1 - end);
  while (end < shorter - start && last(before) === last(text)) end += 1;
  // The first line of what is the same at the end may only be the end of one.
  const lineEnd = text.indexOf('\n', text.length - end);
  const after = lineEnd < 0 ? 0 : text.length - lineEnd - 1;
  return changedText(before.slice(start, before.length - after), text.slice(start, text.length - after)).count;
}

function cutLast(lines: ShownLine[]) {
  const last = lines.pop();
  if (last !== undefined) lines.push({ ...last, change: last.change === 'none' ? 'cut' : last.change });
}

export const documentAt = ({ documents }: Bundle, path: string) => documents.find((document) => document.path === path);

/** The text of a file; empty where the bundle has no such file. */
export const textOf = (bundle: Bundle, path: string): string => documentAt(bundle, path)?.text ?? '';

/** The text of a file before the last answer, also where its group had another name then; nothing where it is new. */
export function textBefore(before: Bundle, bundle: Bundle, path: string): string | undefined {
  const same = documentAt(before, path);
  if (same !== undefined) return same.text;
  const group = bundle.plan.nodeGroups.find(({ folder }) => path.startsWith(`${folder}/`));
  const former = before.plan.nodeGroups.find(({ index }) => index === group?.index);
  if (group === undefined || former === undefined) return undefined;
  const formerPath = former.folder + path.slice(group.folder.length);
  return documentAt(bundle, formerPath) === undefined ? documentAt(before, formerPath)?.text : undefined;
}

/** Keeps the last answer for each bundle: selectors ask again and again. */
function keptFor<T>(compute: (before: Bundle, bundle: Bundle) => T): (before: Bundle, bundle: Bundle) => T {
  const known = new WeakMap<Bundle, { readonly before: Bundle; readonly value: T }>();
  return (before, bundle) => {
    const last = known.get(bundle);
    if (last?.before === before) return last.value;
    const value = compute(before, bundle);
    known.set(bundle, { before, value });
    return value;
  };
}

/** How many files the last answer changed. */
export const changedFiles = keptFor((before, bundle): number =>
  before === bundle ? 0 : bundle.documents.filter(({ path, text }) => textBefore(before, bundle, path) !== text).length,
);

/** A file as lists of files show it. */
export interface FileState {
  readonly path: string;
  /** Lines that the last answer changed. */
  readonly changed: number;
  /** Values in it that are missing or wrong, each counted once. */
  readonly waiting: number;
}

/** Every file of a bundle, in its order. */
export const fileStates = keptFor((before, bundle): readonly FileState[] =>
  bundle.documents.map(({ path, text }) => {
    const was = before === bundle ? text : textBefore(before, bundle, path);
    return {
      path,
      changed: changedCount(was, text),
      waiting: hasMark(text) ? new Set(segments(text).flatMap(({ field }) => field ?? [])).size : 0,
    };
  }),
);
