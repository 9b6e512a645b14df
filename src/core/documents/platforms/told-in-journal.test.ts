import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { journalTag, told } from './told-in-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'told-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (logger: string) => {
  writeFileSync(join(folder, 'logger'), `#!/bin/sh\n${logger}\n`, { mode: 0o755 });
  const env = { PATH: `${folder}:${process.env.PATH}`, FOLDER: folder };
  const script = `set -e\nwhat='it *'\nfalse || ${told('"-n says $what"').text} >&2\necho on`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env });
  return { status, stdout, stderr };
};

test('what is told is on the terminal and in the journal, word for word', () => {
  expect(run('printf "%s\\n" "$@" >"$FOLDER/journal"')).toEqual({
    status: 0,
    stdout: 'on\n',
    stderr: '-n says it *\n',
  });
  expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe(`-t\n${journalTag}\n--\n-n says it *\n`);
});

test('without a journal the script goes on', () => {
  expect(run('echo no socket >&2; exit 1')).toEqual({ status: 0, stdout: 'on\n', stderr: '-n says it *\n' });
});
