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

/** The last line of a text where it has nothing but blanks. */
function blanksAtEnd(text: string): string | undefined {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return /^[ \t]*$/.test(line) ? line : undefined;
}

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
    let text = '';
    pieces.forEach((piece, index) => {
      const before = holes[index - 1];
      const alone = before instanceof Verbatim && before.text === '' && blanksAtEnd(text) !== undefined;
      if (alone && piece.startsWith('\n')) text = text.replace(/[ \t]*$/, '') + piece.slice(1);
      else text += piece;
      const hole = holes[index];
      if (hole === undefined) return;
      if (!(hole instanceof Verbatim)) {
        text += quote(hole);
        return;
      }
      const indent = hole.atMargin ? '' : (blanksAtEnd(text) ?? '');
      if (indent !== '' && hole.text.startsWith('\n')) text = text.slice(0, -indent.length);
      text += hole.text.replace(/\n(?!\n|$)/g, `\n${indent}`);
    });
    return text;
  };
}
