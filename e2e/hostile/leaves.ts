// The texts of whole bundles, as their readers give them, scripts by what they do; and whether two bundles say the same
// but for the answers that differ.

import type { Document } from '../../src/core/index.ts';
import { environmentOf } from './environment-file.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { runScripts } from './run-scripts.ts';

interface Leaves {
  readonly path: string;
  readonly texts: readonly string[];
}

function done(script: string, runs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const words = runs.get(script) ?? [];
  return words.flatMap((word, at) => {
    if (words[at - 2] !== 'file') return [word];
    if (word.startsWith('#!')) return done(word, runs);
    return words[at - 1]?.endsWith('.env') ? environmentOf(word) : [word];
  });
}

const read = new Map<string, readonly Piece[]>();

/** A text that was read once is the same again. */
function piecesOnce(document: Document): readonly Piece[] {
  const key = `${document.notation} ${document.text}`;
  const pieces = read.get(key) ?? piecesOf(document);
  read.set(key, pieces);
  return [{ text: document.path }, ...pieces];
}

/** Documents in their order, each with its texts. All scripts of all bundles are run together. */
export function leavesOf(bundles: readonly (readonly Document[])[]): readonly (readonly Leaves[])[] {
  const documents = bundles.map((some) => some.map((one) => ({ path: one.path, pieces: piecesOnce(one) })));
  const scripts = documents
    .flat()
    .flatMap(({ pieces }) => pieces.flatMap((piece) => ('script' in piece ? [piece.script] : [])));
  const runs = runScripts(scripts);
  const texts = (piece: Piece) => ('script' in piece ? done(piece.script, runs) : [piece.text]);
  return documents.map((some) => some.map(({ path, pieces }) => ({ path, texts: pieces.flatMap(texts) })));
}

/** A value that stands where another one stood. */
export interface Swap {
  readonly from: string;
  readonly to: string;
  /** What takes the place of the whole of `from` where it was one word of a command. */
  readonly words?: readonly string[];
}

/** The forms in which a good answer may stand in a document: blanks around it and a last `/` count for nothing. */
const FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.trim(),
  (text) => text.trim().toLowerCase(),
  (text) => text.replace(/\/$/, ''),
  (text) => text.replace(/[ \t]+/g, ' ').trim(),
];

/** Where some texts do not say what others say with values swapped; nothing where they do. */
export function difference(before: Leaves, after: Leaves, swaps: readonly Swap[]): string | undefined {
  const bySwap = new Map(swaps.map((swap) => [swap.from, swap]));
  // In one pass, so that nothing is swapped in what was put in.
  const any = new RegExp(swaps.map(({ from }) => from.replace(/[^\w]/g, '\\$&')).join('|'), 'g');
  let at = 0;
  for (const text of before.texts) {
    if (text === after.texts[at] && text.search(any) < 0) {
      at += 1;
      continue;
    }
    const words = bySwap.get(text)?.words;
    const swapped = FORMS.map((form) => [text.replace(any, (found) => form(bySwap.get(found)?.to ?? found))]);
    const expected = words === undefined ? swapped : [...swapped, words];
    const found = expected.find((some) => some.every((word, index) => after.texts[at + index] === word));
    if (found === undefined) {
      return `${after.path}: ${JSON.stringify(expected[0])} is read as ${JSON.stringify(after.texts.slice(at, at + 3))}`;
    }
    at += found.length;
  }
  const more = after.texts.slice(at);
  return more.length === 0 ? undefined : `${after.path}: there is more: ${JSON.stringify(more.slice(0, 3))}`;
}
