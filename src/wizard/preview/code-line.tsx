// One line of a file. Its props are texts, so that a key draws only the lines it changed.

import { createElement, Fragment, memo, type ReactNode } from 'react';
import type { Change } from './changes.ts';
import { cutter, type Part } from './colours/shades.ts';
import { type Piece, type Run, runsOf } from './line-pieces.ts';
import { entryIn, isBypassLine } from './listed-entry.ts';
import { MarkLink } from './mark-link.tsx';

const classes: Record<Change, string> = { none: 'l', changed: 'l chg', added: 'l add', cut: 'l cut' };

/** The deepest indentation with a class of its own (preview.css), in characters. */
const DEEPEST = 12;

/** How far a wrapped line hangs: a little behind its own indentation. Classes, because the page as built has no styles. */
const hanging = (text: string): string => {
  const indent = Math.min(text.length - text.trimStart().length, DEEPEST);
  return `h${indent - (indent % 2)}`;
};

/** Children without keys: pieces of a line have no names and no state. */
const wrapped = (className: string | undefined, children: readonly ReactNode[]): ReactNode =>
  className === undefined
    ? createElement(Fragment, null, ...children)
    : createElement('span', { className }, ...children);

const drawn = (parts: readonly Part[]): ReactNode =>
  wrapped(
    undefined,
    parts.map(({ text, kind }) => (kind === undefined ? text : wrapped(kind, [text]))),
  );

function contentOf(line: string, was: string | undefined, shades: string): ReactNode {
  const cut = cutter(shades);
  const draw = ({ text, field, changed }: Piece): ReactNode => {
    const parts = cut(text);
    if (field !== undefined) return <MarkLink field={field} text={text} />;
    return changed ? <mark>{drawn(parts)}</mark> : drawn(parts);
  };
  const explains = isBypassLine(line);
  let isFirst = true;
  /** An entry that can be asked why it is there. The first one of a line is reached by Tab, the others by arrows. */
  const reach = (pieces: readonly Piece[]) => {
    if (!explains || pieces.some(({ field }) => field !== undefined)) return {};
    if (!isFirst) return { tabIndex: -1 };
    isFirst = false;
    return { tabIndex: 0, role: 'group', 'aria-label': entryIn(pieces.map(({ text }) => text).join('')) };
  };
  const drawRun = ({ pieces, listed }: Run): ReactNode => {
    const parts = pieces.map(draw);
    return listed ? createElement('span', { className: 'to', ...reach(pieces) }, ...parts) : wrapped(undefined, parts);
  };
  return wrapped(undefined, runsOf(line, was).map(drawRun));
}

interface LineProps {
  readonly text: string;
  readonly change: Change;
  readonly was: string | undefined;
  /** What is what in it (colours/shades.ts). */
  readonly shades: string;
}

/** The line feed is part of the line: the text of the whole is the file. */
export const CodeLine = memo(function CodeLine({ text, change, was, shades }: LineProps) {
  return (
    <span className={classes[change]}>
      <span className={hanging(text)}>
        {contentOf(text, was, shades)}
        {'\n'}
      </span>
    </span>
  );
});
