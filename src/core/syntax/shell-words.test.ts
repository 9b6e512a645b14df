// The judge is bash: what is accepted must split there into the same words.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from './shell.ts';
import { shellWords } from './shell-words.ts';

/** Each text as the arguments of a command, split by bash in one process. */
function splitByBash(texts: readonly string[]): string[][] {
  const calls = texts.map((text) => `show ${text}\n`).join('');
  const script = `show() { printf '%s\\0' "$#" "$@"; }\n${calls}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-s'], { input: script, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const read = stdout.split('\0');
  return texts.map(() => read.splice(0, Number(read.shift())));
}

const typed = fc.string({ unit: fc.constantFrom(...'\'"\\ \t#!=:-,./%^@ab1$`~{}*'), maxLength: 14 });

it('splits as bash does whatever it accepts', () => {
  const accepted = fc.array(
    typed.filter((text) => shellWords(text) !== undefined),
    { minLength: 40, maxLength: 120 },
  );
  fc.assert(
    fc.property(accepted, (texts) => {
      expect(texts.map(shellWords)).toEqual(splitByBash(texts));
    }),
    { numRuns: 10 },
  );
});

it('takes back every list of words that was quoted', () => {
  const word = fc.string({ unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(shellWords(words.map(shellWord).join(' '))).toEqual(words);
    }),
  );
});

it.each([
  ['an expansion', '--labels $HOME'],
  ['an expansion in double quotes', '"$(id)"'],
  ['a backtick', '`id`'],
  ['a second command', '--a; reboot'],
  ['a pipe', 'a|b'],
  ['a background command', 'a&'],
  ['a redirection', 'a >b'],
  ['a subshell', '(a)'],
  ['a line break', 'a\nb'],
  ['an open quote', "--args '--a"],
  ['an open double quote', '"a\\"'],
  ['a backslash at the end', 'a\\'],
  ['a file pattern', 'a*'],
  ['a brace', '{a,b}'],
  ['a home folder', '~/a'],
  ['a home folder after =', 'a=~'],
  ['a comment', 'a #b'],
  ['a control character', 'a\u0007'],
])('refuses %s', (_what, text) => {
  expect(shellWords(text)).toBeUndefined();
});

it('reads the arguments of a bootstrap script', () => {
  expect(shellWords(`--kubelet-extra-args '--node-labels=a=b,c="d"' --use-max-pods  false`)).toEqual([
    '--kubelet-extra-args',
    '--node-labels=a=b,c="d"',
    '--use-max-pods',
    'false',
  ]);
  expect(shellWords('  ')).toEqual([]);
  expect(shellWords(`''`)).toEqual(['']);
});
