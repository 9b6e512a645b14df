// Generated documents are ASCII. Three private-use characters are let through raw: with them the caller marks values
// that are not settled yet, and finds them again in the text.

const OTHER = /[\u0080-\udfff\ue003-\uffff]/g;

/** A text with every character above U+007F, except U+E000 to U+E002, as `write` puts its UTF-16 code unit. */
export const asciiWith = (text: string, write: (unit: number) => string): string =>
  text.replace(OTHER, (sign) => write(sign.charCodeAt(0)));

/** `\u00e9`: four hexadecimal digits, as JSON and YAML read it. */
export const backslashU = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
