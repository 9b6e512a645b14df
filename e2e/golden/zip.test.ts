import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { zip } from '../../src/core/index.ts';
import { filesIn } from './compare.ts';
import { stories } from './stories.ts';
import { entriesOf } from './zip-entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the .zip unpacks to the bytes and modes that generate writes, and is the same at any time', {
  timeout: 60_000,
}, async () => {
  const story = (await stories())[0];
  if (story === undefined) throw new Error('there is no story');
  const { documents } = story.bundle;
  const archive = await zip(documents);
  const out = join(folder, 'out');
  const settings = documents.find(({ path }) => path === 'settings.json');
  writeFileSync(join(folder, 'settings.json'), settings?.text ?? '');
  const args = ['--import', 'tsx', 'src/cli/generate.ts', join(folder, 'settings.json'), '--out', out];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });

  const unpacked = Object.entries(unzipSync(archive)).map(([path, bytes]): [string, string] => [
    path,
    strFromU8(bytes),
  ]);
  expect(new Map(unpacked)).toEqual(filesIn(out));
  const entries = entriesOf(archive);
  expect([...entries.keys()].sort()).toEqual([...filesIn(out).keys()].sort());
  for (const [path, { mode }] of entries) expect.soft(mode, path).toBe(statSync(join(out, path)).mode & 0o777);
  expect(new Set([...entries.values()].map(({ time }) => time)).size).toBe(1);
  expect(await zip(documents)).toEqual(archive);
});
