// The three catalogues say the same things: the page would fall back to English, or show a hole, without a word.

import { readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, string>>;

// From the file: what a test imports has gone through the build already.
const catalogue = (language: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), 'utf8'));

/** The name of each hole with its format, those inside of plurals too. A compiled message nests as deep as its plurals. */
function holes(message: unknown): readonly string[] {
  const tokens: readonly unknown[] = Array.isArray(message) ? message : [];
  return tokens.flatMap((token): readonly string[] => {
    if (!Array.isArray(token)) return [];
    const [name, format, choices]: readonly unknown[] = token;
    const own = [name, format].filter((part) => part !== undefined).join(' ');
    return [own, ...Object.values(choices ?? {}).flatMap((one) => holes(one))];
  });
}

const holesOf = (catalogue: Catalogue, key: string): readonly string[] =>
  [...new Set(holes(compileMessageOrThrow(catalogue[key] ?? '')))].sort();

const english = catalogue('en');

test.each(['ko', 'ja'])('%s has each message of the page and no other', (language) => {
  expect(Object.keys(catalogue(language)).sort()).toEqual(Object.keys(english).sort());
});

test.each(['ko', 'ja'])('%s has the holes of English in each message', (language) => {
  const words = catalogue(language);
  const of = (catalogue: Catalogue) =>
    Object.fromEntries(Object.keys(english).map((key) => [key, holesOf(catalogue, key)]));
  expect(of(words)).toEqual(of(english));
});

test('a hole is found in a plural, by its format, and once', () => {
  const message = '{b, number} {count, plural, =0 {and {name}} other {{name} and # more}}';
  expect(holesOf({ message }, 'message')).toEqual(['b number', 'count plural', 'name']);
});
