// What was typed last, in the lines of the file that shows, before the snapshot has it.

import { hasMark, segments } from '../../core/first.ts';
import type { Snapshot, Snapshots, Typed } from '../answers/snapshots.ts';
import { changedText, documentAt, type ShownLine, textOf } from './changes.ts';
import { BLOCK, shadedLine } from './colours/shades.ts';
import { handWriting, type TextNode } from './written-by-hand.ts';

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

/** The lines as React drew them. */
export interface Drawn {
  /** Those of the snapshot. */
  lines(): readonly ShownLine[];
  /** The text nodes of one of them; nothing while others are drawn in their place. */
  nodes(line: number): readonly TextNode[] | undefined;
}

/** The file that shows, on its way to the next snapshot. */
export interface TypedFile {
  subscribe(listener: () => void): () => void;
  /** The block from this line on, where it is to be drawn other than the snapshot has it. */
  block(from: number): readonly ShownLine[] | undefined;
  /** Answers the way to stop. */
  follow(drawn: Drawn): () => void;
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

/** Whether two lines are drawn in one form, their texts aside. */
const isOfOneForm = (one: ShownLine, other: ShownLine): boolean =>
  one.change === other.change && one.was === other.was && marksIn(one.text) === marksIn(other.text);

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
  const writeAll = (lines: readonly ShownLine[], drawn: Drawn): boolean =>
    lines.every((line, index) => {
      const before = drawn.lines()[index];
      if (isSame(line, before)) return true;
      const nodes = before !== undefined && isOfOneForm(line, before) ? drawn.nodes(index) : undefined;
      return nodes !== undefined && hand.write(nodes, `${shadedLine(line.text)}\n`);
    });
  const take = (drawn: Drawn) => {
    hand.takeBack();
    const before = drawn.lines();
    const lines = typedLines(shown(), typed(), path);
    const next = new Map<number, readonly ShownLine[]>();
    // Where they are not as many, all are drawn as a whole (code-view.tsx).
    if (lines?.length === before.length) {
      if (blocks.size === 0 && writeAll(lines, drawn)) return;
      hand.takeBack();
      for (let from = 0; from < lines.length; from += BLOCK) {
        const block = lines.slice(from, from + BLOCK);
        if (!block.every((line, index) => isSame(line, before[from + index]))) next.set(from, block);
      }
    }
    show(next);
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    block: (from) => blocks.get(from),
    follow(drawn) {
      const stops = [
        subscribeTyped(() => take(drawn)),
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
