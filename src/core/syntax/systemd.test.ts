// The judges are systemd's own readers where they are installed, and bash for what a shell sources.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { environmentAssignment, environmentFile, unit } from './systemd.ts';

const folder = mkdtempSync(join(tmpdir(), 'systemd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;
const generator = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

const named = (values: readonly string[]) => values.map((value, index) => [`V${index}`, value] as const);
const value = fc.oneof(
  fc.constantFrom(
    'http://proxy:3128',
    '',
    'http://u:p%40ss@h',
    '%h',
    '%%',
    'a b',
    `it's "q"`,
    '\\',
    '\\n',
    '$HOME',
    '#',
  ),
  fc.string({ unit: fc.constantFrom(...'%\\"\'$` #;=,:/.ab1-') }),
);

it.skipIf(!analyze)('Environment= reaches systemd as it was (skipped without systemd-analyze)', () => {
  const values = [...fc.sample(value, 200), 'two\tlines', '\u00e9'];
  const lines = named(values).map(([name, one]) => ['Environment', environmentAssignment(name, one)] as const);
  const file = join(folder, 'judged.service');
  writeFileSync(
    file,
    unit([
      ['Unit', [['Description', 'judged']]],
      ['Service', [['Type', 'oneshot'], ['ExecStart', '/bin/true'], ...lines]],
    ]),
  );
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_LOG_LEVEL: 'debug', LC_ALL: 'C.UTF-8' },
    maxBuffer: 1 << 26,
  });
  const read = [...`${stdout}${stderr}`.matchAll(/^\s*Environment: (V\d+=.*)$/gm)].map(([, line]) => line);
  expect(read).toEqual(named(values).map(([name, one]) => `${name}=${one}`));
});

it.skipIf(!existsSync(generator))('an environment file reaches systemd as it was (skipped without systemd)', () => {
  // This reader of the same notation expands $ afterwards, which EnvironmentFile= does not.
  const values = fc.sample(value, 300).filter((one) => !one.includes('$'));
  mkdirSync(join(folder, 'environment.d'));
  writeFileSync(join(folder, 'environment.d', 'judged.conf'), environmentFile(named(values)));
  const { stdout } = spawnSync(generator, {
    encoding: 'utf8',
    env: { XDG_CONFIG_HOME: folder, PATH: '/usr/bin:/bin' },
  });
  const { stdout: read } = spawnSync(
    'bash',
    ['-c', `${stdout}\nfor n in $(seq 0 ${values.length - 1}); do v=V$n; printf '%s\\0' "\${!v}"; done`],
    { encoding: 'utf8' },
  );
  expect(read.split('\0').slice(0, -1)).toEqual(values);
});

it('an environment file that bash sources gives the same values', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
      const names = named(values).map(([name]) => `"$${name}"`);
      const script = `set -a\n${environmentFile(named(values))}set +a\nprintf '%s\\0' ${names.join(' ')}\n`;
      const { stdout } = spawnSync('bash', ['-s'], { input: script, encoding: 'utf8' });
      expect(stdout.split('\0').slice(0, -1)).toEqual(values);
    }),
    { numRuns: 10 },
  );
});

it('leaves what PAM reads too without quotes', () => {
  expect(environmentFile([['NO_PROXY', '10.0.0.0/16,.svc,fd00:ec2::254']])).toBe(
    'NO_PROXY=10.0.0.0/16,.svc,fd00:ec2::254\n',
  );
});

it('doubles % for Environment=, where it starts a specifier', () => {
  expect(environmentAssignment('P', 'http://u:p%40@h "\\')).toBe('"P=http://u:p%%40@h \\"\\\\"');
});

it('carries marks through', () => {
  const marked = '\uE000a\uE001b c\uE002';
  expect(environmentFile([['A', marked]])).toBe(`A="${marked}"\n`);
  expect(environmentAssignment('A', marked)).toBe(`"A=${marked}"`);
});

it('refuses a setting that would become two', () => {
  expect(() => unit([['Service', [['ExecStart', '/bin/a\nUser=x']]]])).toThrow('one line');
  expect(() => unit([['Service', [['ExecStart', '/bin/a \\']]]])).toThrow('one line');
});
