// One line of a file. Its props are texts, so that a key draws only the lines it changed.

import { type CSSProperties, createElement, Fragment, memo, type ReactNode } from 'react';
import type { Change } from './changes.ts';
import { type Piece, runsOf, tintOf } from './line-pieces.ts';
import { MarkLink } from './mark-link.tsx';

const classes: Record<Change, string> = { none: 'l', changed: 'l chg', added: 'l add', cut: 'l cut' };

/** How far a wrapped line hangs behind its own indentation, in characters. */
const HANGING = 2;

/** Children without keys: pieces of a line have no names and no state. */
const wrapped = (className: string | undefined, children: readonly ReactNode[]): ReactNode =>
  className === undefined
    ? createElement(Fragment, null, ...children)
    : createElement('span', { className }, ...children);

function contentOf(line: string, was: string | undefined, notation: string): ReactNode {
  const tint = tintOf(line, notation);
  let key = tint.key;
  const draw = ({ text, field, changed }: Piece): ReactNode => {
    if (field !== undefined) return <MarkLink field={field} text={text} />;
    if (changed) return <mark>{text}</mark>;
    if (key === 0) return text;
    const tinted = text.slice(0, key);
    key -= tinted.length;
    return (
      <>
        <span className="k">{tinted}</span>
        {text.slice(tinted.length)}
      </>
    );
  };
  const runs = runsOf(line, was).map(({ pieces, listed }) => wrapped(listed ? 'to' : undefined, pieces.map(draw)));
  return wrapped(tint.comment ? 'c' : undefined, runs);
}

interface LineProps {
  readonly text: string;
  readonly change: Change;
  readonly was: string | undefined;
  readonly notation: string;
}

/** The line feed is part of the line: the text of the whole is the file. */
export const CodeLine = memo(function CodeLine({ text, change, was, notation }: LineProps) {
  const indent = text.length - text.trimStart().length;
  const style = { '--ind': `${indent + HANGING}ch` } as CSSProperties;
  return (
    <span className={classes[change]}>
      <span style={style}>
        {contentOf(text, was, notation)}
        {'\n'}
      </span>
    </span>
  );
});
