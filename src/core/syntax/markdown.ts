// Markdown (GitHub's flavour): text, code and tables that show values as they are.

const reference = (sign: string): string => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`;

/** Readers put U+FFFD for NUL (CommonMark 2.3), and some for references of what is no character to be seen. */
function refuseUnwritable(text: string): void {
  if (!/[^\t\n -~]/.test(text)) return;
  if (/[^\P{Cc}\t\n\f\r]|\p{Cs}|\p{Noncharacter_Code_Point}/u.test(text)) {
    throw new Error('control characters and noncharacters have no form in Markdown');
  }
}

/**
 * A paragraph, a heading, a table cell or a piece of one: signs of the notation stand for themselves; ASCII, except U+E000
 * to U+E002. White space of several characters, or with a line break in it, becomes one blank. Refuses control characters
 * and noncharacters.
 */
export function markdownText(value: string): string {
  refuseUnwritable(value);
  return value
    .replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, ' ')
    .replace(/[\\`*_[\]<>|&~]|^ ?[-+=#]|^ ?\d+[.)]|#(?=#* ?$)/g, (signs) => `${signs.slice(0, -1)}\\${signs.slice(-1)}`)
    .replace(/[^\x20-\x7e\ue000-\ue002]/gu, reference);
}

/** The longest run of backticks in a text, or `least`. */
function longestRun(text: string, least: number): number {
  let longest = least;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/**
 * A value in a line of text or a table cell, in code letters. What code between backticks cannot show everywhere (`|` is
 * escaped in tables and nowhere else, references of characters are not read) stands in an HTML element. Refuses control
 * characters and noncharacters.
 */
export function markdownCode(value: string): string {
  refuseUnwritable(value);
  if (!/^[ -{}~\ue000-\ue002]+$/.test(value)) {
    return `<code>${value.replace(/[\\`*_[\]<>|&~#$:@!-]|[^ -~\ue000-\ue002]/gu, reference)}</code>`;
  }
  const fence = '`'.repeat(longestRun(value, 0) + 1);
  // A backtick at an end would lengthen the fence; of blanks at both ends a reader takes one away.
  const blank = /^`|`$|^ .*[^ ].* $/.test(value) ? ' ' : '';
  return `${fence}${blank}${value}${blank}${fence}`;
}

/** A block of code in a language, fenced longer than any fence in it. Refuses control characters and noncharacters. */
export function markdownBlock(language: string, code: string): string {
  refuseUnwritable(code);
  const fence = '`'.repeat(longestRun(code, 2) + 1);
  return `${fence}${language}\n${code.replace(/(?<!\n)\n+$/, '')}\n${fence}\n`;
}

/** A table; cells are text in the notation already. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
