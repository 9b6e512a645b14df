// The three catalogues say the same things: nothing falls back to a key, and no hole stays open.

import { expect, test } from 'vitest';
import en from '../locales/en.json';
import ja from '../locales/ja.json';
import ko from '../locales/ko.json';

/**
 * The name of each hole with its format, those inside of plurals too. What a test imports is compiled already (src/build/catalogues.ts): texts and
 * `[name, format, choices]`, nested as deep as the plurals.
 */
function holes(message: unknown): readonly string[] {
  const tokens: readonly unknown[] = Array.isArray(message) ? message : [];
  return tokens.flatMap((token): readonly string[] => {
    if (!Array.isArray(token)) return [];
    const [name, format, choices]: readonly unknown[] = token;
    const own = [name, format].filter((part) => part !== undefined).join(' ');
    return [own, ...Object.values(choices ?? {}).flatMap((one) => holes(one))];
  });
}

const holesOf = (catalogue: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, [...new Set(holes(message))].sort()]));

test.each([
  ['ko', ko],
  ['ja', ja],
])('%s has each message of the page with its holes, and no other', (_, catalogue) => {
  expect(holesOf(catalogue)).toEqual(holesOf(en));
});

test('a hole is found beside and in a plural, with its format', () => {
  expect(holesOf(en)).toMatchObject({
    'bundle.size': ['count', 'count select', 'size'],
    'bypass.sim.and': ['count', 'count select', 'name'],
    'product.name': [],
  });
});
