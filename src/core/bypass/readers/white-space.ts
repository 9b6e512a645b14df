// What counts as blank differs by language.

/** Go strings.TrimSpace, Rust str::trim, .NET String.Trim and, but for four control characters, Python str.strip: the White_Space property of Unicode. */
export const trimWhiteSpace = trimmer(/^\p{White_Space}+|\p{White_Space}+$/gu);

const isPlain = (code: number): boolean => code > 32 && code < 127;

/** Most texts begin and end with a plain sign: they are left alone without a search. */
function trimmer(edges: RegExp): (text: string) => string {
  return (text) =>
    text === '' || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)))
      ? text
      : text.replace(edges, '');
}
