// A text whose missing and wrong values are links to their fields, and whose words stay whole: a command that breaks
// behind the hyphen of `--patch-file` reads wrong.

import { Fragment } from 'react';
import { type Segment, segments } from '../../core/first.ts';
import { MarkLink } from '../preview/mark-link.tsx';

interface Placed extends Segment {
  /** Where it ends in the text: the one name that each has alone. */
  readonly at: number;
}

const words = ({ text, field }: Segment): readonly Segment[] =>
  field === undefined ? text.split(/(\s+)/).map((word) => ({ text: word })) : [{ text, field }];

function placed(text: string): readonly Placed[] {
  let at = 0;
  return segments(text)
    .flatMap(words)
    .map((segment) => {
      at += segment.text.length + 1;
      return { ...segment, at };
    });
}

export function MarkedText({ text }: { readonly text: string }) {
  return placed(text).map((segment) => {
    if (segment.field !== undefined) return <MarkLink key={segment.at} field={segment.field} text={segment.text} />;
    if (segment.text.trim() === '') return <Fragment key={segment.at}>{segment.text}</Fragment>;
    return (
      <span className="word" key={segment.at}>
        {segment.text}
      </span>
    );
  });
}
