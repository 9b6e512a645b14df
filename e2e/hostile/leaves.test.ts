// The readers of this folder see a value that got out of its quotes: without that, their silence would prove nothing.

import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/core/index.ts';
import { difference, leavesOf } from './leaves.ts';

const GOOD = 'qgood';

const part = (body: string): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/x-shellscript\n\n${body}\n--b--\n`;
const call = (word: string): string => `#!/bin/bash\naws ${word}\n`;
const posh = (word: string): string => `<powershell>\n$x = ${word}\n</powershell>\n`;

/** A text that is written, a value, how it is quoted well and ill, and how a usual one is. */
const cases: readonly (readonly [
  Document['notation'],
  write: (text: string) => string,
  value: string,
  well: string,
  ill: string,
  usual?: string,
])[] = [
  ['bash', call, '$(touch x)', "'$(touch x)'", '"$(touch x)"'],
  ['bash', call, 'a; touch x', "'a; touch x'", 'a; touch x'],
  ['bash', call, 'a>b', "'a>b'", 'a>b'],
  ['bash', (text) => `#!/bin/bash\ncat >/etc/a ${text}\nEND\n`, '$x', "<<'END'\n$x", '<<END\n$x', `<<'END'\n${GOOD}`],
  ['bash', (text) => `#!/bin/bash\ncat >/etc/a.env <<'END'\nA=${text}\nEND\n`, 'a"b', '"a\\"b"', '"a"b"'],
  ['mime', (text) => part(call(text)), 'a b', "'a b'", 'a b'],
  ['yaml', (text) => `k: ${text}\n`, 'a: b', '"a: b"', '\n  a: b'],
  ['yaml', (text) => `k: ${text}\n`, 'no', '"no"', 'no'],
  ['json', (text) => `["${text}"]\n`, 'a"b', 'a\\"b', 'a","b'],
  ['toml', (text) => `k = "${text}"\n`, 'a\\tb', 'a\\\\tb', 'a\\tb'],
  ['powershell', posh, "it's", "'it''s'", '"it\'s"', `'${GOOD}'`],
  ['markdown', (text) => `| A |\n| --- |\n| ${text} |\n`, 'a|b', 'a\\|b', 'a|b'],
  ['markdown', (text) => `a ${text}\n`, '<b>x</b>', '\\<b\\>x\\</b\\>', '<b>x</b>'],
  ['markdown', (text) => `a ${text}\n`, '*x*', '\\*x\\*', '*x*'],
  ['text', (text) => `# ${text}\n`, 'a b', 'a b', 'a\nb'],
];

describe.each(cases.map((one) => [`${one[0]}: ${one[2]}`, one] as const))('%s', (_, one) => {
  const [notation, write, value, well, ill, usual] = one;
  const read = (quoted: string) => {
    const [[leaves] = []] = leavesOf([[{ path: 'x', notation, text: write(quoted), about: { en: 'x' } }]]);
    if (leaves === undefined) throw new Error('nothing was read');
    return leaves;
  };
  const told = (quoted: string) => difference(read(usual ?? GOOD), read(quoted), [{ from: GOOD, to: value }]);

  test('is read as it is', () => {
    expect(told(well)).toBeUndefined();
  });

  test('that got out is seen', () => {
    let seen: unknown;
    try {
      seen = told(ill);
    } catch (error) {
      seen = String(error);
    }
    expect(seen).toMatch(/./);
  });
});
