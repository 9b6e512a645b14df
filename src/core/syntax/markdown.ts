// Markdown (GitHub's flavour): text, code and tables that show values as they are.

/** Text in a paragraph or a table cell: signs of the notation stand for themselves; ASCII, except U+E000 to U+E002. */
export const markdownText = (value: string): string =>
  [...value.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|&~]/g, '\\$&')]
    .map((sign) => (/[\0-\x7f\ue000-\ue002]/.test(sign) ? sign : `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`))
    .join('');

/** A value in a line of text or a table cell, in code letters. It holds no line break. */
export function markdownCode(value: string): string {
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const blank = longest > 0 ? ' ' : '';
  return `${fence}${blank}${value.replaceAll('|', '\\|')}${blank}${fence}`;
}

/** A block of code in a language, fenced longer than any fence in it. */
export function markdownBlock(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/^`+/gm) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n*$/, '\n')}${fence}\n`;
}

/** A table; cells are text in the notation already. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
