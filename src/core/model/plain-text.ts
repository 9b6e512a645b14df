// What every answer must be, whatever it means: one line of visible characters of a length that a person would type.

import type { Check, Problem } from './finding.ts';

/** The longest text that a message or a mark repeats. */
const SHOWN = 60;

/**
 * A text cut to what fits into a message, between two characters. What no reader of a message sees (a terminal would obey
 * it), and what would be taken for the sign of a mark, is U+FFFD there.
 */
export function excerpt(text: string, most: number = SHOWN): string {
  const cut = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...` : text;
  return cut.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ue000-\ue002]/gu, '\ufffd');
}

// Longer than any name, address or list that belongs into one field; a pasted file is longer.
const USUAL_LENGTH = 1000;

/**
 * Refuses what no answer may hold: control characters (a line break too), the private-use characters that marks are
 * made of, what is no character at all, and texts of absurd length. Looks at nothing else. Never repeats the text, which may hold a secret.
 */
export function checkPlainText(text: string, most: number = USUAL_LENGTH): Problem | undefined {
  if (text.length > most) {
    return {
      code: 'text.too-long',
      params: { length: String(text.length), most: String(most) },
      text: { en: 'This is {length} characters long, more than {most}: something else was pasted here.' },
    };
  }
  if (/[\r\n\u2028\u2029]/.test(text)) {
    return {
      code: 'text.line-break',
      params: {},
      text: { en: 'There is a line break in it. This answer is one line.' },
    };
  }
  const found = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u.exec(text)?.[0];
  if (found === undefined) return undefined;
  const character = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'text.invisible',
    params: { character },
    text: { en: 'There is an invisible character in it ({character}). Delete it, or type the text by hand.' },
  };
}

/** As above, and ASCII only: the text is written into generated files, which are ASCII. */
export function checkAsciiText(text: string, most?: number): Problem | undefined {
  const plain = checkPlainText(text, most);
  if (plain !== undefined) return plain;
  const character = /[^ -~]/u.exec(text)?.[0];
  if (character === undefined) return undefined;
  return {
    code: 'text.not-ascii',
    params: { character },
    text: { en: '"{character}" is not an ASCII character. This text goes into the files, which are plain ASCII.' },
  };
}

/**
 * Refuses what may be a login: no answer but the proxy's address has a place for one, and there it is refused by a name
 * of its own. Never repeats the text.
 */
export const checkNoLogin: Check = (text) =>
  text.includes('@')
    ? {
        code: 'text.login',
        params: {},
        text: { en: 'There is an @ in it, as behind a user name or a password. Take that out: it has no place here.' },
      }
    : undefined;

/** The `instead` of a problem: `candidate`, if it is another text than the one refused and passes the same check. */
export function insteadIfGood(check: Check, refused: string, candidate: string): { readonly instead?: string } {
  return candidate !== refused && check(candidate) === undefined ? { instead: candidate } : {};
}
