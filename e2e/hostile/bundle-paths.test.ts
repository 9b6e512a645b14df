// The paths of a bundle, whatever its node groups are called: every file system can hold them side by side, none leads
// out of its folder, and the .zip has exactly them.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Bundle, bundleOf, type Draft, hasMark, isBundlePath, zip } from '../../src/core/index.ts';
import { hostileText } from '../../src/core/syntax/hostile-text.judge.ts';
import { put, written } from './answers.ts';

const NAMES = [
  ...['CON', 'con', 'nul', 'AUX', 'prn', 'com1', 'LPT9', 'con-group', 'CON-group-group', 'com10', 'console'],
  ...[
    '.',
    '..',
    '../up',
    '../../etc/passwd',
    '/etc/passwd',
    '\\\\host\\share',
    'C:',
    'C:\\x',
    'a/b',
    'a\\b',
    '~',
    '-rf',
  ],
  ...['a.', 'a ', ' a', 'a..', 'con.txt', 'a:b', 'a*', 'a?', 'a|b', 'a<b', 'a"b', "a'b", 'a\nb', 'a\0b', 'a\tb'],
  ...[
    'Workers',
    'workers',
    'WORKERS',
    'straße',
    'STRASSE',
    'caf\u00e9',
    'cafe\u0301',
    '\u0130',
    'i\u0307',
    '\ufb01',
    '\u212a',
    'k',
    'K',
  ],
  ...[
    'group-1',
    'group-2',
    'group-3-unnamed',
    'README',
    'README.md',
    'node-groups',
    '__proto__',
    'constructor',
    '',
    '   ',
  ],
  ...[
    'x'.repeat(63),
    'x'.repeat(64),
    'x'.repeat(300),
    '\u202egpj.exe',
    'a\u200bb',
    '\ue000',
    '\ud800',
    '$(touch x)',
    '`x`',
    '%h',
  ],
];

const [group] = written.nodeGroups ?? [];
const named = (names: readonly string[]): Draft =>
  put(
    written,
    'nodeGroups',
    names.map((name) => ({ ...group, name })),
  );

/** Safe on Linux, macOS and Windows: learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const PART = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[\w-](?:[\w.-]{0,98}[\w-])?$/i;

function paths({ documents }: Bundle): readonly string[] {
  const all = documents.map(({ path }) => path);
  expect(all.filter((path) => !path.split('/').every((part) => PART.test(part)) || !isBundlePath(path))).toEqual([]);
  expect(new Set(all.map((path) => path.toLowerCase())).size).toBe(all.length);
  return all;
}

test('are safe and apart for every name that is known to be none', () => {
  const bundle = bundleOf(named(NAMES));
  paths(bundle);
  // Names that EKS takes have a folder of their own, and some of them another name for it.
  const good = bundle.plan.nodeGroups.filter(({ name }) => !hasMark(name));
  expect(good.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'CON',
      'nul',
      'AUX',
      'com1',
      'console',
      'Workers',
      'README',
      'constructor',
      'x'.repeat(63),
    ]),
  );
  expect(good.some(({ name }) => /[^\w-]/.test(name))).toBe(false);
});

test('are safe and apart for whatever is typed', () => {
  const lists = fc.array(fc.oneof(hostileText, fc.constantFrom(...NAMES)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lists, (names) => {
      paths(bundleOf(named(names)));
    }),
    { numRuns: 100 },
  );
});

test('are those of the .zip, byte for byte, for Python too where there is one', async () => {
  const { documents } = bundleOf(named(['CON', 'nul', 'workers', 'README', 'constructor', 'x'.repeat(63)]));
  const bytes = await zip(documents);
  const read = Object.entries(unzipSync(bytes)).map(([path, text]) => [path, Buffer.from(text).toString()]);
  expect(read).toEqual(documents.map(({ path, text }) => [path, text]));
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(folder, 'bundle.zip'), bytes);
  const program =
    'import json,sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(json.dumps([z.testzip(),z.namelist()]))';
  const { status, stdout } = spawnSync('python3', ['-c', program, join(folder, 'bundle.zip')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status === 0) expect(JSON.parse(stdout)).toEqual([null, documents.map(({ path }) => path)]);
});
