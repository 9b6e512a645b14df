// What an archive says about its files besides their bytes.

import { strFromU8 } from 'fflate';

interface Entry {
  readonly mode: number;
  readonly time: number;
}

/** Name, Unix mode and time stamp of every file in an archive, from its central directory (APPNOTE.TXT 4.3.12). */
export function entriesOf(archive: Uint8Array): ReadonlyMap<string, Entry> {
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
