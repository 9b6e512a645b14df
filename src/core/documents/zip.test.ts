import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import type { Document } from '../model/document.ts';
import { gap } from '../model/marks.ts';
import { zip } from './zip.ts';

const about = { en: 'x' };
const documents: readonly Document[] = [
  { path: 'z.md', notation: 'markdown', text: '# Z\n', about },
  { path: 'apply.sh', notation: 'bash', text: '#!/usr/bin/env bash\n', executable: true, about },
  { path: 'node-groups/1/user-data.mime', notation: 'mime', text: 'MIME-Version: 1.0\n', about },
];

/** Names, modes, systems and times as the central directory has them, in its order. */
function directory(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [];
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    const mode = view.getUint16(at + 40, true).toString(8);
    entries.push({ name, mode, system: view.getUint8(at + 5), time: view.getUint32(at + 12, true) });
  }
  return entries;
}

test('holds the documents in their order, scripts executable, under one date', () => {
  const bytes = zip(documents);
  // 1980-01-01 12:00:00 in the form of MS-DOS.
  const at = { system: 3, time: (0x0021 << 16) | (12 << 11) };
  expect(directory(bytes)).toEqual([
    { name: 'z.md', mode: '100644', ...at },
    { name: 'apply.sh', mode: '100755', ...at },
    { name: 'node-groups/1/user-data.mime', mode: '100644', ...at },
  ]);
  const texts = Object.values(unzipSync(bytes)).map((one) => new TextDecoder().decode(one));
  expect(texts).toEqual(documents.map(({ text }) => text));
});

test('gives the same bytes in every time zone', () => {
  const zones = ['Pacific/Kiritimati', 'America/New_York', 'Asia/Seoul'];
  const made = zones.map((zone) => {
    vi.stubEnv('TZ', zone);
    return { offset: new Date(1980, 0, 1).getTimezoneOffset(), bytes: Buffer.from(zip(documents)).toString('hex') };
  });
  vi.unstubAllEnvs();
  expect(new Set(made.map(({ offset }) => offset)).size).toBe(zones.length);
  expect(new Set(made.map(({ bytes }) => bytes)).size).toBe(1);
});

test('refuses a document with a mark', () => {
  const marked: Document = { path: 'a', notation: 'text', text: `x ${gap('cluster.name')}\n`, about };
  expect(() => zip([marked])).toThrow('a has a value that is missing or wrong');
});
