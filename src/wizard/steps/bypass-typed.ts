// What is typed into the box for new entries: one entry or several with commas between, each good, known already, or
// wrong. What is wrong stays in the box.

import { type BypassEntry, checkBypassEntry, entryKey, type Problem } from '../../core/index.ts';
import { entryTexts, partsOf } from './bypass-list-text.ts';

export interface TypedEntries {
  /** Good and not in the list, or switched off there: what Add takes. */
  readonly good: readonly string[];
  /** In the list and on. */
  readonly there: readonly string[];
  readonly wrong: readonly { readonly text: string; readonly problem: Problem }[];
}

/** What is wrong, with the entries in its place where it is several that nothing but a comma is missing between. */
function judge(text: string): Problem | undefined {
  const problem = checkBypassEntry(text);
  const parts = partsOf(text);
  return problem === undefined || parts.length < 2 || parts.some((part) => checkBypassEntry(part) !== undefined)
    ? problem
    : { ...problem, instead: parts.join(', ') };
}

/**
 * Sorts what is typed; `list` is the list as it is. Blanks around an entry do not count, blanks inside are wrong. Of an
 * assignment to NO_PROXY only the value counts.
 */
export function typedEntries(text: string, list: readonly BypassEntry[]): TypedEntries {
  const isOn = (one: string) => list.some(({ entry, removed }) => entry === entryKey(one) && !removed);
  const judged = entryTexts(text).map((one) => ({ text: one, problem: judge(one) }));
  return {
    good: judged.filter((one) => one.problem === undefined && !isOn(one.text)).map((one) => one.text),
    there: judged.filter((one) => one.problem === undefined && isOn(one.text)).map((one) => one.text),
    wrong: judged.flatMap(({ text: typed, problem }) => (problem === undefined ? [] : [{ text: typed, problem }])),
  };
}
