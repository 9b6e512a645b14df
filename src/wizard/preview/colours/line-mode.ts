// How one notation is told from line to line. What a line is may depend on the lines in front of it (an open string, a
// here-document), and on nothing else: that is the state.

/** What the lines so far have left open. Never changed once it is handed out. */
export type State = object;

export interface ShadedLine {
  readonly shades: string;
  readonly after: State;
}

export interface LineMode {
  readonly start: State;
  shade(line: string, before: State): ShadedLine;
  /** Whether all that follows is the same behind both. May say no where it is. */
  isSame(one: State, other: State): boolean;
}

const NOTHING: State = {};

/** A notation whose lines stand alone. */
export const lineByLine = (shades: (line: string) => string): LineMode => ({
  start: NOTHING,
  shade: (line) => ({ shades: shades(line), after: NOTHING }),
  isSame: () => true,
});

export const plain: LineMode = lineByLine(() => '');
