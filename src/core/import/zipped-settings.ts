// The settings.json of a bundle's .zip (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4). The file may come from anybody: sizes,
// paths and sums that it states are held against what is there, and no more is unpacked than a settings.json may have.

import { Inflate, strFromU8 } from 'fflate';

/** Why there is no settings.json. */
export type ZipTrouble = 'damaged' | 'paths' | 'without' | 'locked' | 'large';

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;

const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

/** A bundle has some files for each node group. */
const MOST_ENTRIES = 10_000;

/** So little at once that even what is packed a thousandfold stays small. */
const PIECE = 4096;

/** Whether bytes begin as a .zip does, an empty one too. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * The bytes of settings.json in a .zip: at its root, or in the one folder that a program put around everything. Refuses
 * what is damaged or locked, paths that lead elsewhere, and a settings.json of more than `most` bytes.
 */
export function settingsInZip(bytes: Uint8Array, most: number): Uint8Array | ZipTrouble {
  try {
    return read(bytes, most);
  } catch {
    // A place outside of the file, or what is no deflated data.
    return 'damaged';
  }
}

function read(bytes: Uint8Array, most: number): Uint8Array | ZipTrouble {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view, bytes);
  if (entries === undefined) return 'damaged';
  if (entries.some(({ path }) => leadsElsewhere(path))) return 'paths';
  const found = entries.filter(({ path }) => /^(?:[^/]+\/)?settings\.json$/.test(path));
  const atRoot = found.filter(({ path }) => !path.includes('/'));
  const [entry, another] = atRoot.length > 0 ? atRoot : found;
  if (entry === undefined) return 'without';
  // Two of one name, or two folders: which one is meant cannot be told.
  if (another !== undefined) return 'damaged';
  if ((entry.flags & ENCRYPTED) !== 0) return 'locked';
  if (entry.size > most) return 'large';
  const data = dataOf(entry, view, bytes);
  const content = data === undefined ? undefined : unpacked(entry, data, most);
  if (content === undefined) return 'damaged';
  if (content === 'large') return 'large';
  return content.length === entry.size && crc32(content) === entry.sum ? content : 'damaged';
}

/** `..`, a drive, a root, a backslash or a control character: no bundle has such a path. */
const leadsElsewhere = (path: string): boolean =>
  /^\/|\\|:|\p{Cc}/u.test(path) || path.split('/').some((part) => part === '..' || part === '.');

/** What the central directory lists; nothing where it is not whole. */
function entriesOf(view: DataView, bytes: Uint8Array): readonly Entry[] | undefined {
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES || view.getUint16(end + 8, true) !== count) return undefined;
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  while (entries.length < count) {
    if (view.getUint32(at, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      path: strFromU8(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)),
    });
    at += ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at <= end ? entries : undefined;
}

/** The end record: the last one whose comment reaches exactly to the end of the file. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

/** The packed bytes of an entry; nothing where its own header says another name or they do not fit. */
function dataOf({ at, path, packed }: Entry, view: DataView, bytes: Uint8Array): Uint8Array | undefined {
  if (view.getUint32(at, true) !== LOCAL) return undefined;
  const nameLength = view.getUint16(at + 26, true);
  const from = at + LOCAL_SIZE + nameLength + view.getUint16(at + 28, true);
  if (strFromU8(bytes.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength)) !== path) return undefined;
  return from + packed <= bytes.length ? bytes.subarray(from, from + packed) : undefined;
}

function unpacked({ method }: Entry, data: Uint8Array, most: number): Uint8Array | 'large' | undefined {
  if (method === STORED) return data.length > most ? 'large' : data;
  if (method !== DEFLATED) return undefined;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  // One piece after the other, so that a bomb is left alone after the first that is too much.
  for (let from = 0; from < data.length && length <= most; from += PIECE) {
    inflate.push(data.subarray(from, from + PIECE), from + PIECE >= data.length);
  }
  if (length > most) return 'large';
  const content = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    content.set(piece, at);
    at += piece.length;
  }
  return content;
}

/** The sum that a .zip has of each file: CRC-32 with the polynomial 0xEDB88320 (APPNOTE.TXT 4.4.7). */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
