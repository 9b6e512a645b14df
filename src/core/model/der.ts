// DER, as far as a certificate needs it: elements with definite lengths, one inside the other (ITU-T X.690, 8.1 and 10.1).

export interface DerElement {
  readonly tag: number;
  readonly content: readonly number[];
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...BASE64].map((sign, value) => [sign.charCodeAt(0), value]));

/** The bytes of padded base64 without blanks (RFC 4648 section 4); nothing for any other text. */
export function base64Bytes(text: string): readonly number[] | undefined {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  let group = 0;
  for (let at = 0; at < text.length; at += 1) {
    group = (group << 6) | (VALUES.get(text.charCodeAt(at)) ?? 0);
    if (at % 4 !== 3) continue;
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255);
    group = 0;
  }
  return text.endsWith('=') ? bytes.slice(0, text.endsWith('==') ? -2 : -1) : bytes;
}

/** The elements that stand one behind the other in some bytes; nothing where the last does not end with them. */
export function derElements(bytes: readonly number[]): readonly DerElement[] | undefined {
  const found: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1];
    // Tags of several bytes, lengths without an end, and lengths above 4 GB occur in no certificate.
    if (first === undefined || (tag & 31) === 31 || first === 0x80 || first > 0x84) return undefined;
    const more = first < 0x80 ? 0 : first - 0x80;
    const start = at + 2 + more;
    const length = more === 0 ? first : bytes.slice(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    if (start + length > bytes.length) return undefined;
    found.push({ tag, content: bytes.slice(start, start + length) });
    at = start + length;
  }
  return found;
}

/** An object identifier in dots: `2.5.4.3`. */
export function objectIdentifier(content: readonly number[]): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 127);
    if (byte >= 128) continue;
    if (arcs.length > 0) arcs.push(value);
    else arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    value = 0;
  }
  return arcs.join('.');
}
