// The judges are the yaml package as a YAML 1.1 and as a 1.2 reader, and PyYAML (1.1) where it is installed.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Block, type YamlValue, yaml, yamlString } from './yaml.ts';

const pyYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;

const word = fc.constantFrom(
  ...['yes', 'no', 'y', 'N', 'on', 'Off', 'null', '~', 'true', '1', '0x1f', '1_000', '1:30', '.5', '-', '---', '- a'],
  ...[
    'a: b',
    'a #b',
    '2001-01-01',
    '=',
    '<<',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '{',
    '[',
    '',
    ' a',
    'a ',
    'e1',
    'E-1',
    '.inf',
  ],
);
const text = fc.oneof(
  word,
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...' \n\ta#') }),
);
const key = text.filter((name) => !['__proto__', '<<'].includes(name));

/** What is written, beside what readers must see. */
const { value } = fc.letrec<{ value: readonly [written: YamlValue, meant: unknown] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(text, fc.boolean(), fc.maxSafeInteger()).map((one) => [one, one] as const),
    text.map((one) => [new Block(one), one] as const),
    fc
      .array(tie('value'), { maxLength: 4 })
      .map((items) => [items.map(([written]) => written), items.map(([, meant]) => meant)] as const),
    fc
      .dictionary(key, tie('value'), { maxKeys: 4 })
      .map(
        (map) =>
          [
            Object.fromEntries(Object.entries(map).map(([name, [written]]) => [name, written])),
            Object.fromEntries(Object.entries(map).map(([name, [, meant]]) => [name, meant])),
          ] as const,
      ),
  ),
}));

describe('what is written', () => {
  it('reads the same as YAML 1.1 and as YAML 1.2', () => {
    fc.assert(
      fc.property(value, ([written, meant]) => {
        const document = yaml({ it: written });
        expect(parse(document, { version: '1.2' })).toEqual({ it: meant });
        expect(parse(document, { version: '1.1' })).toEqual({ it: meant });
        expect(document).toMatch(/^[\n\x20-\x7e\t\ue000-\ue002]*\n$/);
      }),
      { numRuns: 200 },
    );
  });

  it.skipIf(!pyYaml)('reads the same in PyYAML (skipped where it is not installed)', () => {
    const cases = fc.sample(value, 300).map(([written, meant]) => [yaml({ it: written }), { it: meant }]);
    const judge = [
      'import json, sys, yaml',
      'for text, meant in json.load(sys.stdin):',
      '    read = yaml.safe_load(text)',
      '    if read != meant: sys.exit(repr((text, read, meant)))',
    ].join('\n');
    const { status, stderr } = spawnSync('python3', ['-c', judge], { input: JSON.stringify(cases), encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

it('lays out maps, lists and literal blocks', () => {
  expect(
    yaml({ kind: 'X', list: ['a', { b: 1, c: 'no' }], empty: {}, none: [], text: new Block('one\n  two\n') }, [
      'About.',
      '',
    ]),
  ).toBe('# About.\n#\nkind: X\nlist:\n  - a\n  - b: 1\n    c: "no"\nempty: {}\nnone: []\ntext: |\n  one\n    two\n');
});

it('says in a block how far it is indented where its first line does not show it', () => {
  expect(yaml({ a: { b: new Block('  x\ny') } })).toBe('a:\n  b: |2-\n      x\n    y\n');
});

it('carries marks through, quoted', () => {
  const marked = '\uE000proxy.http\uE001http://\uE002';
  expect(yamlString(marked)).toBe(`"${marked}"`);
  expect(yaml({ a: new Block(`x ${marked}\n`) })).toBe(`a: |\n  x ${marked}\n`);
});

it('keeps the lines of a comment comments', () => {
  expect(yaml({ a: 'b' }, ['x\ny: z'])).toBe('# x\n# y: z\na: b\n');
});

it('refuses a number that is not whole', () => {
  expect(() => yaml({ a: 1e21 })).toThrow('whole numbers');
});
