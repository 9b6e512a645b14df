// What a key changed in the file that shows, block by block, before the snapshot has it.

import { expect, test } from 'vitest';
import { type Bundle, bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import type { Snapshot, Typed } from '../answers/snapshots.ts';
import { changedText, textOf } from './changes.ts';
import { BLOCK, typedBlock, typedLines } from './typed-lines.ts';

const PATH = 'apply.sh';

const snapshot = (bundle: Bundle, draft: Draft = {}): Snapshot => ({
  draft,
  bundle,
  before: bundle,
  canUndo: false,
  canRedo: false,
});
const typedInto = (before: Bundle, next: string): Typed => ({
  before,
  text: (path) => (path === PATH ? next : undefined),
});

const bundle = bundleOf(exampleDraft);
const shown = snapshot(bundle);
const text = textOf(bundle, PATH);
const { lines } = changedText(text, text);
const froms = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, index) => index * BLOCK);
const blocksOf = (typed: Typed | undefined) => froms.map((from) => typedBlock(shown, typed, PATH, lines, from));

test('a key in one line is told by its block alone, with the line it was', () => {
  const typed = typedInto(bundle, text.replace('set -', 'set  -'));
  expect(typedLines(shown, typed, PATH, lines.length)).toBeUndefined();
  const blocks = blocksOf(typed);
  const place = blocks.findIndex((block) => block !== undefined);
  expect(blocks.filter((block) => block !== undefined)).toHaveLength(1);
  const changed = blocks[place]?.filter(({ change }) => change !== 'none');
  expect(changed).toEqual([expect.objectContaining({ text: expect.stringContaining('set  -'), change: 'changed' })]);
  expect(changed?.[0]?.was).toBe(changed?.[0]?.text.replace('set  -', 'set -'));
  // The same list as long as nothing else is typed.
  expect(blocksOf(typed)[place]).toBe(blocks[place]);
});

test('where there are other lines than those that show, all of them are told at once', () => {
  const typed = typedInto(bundle, `${text}# more\n`);
  expect(typedLines(shown, typed, PATH, lines.length)).toHaveLength(lines.length + 1);
  expect(blocksOf(typed).every((block) => block === undefined)).toBe(true);
});

test('nothing is told where nothing was typed, where it is another file, and where the file says the same', () => {
  for (const typed of [undefined, typedInto(bundle, text), { before: bundle, text: () => undefined }]) {
    expect(typedLines(shown, typed, PATH, lines.length)).toBeUndefined();
    expect(blocksOf(typed).every((block) => block === undefined)).toBe(true);
  }
});
