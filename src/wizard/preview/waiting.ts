// What holds back a file or the whole bundle, and the words for it.

import { type Bundle, definitions, type Hold, holdOf, labelOf } from '../../core/index.ts';
import type { Words } from '../words/words.tsx';

/** The most names in one sentence. */
const NAMED = 3;

const holds = new WeakMap<Bundle, Hold>();

function holdOfAll(bundle: Bundle): Hold {
  const known = holds.get(bundle) ?? holdOf(bundle);
  holds.set(bundle, known);
  return known;
}

/**
 * The fields that a file (or all, without a path) waits for, as one text with a line for each, so that a selector can
 * return it; nothing when it may leave. An error that is about no field is an empty line.
 */
export function waitsFor(bundle: Bundle, path?: string): string | undefined {
  const hold =
    path === undefined
      ? holdOfAll(bundle)
      : holdOf(
          bundle,
          bundle.documents.filter((document) => document.path === path),
        );
  const fields = new Set([...hold.fields, ...hold.errors.map(({ field }) => field)]);
  return fields.size === 0 ? undefined : [...fields].join('\n');
}

interface Waiting {
  readonly count: number;
  /** The first few labels, "and 3 more" behind them. */
  readonly names: string;
}

/** The words for what `waitsFor` told. */
export function waitingOf(waits: string, { t, say }: Words): Waiting {
  const fields = waits.split('\n');
  const labels = new Set(fields.map((field) => (field === '' ? t('bundle.error') : say(labelOf(field, definitions)))));
  const named = [...labels].slice(0, NAMED).join(', ');
  const more = labels.size - NAMED;
  return { count: fields.length, names: more > 0 ? t('bundle.more', { names: named, count: more }) : named };
}

/** One sentence: why something may not leave the page yet. */
export function reasonOf(waits: string, words: Words): string {
  const { count, names } = waitingOf(waits, words);
  return `${words.t('bundle.waits', { count })}: ${names}`;
}
