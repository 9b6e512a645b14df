// Base64 of a text, without the DOM's btoa, which the core does without.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const ASCII = /^[\0-\x7f]*$/;

/** How many bytes a text has in UTF-8. */
export const utf8Length = (text: string): number => (ASCII.test(text) ? text.length : utf8(text).length);

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as everywhere (WHATWG Encoding). */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  if (ASCII.test(text)) {
    for (let at = 0; at < text.length; at += 1) bytes.push(text.charCodeAt(at));
    return bytes;
  }
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** Base64 of the text's UTF-8 bytes, padded, on one line (RFC 4648 section 4). Hides what stands in the text. */
export function base64(text: string): string {
  const bytes = utf8(text);
  let coded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    coded += DIGITS.charAt(group >> 18) + DIGITS.charAt((group >> 12) & 63);
    coded += b === undefined ? '=' : DIGITS.charAt((group >> 6) & 63);
    coded += c === undefined ? '=' : DIGITS.charAt(group & 63);
  }
  return coded;
}
