// One line of a file cut into what is drawn differently: marks, entries that the last answer changed, and the entries of
// a comma list, which wraps between them.

import { type Segment, segments } from '../../core/first.ts';
import { placesBefore } from './line-diff.ts';

export interface Piece {
  readonly text: string;
  /** Set on a mark: the field it belongs to. The text is then what was typed, empty where it is missing. */
  readonly field?: string;
  /** Not in the line before the last answer. */
  readonly changed?: boolean;
}

/** Pieces that stay on one row while there is room for them. */
export interface Run {
  readonly pieces: readonly Piece[];
  /** An entry of a comma list, with its comma. */
  readonly listed: boolean;
}

type Kind = 'entry' | 'blank' | 'comma' | 'sign';
interface Token extends Piece {
  readonly kind: Kind;
}

const TOKEN = /\s+|,|["'`=]+|[^\s,"'`=]+/g;

function kindOf(text: string): Kind {
  if (/^\s/.test(text)) return 'blank';
  if (text === ',') return 'comma';
  return /^["'`=]/.test(text) ? 'sign' : 'entry';
}

const tokensOf = (line: string): Token[] =>
  segments(line).flatMap(({ text, field }: Segment): Token[] =>
    field === undefined
      ? (text.match(TOKEN) ?? []).map((part) => ({ text: part, kind: kindOf(part) }))
      : [{ text, field, kind: 'entry' }],
  );

const nameOf = ({ text, field }: Token): string => (field === undefined ? text : `${field}\n${text}`);

/**
 * Marks the entries that are not in the line as it was. A line that shares nothing with it gets no marks: the line's own
 * says it all. A mark needs no second one.
 */
function withChanges(tokens: readonly Token[], was: string): readonly Token[] {
  const entries = tokens.filter(({ kind }) => kind === 'entry');
  const former = tokensOf(was).filter(({ kind }) => kind === 'entry');
  const places = placesBefore(former.map(nameOf), entries.map(nameOf));
  if (places.every((place) => place < 0)) return tokens;
  const changed = new Set(entries.filter((token, index) => places[index] === -1 && token.field === undefined));
  return tokens.map((token) => (changed.has(token) ? { ...token, changed: true } : token));
}

/** Neighbours that look the same become one piece. */
function joined(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, field, changed } of tokens) {
    const last = pieces.at(-1);
    if (field !== undefined) pieces.push({ text, field });
    else if (changed) pieces.push({ text, changed });
    else if (last !== undefined && last.field === undefined && !last.changed) {
      pieces[pieces.length - 1] = { text: last.text + text };
    } else pieces.push({ text });
  }
  return pieces;
}

/**
 * The runs of a line, in order; their texts together are the line with its marks taken out. `was` is the line it was,
 * where it changed.
 */
export function runsOf(line: string, was?: string): Run[] {
  const all = tokensOf(line);
  const tokens = was === undefined ? all : withChanges(all, was);
  const isSplit = (index: number) =>
    tokens[index]?.kind === 'comma' && tokens[index + 1] !== undefined && tokens[index + 1]?.kind !== 'blank';
  if (!tokens.some((_, index) => isSplit(index))) return [{ pieces: joined(tokens), listed: false }];

  const runs: Run[] = [];
  let open: Token[] = [];
  let inList = false;
  const close = (listed: boolean) => {
    if (open.length > 0) runs.push({ pieces: joined(open), listed });
    open = [];
  };
  tokens.forEach((token, index) => {
    if (token.kind === 'blank') {
      close(inList);
      inList = false;
      open.push(token);
      close(false);
      return;
    }
    open.push(token);
    if (!isSplit(index)) return;
    close(true);
    inList = true;
  });
  close(inList);
  return runs;
}
