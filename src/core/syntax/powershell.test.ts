// The judge is the grammar of tree-sitter-powershell, and PowerShell itself where it is installed.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powershell, powershellString } from './powershell.ts';
import { grammarErrors, stringValues } from './powershell-grammar.judge.ts';

const pwsh = spawnSync('pwsh', ['-NoProfile', '-Command', 'exit 0']).status === 0;

const ascii = fc.oneof(
  fc.constantFrom('', "'", "''", '$x', '$(id)', '`n', '"', '#', '<#', '@(', '%', '{}', ';', '|', 'a\nb', "@'\nx\n'@"),
  fc.string({ unit: fc.constantFrom(...'\'"$`#@%{}()[];|&<>\n\t\\ ab1=') }),
  fc.string({ unit: 'grapheme-ascii' }),
);
const any = fc.oneof(
  ascii,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u2019', '\u201b', '회사', 'é', '\0', '\u007f'),
);

describe('a string', () => {
  it('of printable ASCII without < is one string in single quotes, with the value it was made of', () => {
    fc.assert(
      fc.property(ascii, (value) => {
        if (/[^\t\n\x20-;=-~]/.test(value)) return;
        const script = `$x = ${powershellString(value)}\n`;
        expect(grammarErrors(script)).toEqual([]);
        expect(stringValues(script)).toEqual([value]);
      }),
      { numRuns: 500 },
    );
  });

  it('of anything is ASCII, one expression, and read back as it was', () => {
    fc.assert(
      fc.property(any, (value) => {
        const written = powershellString(value);
        expect(written).toMatch(/^[\t\n\r\x20-\x7e\ue000-\ue002]*$/);
        expect(grammarErrors(`$x = ${written}\n`)).toEqual([]);
        expect(stringValues(`$x = ${written}\n`)).toEqual([value]);
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(!pwsh)(`is read back by PowerShell${pwsh ? '' : ' (skipped: this machine has no pwsh)'}`, () => {
    const values = fc.sample(any, 100).filter((value) => !/[\ue000-\ue002]|\p{Cs}/u.test(value));
    const script = values.map(
      (value) => `[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${powershellString(value)}))`,
    );
    const { stdout } = spawnSync('pwsh', ['-NoProfile', '-Command', '-'], {
      input: `${script.join('\n')}\n`,
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual(values.map((value) => Buffer.from(value).toString('base64')));
  });
});

it('writes no tag that EC2 would look for in user data', () => {
  expect(powershellString('a</powershell>')).toBe("(-join ('a', [char]0x003c, '/powershell>'))");
});

it('lets the signs of marks through raw', () => {
  expect(powershellString('\ue000a\ue001\ue002')).toBe("'\ue000a\ue001\ue002'");
});

it('quotes every hole of a script', () => {
  const value = "it's $(id)";
  expect(powershell`
    Write-Output ${value}
  `).toBe("Write-Output 'it''s $(id)'\n");
});
