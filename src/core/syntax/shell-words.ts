// Reads the arguments that a user typed for a command, as bash would, so that they can be quoted anew word by word.

const BLANK = /[ \t]/;
// What makes bash do more than split: expansions, globs, braces, tildes, operators, comments.
const SPECIAL = /[$`*?[\]{}~;|&<>()]/;
const CONTROL = /[^\t\P{Cc}]/u;

/**
 * The words of a command's arguments, quotes and backslashes read as bash reads them (POSIX.1-2024 2.2). Nothing for a
 * text that bash would expand, run or find incomplete: an unquoted `$ * ? [ ] { } ~ ; | & < > ( )` or backtick, a word
 * that starts with `#`, a `$` or backtick in double quotes, an open quote, a line break or another control character.
 */
export function shellWords(text: string): string[] | undefined {
  if (CONTROL.test(text)) return undefined;
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (BLANK.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (sign === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return undefined;
      word = (word ?? '') + text.slice(at + 1, end);
      at = end;
    } else if (sign === '"') {
      const quoted = /^"((?:[^"\\$`]|\\.)*)"/.exec(text.slice(at));
      if (quoted === null) return undefined;
      word = (word ?? '') + (quoted[1] ?? '').replace(/\\([$`"\\])/g, '$1');
      at += quoted[0].length - 1;
    } else if (sign === '\\') {
      if (at + 1 === text.length) return undefined;
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else if (SPECIAL.test(sign) || (sign === '#' && word === undefined)) {
      return undefined;
    } else {
      word = (word ?? '') + sign;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}
