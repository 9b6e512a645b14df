// The judges are bash and dash themselves.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, heredoc, sh, shellWord } from './shell.ts';
import { verbatim } from './template.ts';

const shells = ['bash', 'dash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);

const run = (shell: string, script: string): string => {
  const { status, stdout, stderr } = spawnSync(shell, ['-s'], { input: script, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
};

const nasty = fc.string({ unit: fc.constantFrom(...'\'"\\$`!*?[]{}~;|&<>()# \n\t\rab1=-%:/,.@^+') });
const texts = fc.array(
  fc.oneof(
    nasty,
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  ),
  {
    minLength: 1,
    maxLength: 60,
  },
);

it('has a bash to be judged by', () => {
  expect(shells).toContain('bash');
});

describe.each(shells)('%s', (shell) => {
  it('reads a word back as the value it was made of', () => {
    fc.assert(
      fc.property(texts, (values) => {
        const read = run(shell, `printf '%s\\0' ${values.map(shellWord).join(' ')}\n`);
        expect(read.split('\0').slice(0, -1)).toEqual(values);
      }),
      { numRuns: 15 },
    );
  });

  it('hands a here-document to its command byte for byte', () => {
    const lines = fc.array(fc.oneof(nasty, fc.constantFrom('END', 'END1', '', '$(id)', '\\')));
    fc.assert(
      fc.property(lines, (some) => {
        const text = some.map((line) => `${line}\n`).join('');
        const script = sh`
          if true; then
            ${heredoc('cat', text)}
          fi
        `;
        expect(run(shell, script)).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  it('reads a command over several lines as one', () => {
    const script = sh`
      rc=3
      ${command([
        ['printf', '%s,'],
        ['--name', "it's"],
        ['--code', verbatim('"$rc"')],
      ])}
    `;
    expect(run(shell, script)).toBe("--name,it's,--code,3,");
  });
});

it('leaves words bare where nothing in them is special', () => {
  for (const word of ['http://proxy:3128', '10.0.0.0/16,.svc', '--flag=a', 'file://x/y.json']) {
    expect(shellWord(word)).toBe(word);
  }
  expect(shellWord('')).toBe("''");
  expect(shellWord('=a')).toBe("'=a'");
});

it('carries marks through', () => {
  const marked = '\uE000proxy.http\uE001it is $(wrong)\uE002';
  expect(sh`curl ${marked}`).toContain(marked);
  expect(shellWord(`${marked}:1`)).toBe(`'${marked}:1'`);
});

it('refuses a here-document that does not end with a line break', () => {
  expect(() => heredoc('cat', 'a')).toThrow('line break');
});
