// The judges are smol-toml, and tomllib of Python 3.11 where it is installed.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { type TomlTable, toml, tomlString } from './toml.ts';

const tomllib = spawnSync('python3', ['-c', 'import tomllib']).status === 0;

const text = fc
  .oneof(
    fc.constantFrom('', '"', '"""', "'", '\\', '\\u0041', '\n', '\r\n', '\t', '\u007f', '#', ' = ', '[a]', 'é', '😀'),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'"\'\\\n[]#=.') }),
  )
  .filter((value) => !/\p{Cs}/u.test(value));
const key = text.filter((name) => name !== '__proto__');

const lists = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

const { table } = fc.letrec<{ table: TomlTable }>((tie) => ({
  table: fc.dictionary(
    key,
    fc.oneof(
      { maxDepth: 3 },
      text,
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.array(text, { maxLength: 4 }),
      lists,
      tie('table'),
    ),
    { maxKeys: 4 },
  ),
}));

/** Plain objects, for a comparison that does not look at prototypes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a document', () => {
  it('is read back as the same values, and is ASCII', () => {
    fc.assert(
      fc.property(table, (value) => {
        const written = toml(value, ['why: "x"']);
        expect(written).toMatch(/^[\n\x20-\x7e\ue000-\ue002]*$/);
        expect(plain(parse(written))).toEqual(plain(value));
      }),
      { numRuns: 1000 },
    );
  });

  it.skipIf(!tomllib)(`is read back by Python${tomllib ? '' : ' (skipped: this machine has no tomllib)'}`, () => {
    const values = fc.sample(table, 500);
    const { stdout } = spawnSync(
      'python3',
      ['-c', 'import json,sys,tomllib\nprint(json.dumps([tomllib.loads(t) for t in json.load(sys.stdin)]))'],
      { input: JSON.stringify(values.map((value) => toml(value))), encoding: 'utf8' },
    );
    expect(JSON.parse(stdout)).toEqual(values.map(plain));
  });

  it('looks as a person would write it', () => {
    const value = {
      settings: {
        network: { 'https-proxy': 'http://p:1', 'no-proxy': ['a', '10.0.0.0/8'] },
        pki: { ca: { trusted: true } },
      },
    };
    expect(toml(value, ['What this is.', 'And why.'])).toBe(
      '# What this is.\n# And why.\n\n[settings.network]\nhttps-proxy = "http://p:1"\nno-proxy = [\n  "a",\n  "10.0.0.0/8",\n]\n\n[settings.pki.ca]\ntrusted = true\n',
    );
  });

  it('keeps a table that is empty, and a key that needs quotes', () => {
    expect(toml({ 'a b': {}, 'x.y': 1 })).toBe('"x.y" = 1\n\n["a b"]\n');
  });
});

it('lets the signs of marks through raw', () => {
  expect(tomlString('\ue000a\ue001"\ue002')).toBe('"\ue000a\ue001\\"\ue002"');
});

it('refuses what TOML cannot hold', () => {
  expect(() => tomlString('\ud800')).toThrow();
  expect(() => toml({ a: 1.5 })).toThrow();
});
