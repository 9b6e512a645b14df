// What a key changed in the file that shows, block by block, before the snapshot has it.

import { expect, test } from 'vitest';
import { type Bundle, bundleOf, exampleDraft } from '../../core/index.ts';
import type { Snapshot, Typed } from '../answers/snapshots.ts';
import { changedText, textOf } from './changes.ts';
import { BLOCK, typedFile, typedLines } from './typed-lines.ts';

const PATH = 'apply.sh';
const bundle: Bundle = bundleOf(exampleDraft);
const text = textOf(bundle, PATH);
const { lines } = changedText(text, text);
const froms = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, index) => index * BLOCK);

/** A file that shows, without a page around it. */
function file() {
  const shown: Snapshot = { draft: {}, bundle, before: bundle, canUndo: false, canRedo: false };
  let typed: Typed | undefined;
  const calls = { drawn: 0 };
  const ofTyped = new Set<() => void>();
  const ofShown = new Set<() => void>();
  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const one = typedFile(
    { shown: () => shown, typed: () => typed, subscribe: listen(ofShown), subscribeTyped: listen(ofTyped) },
    PATH,
  );
  one.follow(
    () => lines,
    () => null,
  );
  one.subscribe(() => {
    calls.drawn += 1;
  });
  const type = (next: string | undefined) => {
    typed = { before: bundle, text: (path) => (path === PATH ? next : undefined) };
    for (const listener of ofTyped) listener();
    return typedLines(shown, typed, PATH);
  };
  const show = () => {
    typed = undefined;
    for (const listener of ofShown) listener();
  };
  return { type, show, calls, blocks: () => froms.map(one.block) };
}

test('a key in one line is drawn by its block alone, with the line it was, until all that follows from it shows', () => {
  const { type, show, calls, blocks } = file();
  type(text.replace('set -', 'set  -'));
  const drawn = blocks().filter((block) => block !== undefined);
  expect(drawn).toHaveLength(1);
  const changed = drawn[0]?.filter(({ change }) => change !== 'none');
  expect(changed).toEqual([expect.objectContaining({ text: expect.stringContaining('set  -'), change: 'changed' })]);
  expect(changed?.[0]?.was).toBe(changed?.[0]?.text.replace('set  -', 'set -'));
  // The same list as long as nothing else is typed.
  expect(blocks().find((block) => block !== undefined)).toBe(drawn[0]);
  show();
  expect(blocks().every((block) => block === undefined)).toBe(true);
  expect(calls.drawn).toBe(2);
});

test('what is typed and rubbed out again leaves no block', () => {
  const { type, calls, blocks } = file();
  type(text.replace('set -', 'set  -'));
  expect(type(text)).toBeUndefined();
  expect(blocks().every((block) => block === undefined)).toBe(true);
  expect(calls.drawn).toBe(2);
});

test('other lines than those that show are told as a whole, and no block', () => {
  const { type, calls, blocks } = file();
  expect(type(`${text}# more\n`)).toHaveLength(lines.length + 1);
  expect(blocks().every((block) => block === undefined)).toBe(true);
  expect(calls.drawn).toBe(0);
});

test('a file that cannot be told alone says nothing', () => {
  const { type, calls } = file();
  expect(type(undefined)).toBeUndefined();
  expect(calls.drawn).toBe(0);
});
