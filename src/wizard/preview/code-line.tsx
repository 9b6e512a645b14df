// One line of a file. Its props are texts, so that a key draws only the lines it changed.

import { createElement, Fragment, memo, type ReactNode } from 'react';
import type { Change } from './changes.ts';
import { type Piece, runsOf, tintOf } from './line-pieces.ts';
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
  return (
    <span className={classes[change]}>
      <span className={hanging(text)}>
        {contentOf(text, was, notation)}
        {'\n'}
      </span>
    </span>
  );
});
