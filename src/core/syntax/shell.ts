// POSIX shell and bash: words, here-documents and scripts.

import { type Hole, template, Verbatim, verbatim } from './template.ts';

/** No shell keeps NUL in a word or a script, and UTF-8 has no half of a surrogate pair. */
function refuseUnwritable(text: string): void {
  if (/\0|\p{Cs}/u.test(text)) throw new Error('NUL and lone surrogates have no form in a shell script');
}

/**
 * One argument that the shell reads back as `value`, byte for byte: bare where nothing in it is special, else in single
 * quotes. Refuses NUL and lone surrogates. Works in sh, dash and bash alike (POSIX.1-2024 2.2.2), unlike `$'...'`.
 */
export function shellWord(value: string): string {
  refuseUnwritable(value);
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** A shell script: every hole becomes one word. */
export const sh = template(shellWord);

/** One command over several lines, a group of words on each: an option with its value. Strings are quoted. */
export const command = (groups: readonly (readonly Hole[])[]): Verbatim =>
  verbatim(
    groups
      .map((words) => words.map((word) => (word instanceof Verbatim ? word.text : shellWord(word))).join(' '))
      .join(' \\\n  '),
  );

/**
 * A command that reads `text` on its standard input, byte for byte: a here-document whose delimiter is quoted, so that
 * nothing in it is expanded (POSIX.1-2024 2.7.4), and is no line of the text. It keeps to the margin wherever it stands;
 * a script that holds one must not be indented in another one. Refuses a last line without its line break, NUL and lone
 * surrogates.
 */
export function heredoc(command: string, text: string): Verbatim {
  refuseUnwritable(text);
  if (!/(?:^|\n)$/.test(text)) throw new Error('a here-document ends with a line break');
  const lines = new Set(text.split('\n'));
  let end = 'END';
  for (let n = 1; lines.has(end); n += 1) end = `END${n}`;
  return new Verbatim(`${command} <<'${end}'\n${text}${end}`, true);
}
