// A script is written as it will look: a tagged template whose holes are quoted by the owner of the notation.

/** Text that goes into a script as it is, because it is already in the script's notation. */
export class Verbatim {
  readonly text: string;
  /** Its lines may not be indented: a here-document ends only at a delimiter that stands at the margin. */
  readonly atMargin: boolean;
  constructor(text: string, atMargin = false) {
    this.text = text;
    this.atMargin = atMargin;
  }
}

export const verbatim = (text: string): Verbatim => new Verbatim(text);

export type Hole = string | Verbatim;

/** The pieces of a template without their common indentation, the first line break and the blanks of the last line. */
function outdented(raw: readonly string[]): string[] {
  const last = raw.length - 1;
  const indents = raw.flatMap((piece, index) =>
    piece
      .split('\n')
      .slice(1)
      .filter((line, at, lines) => line.trim() !== '' || (at === lines.length - 1 && index < last))
      .map((line) => line.length - line.trimStart().length),
  );
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  return raw.map((piece, index) => {
    const cut = piece
      .split('\n')
      .map((line, at) => (at === 0 ? line : line.slice(margin)))
      .join('\n');
    const opened = index === 0 ? cut.replace(/^\n/, '') : cut;
    return index === last ? opened.replace(/\n[ \t]*$/, '\n') : opened;
  });
}

const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);

/**
 * Makes the tag of one notation. Backslashes stand for themselves; the common indentation and the line break after the
 * opening backtick go away. A verbatim hole of several lines keeps the indentation of the line it stands on; an empty
 * one that stands alone takes its line with it. A hole never belongs into a comment or between quotes.
 */
export function template(quote: (value: string) => string) {
  // A template has the same pieces whenever it is filled.
  const known = new WeakMap<TemplateStringsArray, readonly string[]>();
  return (strings: TemplateStringsArray, ...holes: readonly Hole[]): string => {
    const pieces = known.get(strings) ?? outdented(strings.raw);
    known.set(strings, pieces);
    // The line that is being written stands apart: to look for it in the text, the engine would have to put the pieces of
    // the text together at every hole.
    let done = '';
    let line = '';
    const write = (more: string) => {
      const start = more.lastIndexOf('\n') + 1;
      if (start === 0) line += more;
      else {
        done += line + more.slice(0, start);
        line = more.slice(start);
      }
    };
    pieces.forEach((piece, index) => {
      const before = holes[index - 1];
      const alone = before instanceof Verbatim && before.text === '' && isBlank(line);
      if (alone && piece.startsWith('\n')) {
        line = '';
        write(piece.slice(1));
      } else write(piece);
      const hole = holes[index];
      if (hole === undefined) return;
      if (!(hole instanceof Verbatim)) {
        write(quote(hole));
        return;
      }
      const indent = !hole.atMargin && isBlank(line) ? line : '';
      if (hole.text.startsWith('\n')) line = line.slice(indent.length);
      write(indent === '' ? hole.text : hole.text.replace(/\n(?!\n|$)/g, `\n${indent}`));
    });
    return done + line;
  };
}
