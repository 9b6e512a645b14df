import { expect, test } from 'vitest';
import { bundleOf, exampleDraft } from '../../src/core/index.ts';
import { gap } from '../../src/core/model/marks.ts';
import { differences, filesIn } from './compare.ts';
import { deliveredStories, stories } from './stories.ts';
import { troubleOf } from './trouble.ts';

const told = await stories();
const all = [...told, ...deliveredStories(told)];

test('there are stories, and each has a node group of every platform', () => {
  expect(told.map(({ name }) => name)).toContain('article-us-east-1');
  for (const { bundle } of told) expect(bundle.plan.nodeGroups.length).toBeGreaterThan(5);
});

test.each(all)('$name is as it was reviewed ("npm run golden" writes it anew)', ({ bundle, folder }) => {
  const now = new Map(bundle.documents.map(({ path, text }) => [path, text]));
  expect(differences(filesIn(folder), now)).toEqual([]);
});

test.each(all)('$name could be downloaded: no error, no gap, ASCII, one LF at the end', ({ bundle }) => {
  expect(troubleOf(bundle)).toEqual([]);
});

test('an error is told with its group and in words, and so are a gap, another character and a missing line end', () => {
  const { nodeGroups: [group = {}] = [] } = exampleDraft;
  const wrong = bundleOf({ ...exampleDraft, nodeGroups: [group, { ...group, name: 'second', platform: 'unknown' }] });
  const documents = [`${gap('proxy.http')}\n`, '\u00e9\n', 'a', 'a\n\n', 'a\n'].map((text, index) => ({
    ...(wrong.documents[0] ?? expect.fail()),
    path: `${index}`,
    text,
  }));
  expect(troubleOf({ ...wrong, documents })).toEqual([
    expect.stringMatching(/^second: node-group\.\S+ at nodeGroups\.1\.platform: .{20,}/),
    '0: there is a gap in it',
    '1: not ASCII',
    '2: does not end with one LF',
    '3: does not end with one LF',
  ]);
});

test('a missing, an extra and a changed file are each told, with the first line that differs', () => {
  const golden = new Map([
    ['same', 'a\n'],
    ['gone', 'a\n'],
    ['long', `${'x'.repeat(200)}1${'y'.repeat(200)}\n`],
    ['changed', 'a\nb\nc\n'],
    ['shorter', 'a\nb\n'],
    ['no line end', 'a\n'],
    ['blank at the end', 'a\n'],
  ]);
  const now = new Map([
    ['same', 'a\n'],
    ['new', 'a\n'],
    ['long', `${'x'.repeat(200)}2${'y'.repeat(200)}\n`],
    ['changed', 'a\nB\nc\n'],
    ['shorter', 'a\n'],
    ['no line end', 'a'],
    ['blank at the end', 'a \n'],
  ]);
  expect(differences(golden, now)).toEqual([
    'blank at the end: line 1 was "a", is "a "',
    'changed: line 2 was "b", is "B"',
    'gone: a golden file that is written no more',
    `long: line 1 was ...${JSON.stringify(`${'x'.repeat(30)}1${'y'.repeat(49)}`)}..., is ...${JSON.stringify(`${'x'.repeat(30)}2${'y'.repeat(49)}`)}...`,
    'new: no golden file',
    'no line end: line 2 was "", is the end of the file',
    'shorter: line 2 was "b", is ""',
  ]);
});
