// What holds back a file or the whole bundle, and the words for it.

import { type Bundle, type Finding, type Hold, holdOf, labelOf, missingCode } from '../../core/first.ts';
import { definitionsNow } from '../answers/whole-core.ts';
import type { Words } from '../words/words.tsx';

/** The most names in one sentence. */
const NAMED = 3;

const holds = new WeakMap<Bundle, Hold>();

function holdOfAll(bundle: Bundle): Hold {
  const known = holds.get(bundle) ?? holdOf(bundle);
  holds.set(bundle, known);
  return known;
}

const ENDPOINTS = 'cluster.vpcEndpoints';

/**
 * What an error waits for: the answer that it is about, or a VPC endpoint where it is one that is not there. The answer
 * that asks for it may be right as it is.
 */
function subjectOf({ field, marked = false, mend, params }: Finding): string {
  const { service } = params;
  if (marked || mend?.field !== ENDPOINTS || field.startsWith(ENDPOINTS)) return field;
  return service === undefined ? ENDPOINTS : `${ENDPOINTS} ${service}`;
}

/**
 * The fields that a file (or all, without a path) waits for, as one text with a line for each, so that a selector can
 * return it; nothing when it may leave. An error that is about no field is an empty line; a VPC endpoint that is not there
 * has the name of its service behind the field. `!` in front of all: something of it is wrong, not merely missing.
 */
export function waitsFor(bundle: Bundle, path?: string): string | undefined {
  const hold =
    path === undefined
      ? holdOfAll(bundle)
      : holdOf(
          bundle,
          bundle.documents.filter((document) => document.path === path),
        );
  const fields = new Set([...hold.fields, ...hold.errors.map(subjectOf)]);
  if (fields.size === 0) return undefined;
  const isWrong = hold.errors.some(({ code }) => code !== missingCode);
  return (isWrong ? '!' : '') + [...fields].join('\n');
}

interface Waiting {
  readonly count: number;
  /** Whether something of it is wrong, not merely missing. */
  readonly wrong: boolean;
  /** The first few labels, "and 3 more" behind them. */
  readonly names: string;
}

/** The words for what `waitsFor` told. */
export function waitingOf(waits: string, { t, say, list }: Words): Waiting {
  const wrong = waits.startsWith('!');
  const fields = waits.slice(wrong ? 1 : 0).split('\n');
  const labels = new Set(
    fields.map((line) => {
      const [field = '', service] = line.split(' ');
      if (service !== undefined) return t('bundle.endpoint', { service });
      return field === '' ? t('bundle.error') : say(labelOf(field, definitionsNow()));
    }),
  );
  const named = list([...labels].slice(0, NAMED));
  const more = labels.size - NAMED;
  return { count: fields.length, wrong, names: more > 0 ? t('bundle.more', { names: named, count: more }) : named };
}

/** How much it waits for. */
export const headOf = ({ count, wrong }: Waiting, { t }: Words): string =>
  t(wrong ? 'fix.count' : 'bundle.waits', { count });

/** One sentence: why something may not leave the page yet. */
export function reasonOf(waits: string, words: Words): string {
  const waiting = waitingOf(waits, words);
  return `${headOf(waiting, words)}: ${waiting.names}`;
}
