import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bundle, bundleOf, exampleDraft } from '../../core/index.ts';
import { changedCount, changedFiles, changedText, fileStates, textBefore } from './changes.ts';

const changesOf = (before: string | undefined, text: string) =>
  changedText(before, text).lines.map(({ change }) => change);

const bundle: Bundle = bundleOf(exampleDraft);
const withProxy = (http: string): Bundle => bundleOf({ ...exampleDraft, proxy: { http } });
const withGroup = (name: string): Bundle =>
  bundleOf({ ...exampleDraft, nodeGroups: [{ ...exampleDraft.nodeGroups?.[0], name }] });

describe('the lines of a text beside those before', () => {
  test('a line put in another one place is changed, and knows what it was', () => {
    const { lines, count } = changedText('a: 1\nb: 2\nc: 3\n', 'a: 1\nb: 20\nc: 3\n');
    expect(lines).toEqual([
      { number: 1, text: 'a: 1', change: 'none' },
      { number: 2, text: 'b: 20', change: 'changed', was: 'b: 2' },
      { number: 3, text: 'c: 3', change: 'none' },
    ]);
    expect(count).toBe(1);
  });

  test('a line too many is added', () => {
    expect(changesOf('a\nb\n', 'a\nnew\nb\n')).toEqual(['none', 'added', 'none']);
    expect(changesOf('a\nb\n', 'a\nx\ny\n')).toEqual(['none', 'changed', 'added']);
  });

  test('lines that are gone are counted and cut the line behind them', () => {
    const { lines, count } = changedText('a\nb\nc\nd\n', 'a\nd\n');
    expect(lines.map(({ change }) => change)).toEqual(['none', 'cut']);
    expect(count).toBe(2);
  });

  test('lines that are gone at the end cut the last line', () => {
    expect(changesOf('a\nb\nc\n', 'a\nb\n')).toEqual(['none', 'cut']);
  });

  test('a text that was not there is new in every line', () => {
    const { lines, count } = changedText(undefined, 'a\nb\n');
    expect(lines.map(({ change }) => change)).toEqual(['added', 'added']);
    expect(count).toBe(2);
  });

  test('the lines are the text, whatever was before, and only an equal text has no change', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const { lines, count } = changedText(before, text);
        expect(`${lines.map((line) => line.text).join('\n')}\n`).toBe(text);
        expect(count === 0).toBe(before === text);
      }),
      { numRuns: 200 },
    );
  });
});

test('the count alone is the same', () => {
  const ends = fc.constantFrom('', '\n');
  const texts = fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'ab', ''), { maxLength: 12 }), ends)
    .map(([lines, end]) => lines.join('\n') + end);
  fc.assert(
    fc.property(fc.option(texts, { nil: undefined }), texts, (before, text) => {
      expect(changedCount(before, text)).toBe(changedText(before, text).count);
    }),
    { numRuns: 2000 },
  );
  // Texts with marks.
  for (const { path, text } of bundleOf({}).documents) {
    const filled = bundle.documents.find((document) => document.path === path)?.text;
    expect(changedCount(filled, text)).toBe(changedText(filled, text).count);
  }
});

describe('the files of a bundle beside those before', () => {
  test('nothing is changed before the first answer', () => {
    expect(changedFiles(bundle, bundle)).toBe(0);
    expect(fileStates(bundle, bundle).every(({ changed }) => changed === 0)).toBe(true);
  });

  test('another proxy changes the files that name it', () => {
    const next = withProxy('http://other.corp.example:3128');
    const changed = fileStates(bundle, next).filter((file) => file.changed > 0);
    expect(changed.map(({ path }) => path)).toContain('proxy-env-vars-config.yaml');
    expect(changed.map(({ path }) => path)).not.toContain('patches/kube-proxy.yaml');
    expect(changedFiles(bundle, next)).toBe(changed.length);
  });

  test('a value that is missing is counted once in each file that shows it', () => {
    const next = withProxy('');
    const waiting = fileStates(bundle, next).find(({ path }) => path === 'proxy-env-vars-config.yaml');
    expect(waiting?.waiting).toBe(1);
  });

  test('a renamed group keeps its files', () => {
    const next = withGroup('builders');
    const path = 'node-groups/builders/user-data.mime';
    expect(textBefore(bundle, next, path)).toBe(textBefore(bundle, bundle, 'node-groups/workers/user-data.mime'));
    expect(textBefore(bundle, next, 'node-groups/nowhere/user-data.mime')).toBeUndefined();
  });
});
