// The bundle as one .zip: the same documents give the same bytes, in every time zone.

import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Document } from '../model/document.ts';
import { hasMark } from '../model/marks.ts';

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/**
 * The documents in the order given, with Unix modes 0644 and 0755. Refuses a document with a mark: what is missing or
 * wrong never leaves the page, so the caller has to ask first.
 */
export function zip(documents: readonly Document[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, text, executable } of documents) {
    if (hasMark(text)) throw new Error(`${path} has a value that is missing or wrong`);
    const mode = REGULAR_FILE | (executable ? 0o755 : 0o644);
    files[path] = [strToU8(text), { os: UNIX, attrs: (mode << 16) >>> 0 }];
  }
  // A zip has local times, and fflate reads them off the Date in local time. At noon no time zone skips an hour.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
}
