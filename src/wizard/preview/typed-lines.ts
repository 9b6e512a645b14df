// What was typed last, in the lines of the file that shows, before the snapshot has it.

import { hasMark, segments } from '../../core/first.ts';
import type { Snapshot, Snapshots, Typed } from '../answers/snapshots.ts';
import { changedText, documentAt, type ShownLine, textOf } from './changes.ts';
import { shadedLine } from './colours/shades.ts';
import { type HandWriting, handWriting } from './written-by-hand.ts';

/** Lines are drawn by so many: a key draws those it is among. */
export const BLOCK = 24;

/** Selectors ask again and again. */
const known = new WeakMap<Typed, { readonly path: string; readonly lines: readonly ShownLine[] | undefined }>();

/** The lines of a file with what was typed; nothing where it says what shows. */
export function typedLines(
  { bundle }: Snapshot,
  typed: Typed | undefined,
  path: string,
): readonly ShownLine[] | undefined {
  if (typed === undefined) return undefined;
  const last = known.get(typed);
  if (last?.path === path) return last.lines;
  const text = typed.text(path);
  const isNews = text !== undefined && text !== textOf(bundle, path);
  const lines = isNews ? changedText(documentAt(typed.before, path)?.text, text).lines : undefined;
  known.set(typed, { path, lines });
  return lines;
}

/** The file that shows, on its way to the next snapshot. */
export interface TypedFile {
  subscribe(listener: () => void): () => void;
  /** The block from this line on, where it is to be drawn other than it shows. */
  block(from: number): readonly ShownLine[] | undefined;
  /** Begins: `shown` tells the lines that are drawn, `element` what holds them, line by line. Answers the way to stop. */
  follow(shown: () => readonly ShownLine[], element: () => Element | null): () => void;
}

const isSame = (one: ShownLine, other: ShownLine | undefined): boolean =>
  one.text === other?.text && one.change === other.change && one.was === other.was;

/** The marks of a line: of which fields, and which are gaps, drawn in a form of their own. */
const marksIn = (line: string): string =>
  hasMark(line)
    ? segments(line)
        .map(({ field, text }) => (field === undefined ? '' : `${field} ${text === ''}`))
        .join()
    : '';

/** Writes the lines that differ, where each of them is as it was but for its text. */
function byHand(
  hand: HandWriting,
  shown: readonly ShownLine[],
  lines: readonly ShownLine[],
  element: Element,
): boolean {
  return lines.every((line, index) => {
    const before = shown[index];
    if (isSame(line, before)) return true;
    const drawn = element.children[index];
    if (drawn === undefined || line.change !== before?.change || line.was !== before.was) return false;
    return marksIn(line.text) === marksIn(before.text) && hand.write(drawn, `${shadedLine(line.text)}\n`);
  });
}

type Answers = Pick<Snapshots, 'shown' | 'subscribe' | 'subscribeTyped' | 'typed'>;

export function typedFile({ shown, typed, subscribe, subscribeTyped }: Answers, path: string): TypedFile {
  const listeners = new Set<() => void>();
  const hand = handWriting();
  let blocks = new Map<number, readonly ShownLine[]>();

  const show = (next: Map<number, readonly ShownLine[]>) => {
    if (blocks.size === 0 && next.size === 0) return;
    blocks = next;
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    block: (from) => blocks.get(from),
    follow(shownLines, element) {
      const take = () => {
        const before = shownLines();
        const lines = typedLines(shown(), typed(), path);
        const code = element();
        const next = new Map<number, readonly ShownLine[]>();
        // As many lines as show: others are drawn as a whole (code-view.tsx).
        const isInPlace = lines?.length === before.length;
        if (isInPlace && code !== null && blocks.size === 0 && byHand(hand, before, lines, code)) return;
        hand.takeBack();
        for (let from = 0; isInPlace && from < lines.length; from += BLOCK) {
          const block = lines.slice(from, from + BLOCK);
          if (!block.every((line, index) => isSame(line, before[from + index]))) next.set(from, block);
        }
        show(next);
      };
      const stops = [
        subscribeTyped(take),
        subscribe(() => {
          hand.takeBack();
          show(new Map());
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        hand.takeBack();
      };
    },
  };
}
