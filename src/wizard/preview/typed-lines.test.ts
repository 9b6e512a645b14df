// What a key changed in the file that shows, before the snapshot has it: by hand where it is a letter, else block by block,
// else as a whole.

import { expect, test } from 'vitest';
import { type Bundle, bundleOf, exampleDraft } from '../../core/index.ts';
import type { Snapshot, Typed } from '../answers/snapshots.ts';
import { changedText } from './changes.ts';
import { BLOCK } from './colours/shades.ts';
import { typedFile, typedLines } from './typed-lines.ts';

const PATH = 'apply.sh';
const built = bundleOf(exampleDraft);

/** A bundle in which that file has this text. */
const withText = (text: string): Bundle => ({
  ...built,
  documents: built.documents.map((document) => (document.path === PATH ? { ...document, text } : document)),
});

const LINES = Array.from({ length: 3 * BLOCK }, (_, index) => `line ${index}`);
const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const BEFORE = textOf(LINES);
/** What shows: the second line of the second block has a value that the last answer changed. */
const PLACE = BLOCK + 1;
const shows = (value: string) => textOf(LINES.with(PLACE, `line "${value}"`));

/** A file that shows, without a page around it: each line is one text node. */
function file() {
  const before = withText(BEFORE);
  const shown: Snapshot = { draft: {}, bundle: withText(shows('one')), before, canUndo: false, canRedo: false };
  const { lines } = changedText(BEFORE, shows('one'));
  const nodes = lines.map(({ text }) => [{ data: `${text}\n` }]);
  const page = { isWhole: false, blocksTold: 0, typed: undefined as Typed | undefined };
  const ofTyped = new Set<() => void>();
  const ofShown = new Set<() => void>();
  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const one = typedFile(
    { shown: () => shown, typed: () => page.typed, subscribe: listen(ofShown), subscribeTyped: listen(ofTyped) },
    PATH,
  );
  one.follow({ lines: () => lines, nodes: (line) => (page.isWhole ? undefined : nodes[line]) });
  one.subscribe(() => {
    page.blocksTold += 1;
  });
  return {
    page,
    /** Another answer where it is `anew`. Answers the lines that were typed. */
    type(text: string | undefined, anew = false) {
      page.typed = { before: anew ? shown.bundle : before, text: (path) => (path === PATH ? text : undefined) };
      for (const listener of ofTyped) listener();
      return typedLines(shown, page.typed, PATH);
    },
    show() {
      page.typed = undefined;
      for (const listener of ofShown) listener();
    },
    blocks: () => [0, BLOCK, 2 * BLOCK].map(one.block),
    node: (line = PLACE) => nodes[line]?.[0] ?? { data: '' },
    written: () => nodes.map(([only]) => only?.data).join(''),
  };
}

test('a letter is written into its node, no block is drawn, and the node is as it was when the snapshot comes', () => {
  const { type, show, page, blocks, written } = file();
  type(shows('ones'));
  expect(written()).toBe(shows('ones'));
  type(shows('one'));
  expect(written()).toBe(shows('one'));
  type(shows('on'));
  type(shows('onto'));
  expect(written()).toBe(shows('onto'));
  show();
  expect(written()).toBe(shows('one'));
  expect(blocks()).toEqual([undefined, undefined, undefined]);
  expect(page.blocksTold).toBe(0);
});

test('what somebody else wrote into the node meanwhile stays', () => {
  const { type, show, node } = file();
  type(shows('ones'));
  node().data = '  ';
  show();
  expect(node().data).toBe('  ');
});

test('a key of another answer is drawn by the blocks whose lines it changes, until the snapshot comes', () => {
  const { type, show, page, blocks, written } = file();
  type(shows('ones'), true);
  const [first, second, third] = blocks();
  expect([first, third]).toEqual([undefined, undefined]);
  expect(second?.filter(({ change }) => change !== 'none')).toEqual([
    { number: PLACE + 1, text: 'line "ones"', change: 'changed', was: 'line "one"' },
  ]);
  expect(written()).toBe(shows('one'));
  // By hand only what React drew last.
  type(shows('onest'), true);
  expect(blocks()[1]?.[1]?.text).toBe('line "onest"');
  expect(written()).toBe(shows('one'));
  show();
  expect(blocks()).toEqual([undefined, undefined, undefined]);
  expect(page.blocksTold).toBe(3);
});

test('what cannot all be written by hand is not written by hand at all', () => {
  const { type, blocks, written } = file();
  type(shows('ones').replace('line 70', 'lines 70'));
  expect(written()).toBe(shows('one'));
  expect(blocks().map((block) => block !== undefined)).toEqual([false, true, true]);
});

test('other lines than those of the snapshot are told as a whole; as many again are blocks', () => {
  const { type, show, page, blocks, written } = file();
  expect(type(`${shows('one')}more\n`)).toHaveLength(LINES.length + 1);
  page.isWhole = true;
  expect(type(`${shows('ones')}more\n`)).toHaveLength(LINES.length + 1);
  expect(blocks()).toEqual([undefined, undefined, undefined]);
  type(shows('ones'));
  expect(blocks()[1]?.[1]?.text).toBe('line "ones"');
  expect(written()).toBe(shows('one'));
  show();
  expect(blocks()).toEqual([undefined, undefined, undefined]);
});

test('a file that cannot be told alone says nothing', () => {
  const { type, page, written } = file();
  expect(type(undefined)).toBeUndefined();
  expect(page.blocksTold).toBe(0);
  expect(written()).toBe(shows('one'));
});
