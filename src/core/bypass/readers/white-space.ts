// What counts as blank differs by language. Texts are trimmed sign by sign: a search for blanks at the end would begin anew
// at every blank within.

/** A text without what is blank at its two ends. */
function trimmed(text: string, blank: (sign: string) => boolean): string {
  let start = 0;
  let end = text.length;
  while (start < end && blank(text.charAt(start))) start += 1;
  while (end > start && blank(text.charAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const isPlain = (sign: string): boolean => sign > ' ' && sign < '\u007f';

const isWhiteSpace = (sign: string): boolean => !isPlain(sign) && /\p{White_Space}/u.test(sign);

/** Go strings.TrimSpace, Rust str::trim, .NET String.Trim and, but for four control characters, Python str.strip: the White_Space property of Unicode. */
export const trimWhiteSpace = (text: string): string => trimmed(text, isWhiteSpace);

/** Control characters and spaces, as the URL standard strips them. */
export const trimControls = (text: string): string => trimmed(text, (sign) => sign <= ' ');

/** Spaces alone, as Fluent Bit strips them. */
export const trimSpaces = (text: string): string => trimmed(text, (sign) => sign === ' ');
