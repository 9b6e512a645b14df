// Each awk of this machine is held against JSON.parse and a percent-encoding of our own; bash runs the pipeline.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { samplePlan } from './cluster/sample-plan.ts';
import { loginFault, loginLines } from './login-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'login-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = samplePlan({ httpProxy: 'http://proxy.corp.example:3128', httpsProxy: 'https://[fd00::5]:3129' });

const has = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const AWKS = ['gawk', 'mawk', 'original-awk', 'busybox awk'];
const others = AWKS.filter((awk) => has(awk.split(' ')[0] ?? ''));
const awks = others.length > 0 ? others : ['awk'];

const encoded = (text: string | Uint8Array): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[\w.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

const linesOf = (user: string, password: string): string =>
  ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']
    .map((name) => {
      const [scheme, at] = /^https/i.test(name) ? ['https', '[fd00::5]:3129'] : ['http', 'proxy.corp.example:3128'];
      return `${name}=${scheme}://${encoded(user)}:${encoded(password)}@${at}\n`;
    })
    .join('');

/** What comes out for each secret: the lines, or the number that the pipeline ends with. */
function outcomes(awk: string, secrets: readonly (string | Uint8Array)[]): readonly (string | number)[] {
  secrets.forEach((secret, index) => {
    writeFileSync(join(folder, `${index}`), secret);
  });
  const shadow = awk === 'awk' ? '' : `awk() { command ${awk} "$@"; }\n`;
  const script = `set -u\n${shadow}${loginLines(plan).text}\nset -o pipefail\nfor ((i = 0; i < ${secrets.length}; i++)); do\n  login_lines <$i >$i.out\n  echo $? >$i.rc\ndone\n`;
  const { status, stderr } = spawnSync('bash', ['-s'], {
    input: script,
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: awk === 'gawk' ? 'C.UTF-8' : 'C' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return secrets.map((_, index) => {
    const code = Number(readFileSync(join(folder, `${index}.rc`), 'utf8'));
    const out = readFileSync(join(folder, `${index}.out`), 'utf8');
    if (code !== 0) expect(out).toBe('');
    return code === 0 ? out : code;
  });
}

const NASTY = 'p"a\'s$s`w%o@r:d/?#[]{}\\ \u00e9\u20ac\u{1f600}&;|<>!*~';
const { nothing, form, content } = loginFault;

/** What is no login, with the number that the pipeline ends with. */
const refused = [
  ['nothing', '', nothing],
  ['a line break alone', '\n', form],
  ['no colon', 'jane', form],
  ['None, as the AWS CLI says of a binary secret', 'None\n', form],
  ['JSON of another shape', '["jane","x"]', form],
  ['a text in quotes', '"jane:x"', form],
  ['an empty object', '{}', form],
  ['no password', '{"username":"jane"}', form],
  ['a password that is a number', '{"username":"jane","password":12}', form],
  ['half an object', '{"username":"jane","password":"x"', form],
  ['half a string', '{"username":"jane","password":"x', form],
  ['an object and more', '{"username":"jane","password":"x"} x', form],
  ['a comma too many', '{"username":"jane","password":"x",}', form],
  ['a comma too few', '{"username":"jane" "password":"x"}', form],
  ['a line break in a string', '{"username":"jane","password":"x\ny"}', form],
  ['an escape that is none', '{"username":"jane","password":"\\x"}', form],
  ['half a pair of surrogates', '{"username":"jane","password":"\\ud83d"}', form],
  ['the other half', '{"username":"jane","password":"\\ude00"}', form],
  ['a surrogate without its like', '{"username":"jane","password":"\\ud83d\\u0041"}', form],
  ['a short number of a sign', '{"username":"jane","password":"\\u00e"}', form],
  ['an empty user name', ':x', content],
  ['an empty password', 'jane:', content],
  ['an empty password in JSON', '{"username":"jane","password":""}', content],
  ['a colon in the user name', '{"username":"ja:ne","password":"x"}', content],
  ['two lines', 'jane:x\ny', content],
  ['a control character', 'jane:x\u0007', content],
  ['a line break in JSON', '{"username":"jane","password":"x\\n"}', content],
  ['a NUL in JSON', '{"username":"jane","password":"x\\u0000"}', content],
  ['UTF-16', Buffer.from('jane:x', 'utf16le'), content],
] as const;

describe.each(awks)('by %s', (awk) => {
  test('both forms give the same variables', () => {
    const json = JSON.stringify({ username: 'jane', password: NASTY });
    const escaped = json.replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
    );
    const good = [
      `jane:${NASTY}`,
      `jane:${NASTY}\n`,
      `jane:${NASTY}\r\n`,
      `\ufeffjane:${NASTY}\r\n\n`,
      json,
      escaped,
      json.replaceAll('/', '\\/'),
      `\n ${JSON.stringify(JSON.parse(json), null, 2)}\r\n`,
      JSON.stringify({
        port: -1.5e3,
        tags: [{ 'a]}': '"}]' }, []],
        ok: true,
        no: null,
        password: NASTY,
        username: 'jane',
      }),
      json.replace('{', '{"note":"two\\nlines","username":"other",'),
    ];
    expect(outcomes(awk, good)).toEqual(good.map(() => linesOf('jane', NASTY)));
  });

  test('a byte that is no UTF-8 stays what it is', () => {
    const [out] = outcomes(awk, [Buffer.from([106, 58, 0xff, 0x80])]);
    expect(out).toContain('http://j:%FF%80@');
  });

  test(`${refused.length} texts that are no login are refused, and nothing is written`, () => {
    const found = outcomes(
      awk,
      refused.map(([, secret]) => secret),
    );
    expect(refused.map(([name], index) => [name, found[index]])).toEqual(refused.map(([name, , code]) => [name, code]));
  });

  test('any login arrives, byte for byte', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...`'"$\`%@:/\\ {}[],.~-_u0dD89aA`, '\u00e9', '\u{1f600}'), minLength: 1 }),
    );
    const logins = fc
      .sample(fc.tuple(text, text), 60)
      .map(([user, password]) => [user.replace(/[\p{Cc}:]/gu, 'c'), password.replace(/\p{Cc}/gu, 'c')] as const)
      .filter(([user, password]) => !/\p{Cs}/u.test(user + password));
    const secrets = logins.map(([username, password], index) =>
      index % 2 === 0 || /^[{ "\ufeff]/.test(username)
        ? JSON.stringify({ username, password })
        : `${username}:${password}`,
    );
    expect(outcomes(awk, secrets)).toEqual(logins.map(([user, password]) => linesOf(user, password)));
  });
});

const missing = AWKS.filter((awk) => !awks.includes(awk));
test.skipIf(missing.length > 0)(`every awk is there (skipped: this machine has no ${missing.join(', ')})`, () => {
  expect(awks).toEqual(AWKS);
});
