import { expect, test } from 'vitest';
import { bundleOf, exampleDraft } from '../../core/index.ts';
import { typedEntries } from './bypass-typed.ts';

const { bypass: list } = bundleOf(exampleDraft).plan;

test('one text may hold several entries, each judged alone', () => {
  const { good, there, wrong } = typedEntries(' a.example ,10.0.0.0/33,, localhost,*.b.example,a.example', list);
  expect(good).toEqual(['a.example']);
  expect(there).toEqual(['localhost']);
  expect(wrong.map(({ text }) => text)).toEqual(['10.0.0.0/33', '*.b.example']);
  expect(wrong[1]?.problem.instead).toBe('.b.example');
});

test('a blank inside makes an entry wrong instead of making two', () => {
  expect(typedEntries('a b', list)).toMatchObject({ good: [], wrong: [{ text: 'a b' }] });
});

test('what should be several entries offers them with commas, if each is good', () => {
  const instead = (text: string) => typedEntries(text, list).wrong.map(({ problem }) => problem.instead);
  expect(instead('a b')).toEqual(['a, b']);
  expect(instead('a.example;b.example|10.0.0.0/8')).toEqual(['a.example, b.example, 10.0.0.0/8']);
  expect(instead('a.example *')).toEqual([undefined]);
  expect(instead('10.0.0.0 /8')).toEqual([undefined]);
});

test('an entry that is switched off may be added: that puts it back', () => {
  const off = list.map((entry) => (entry.entry === 'localhost' ? { ...entry, removed: true } : entry));
  expect(typedEntries('localhost', off)).toEqual({ good: ['localhost'], there: [], wrong: [] });
});

test('of an assignment the value counts', () => {
  expect(typedEntries('export NO_PROXY="a.example,localhost"', list)).toEqual({
    good: ['a.example'],
    there: ['localhost'],
    wrong: [],
  });
});

test('nothing typed is nothing to judge', () => {
  expect(typedEntries(' , ', list)).toEqual({ good: [], there: [], wrong: [] });
});
