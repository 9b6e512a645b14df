// The text of a file's bytes: UTF-8, or UTF-16 with its mark in front, as Windows PowerShell writes what is redirected.

import { strFromU8 } from 'fflate';

const PIECE = 8192;

/** Bytes that are no text of that encoding become U+FFFD. Without a byte order mark. */
export function textIn(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = little || big ? utf16(bytes.subarray(2), little) : strFromU8(bytes);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function utf16(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = Array.from({ length: bytes.length >> 1 }, (_, at) => view.getUint16(at * 2, little));
  return inPieces(units);
}

function inPieces(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += PIECE) text += String.fromCharCode(...units.slice(at, at + PIECE));
  return text;
}
