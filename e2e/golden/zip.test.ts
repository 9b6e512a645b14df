import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { zip } from '../../src/core/index.ts';
import { filesIn } from './compare.ts';
import { stories } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly mode: number;
  readonly time: number;
}

/** Name, Unix mode and time stamp of every file in an archive, from its central directory (APPNOTE.TXT 4.3.12). */
function entriesOf(archive: Uint8Array): Map<string, Entry> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const found = new Map<string, Entry>();
  let at = view.getUint32(archive.length - 22 + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const name = strFromU8(archive.subarray(at + 46, at + 46 + length));
    found.set(name, { mode: (view.getUint32(at + 38, true) >>> 16) & 0o777, time: view.getUint32(at + 12, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

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
