// The colours of the preview on every document there is, held against what real readers find in it.

import { expect, test } from 'vitest';
import { isMap, isScalar, type Pair, parseAllDocuments, visit } from 'yaml';
import { shadedIn } from '../../src/wizard/preview/colours/notation.judge.ts';
import { stories } from './stories.ts';

const told = await stories();
const documents = told.flatMap(({ name, bundle }) =>
  bundle.documents.map((document) => ({ ...document, where: `${name}/${document.path}` })),
);
const inNotation = (...notations: readonly string[]) =>
  documents.filter(({ notation }) => notations.includes(notation));

/** Every key of a text, in order. JSON is YAML as well. */
function keysOf(text: string): readonly string[] {
  const keys: string[] = [];
  for (const document of parseAllDocuments(text)) {
    visit(document, {
      Pair: (_, pair: Pair) => {
        if (isScalar(pair.key)) keys.push(String(pair.key.value));
      },
    });
    expect(isMap(document.contents)).toBe(true);
  }
  return keys;
}

const unquoted = (text: string): string => (text.startsWith('"') ? String(JSON.parse(text)) : text);

test('the keys of YAML and JSON are those that a parser finds', async () => {
  const some = inNotation('yaml', 'json');
  expect(some.length).toBeGreaterThan(200);
  for (const { where, notation, text } of some) {
    const parts = (await shadedIn(notation, text)).flat();
    const keys = parts.filter(({ kind }) => kind === 'k').map((part) => unquoted(part.text));
    expect(keys, where).toEqual(keysOf(text));
  }
});

test('the comments of YAML, TOML and text are the lines that begin with # or part two documents, outside of blocks of text', async () => {
  const some = inNotation('toml', 'text', 'yaml').filter(({ text }) => !/[|>]-?$/m.test(text));
  expect(some.length).toBeGreaterThan(100);
  for (const { where, notation, text } of some) {
    const lines = await shadedIn(notation, text);
    const found = lines.flatMap((parts) => parts.filter(({ kind }) => kind === 'c').map((part) => part.text.trim()));
    const expected = text.split('\n').filter((line) => /^(?:\s*#|---$)/.test(line));
    expect(found, where).toEqual(expected.map((line) => line.trim()));
  }
});

test('no string is open behind the end of a document', async () => {
  const ends: Record<string, string> = { powershell: '$x # end', markdown: 'x `end`', json: '"end": 1', mime: '' };
  for (const { where, notation, text } of documents) {
    const last = ends[notation] ?? '# end';
    const anew = await shadedIn(notation, last);
    const behind = await shadedIn(notation, text + last);
    expect(behind.at(-1), where).toEqual(anew.at(-1));
    const isFirstHere = notation !== 'mime' && notation !== 'text' && notation !== 'markdown';
    if (isFirstHere)
      expect(
        behind.flat().some(({ kind }) => kind === 's'),
        where,
      ).toBe(true);
  }
});

test('every part of user data has the colours of what it is', async () => {
  const some = inNotation('mime');
  expect(some.length).toBeGreaterThan(50);
  for (const { where, text } of some) {
    const kinds = new Map<string, Set<string>>();
    let type = '';
    for (const parts of await shadedIn('mime', text)) {
      const line = parts.map((part) => part.text).join('');
      type = /^Content-Type: ([\w/.-]+)/.exec(line)?.[1] ?? type;
      const known = kinds.get(type) ?? new Set();
      for (const { kind } of parts) if (kind !== undefined) known.add(kind);
      kinds.set(type, known);
    }
    for (const [one, found] of kinds) {
      if (one === 'text/x-shellscript' || one === 'text/cloud-boothook') expect([...found], where).toContain('w');
      if (one === 'application/node.eks.aws') expect([...found], where).toEqual(expect.arrayContaining(['k', 's']));
    }
  }
});
