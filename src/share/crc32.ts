// CRC-32 (ISO/IEC 3309, as in .zip and PNG): finds every change within 32 bits and all but one in four billion of the others.
// A page from plain HTTP or from a file has no crypto.subtle, and nothing here is kept from a forger: what a link says is
// looked at as a stranger's word anyway.

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Of an ASCII text, as eight hexadecimal digits. */
export function crc32(text: string): string {
  let value = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    value = (value >>> 8) ^ (TABLE[(value ^ text.charCodeAt(at)) & 255] ?? 0);
  }
  return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
