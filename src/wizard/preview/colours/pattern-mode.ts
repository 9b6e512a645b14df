// Lines that one regular expression tells. Its named groups are the kinds: `(?<c>#.*)`.

import { type LineMode, lineByLine } from './line-mode.ts';
import { type Kind, kinds, shadeWriter } from './shades.ts';

const names = Object.keys(kinds) as readonly Kind[];

/** The shades of a line: each match is of the kind of the group that took part, what is between them is plain. */
export function shadesBy(pattern: RegExp, line: string): string {
  const writer = shadeWriter();
  let from = 0;
  for (const { index, 0: text, groups } of line.matchAll(pattern)) {
    writer.add(undefined, index - from);
    writer.add(
      names.find((name) => groups?.[name] !== undefined),
      text.length,
    );
    from = index + text.length;
  }
  return writer.written();
}

/** `pattern` is a global one, and never looks through the line twice. */
export const patternMode = (pattern: RegExp): LineMode => lineByLine((line) => shadesBy(pattern, line));
