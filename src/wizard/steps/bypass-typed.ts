// What is typed into the box for new entries: one entry or several with commas between, each good, known already, or
// wrong. What is wrong stays in the box.

import { type BypassEntry, checkBypassEntry, entryKey, type Problem } from '../../core/index.ts';

export interface TypedEntries {
  /** Good and not in the list, or switched off there: what Add takes. */
  readonly good: readonly string[];
  /** In the list and on. */
  readonly there: readonly string[];
  readonly wrong: readonly { readonly text: string; readonly problem: Problem }[];
}

/** Sorts what is typed; `list` is the list as it is. Blanks around an entry do not count, blanks inside are wrong. */
export function typedEntries(text: string, list: readonly BypassEntry[]): TypedEntries {
  const texts = [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
  const isOn = (one: string) => list.some(({ entry, removed }) => entry === entryKey(one) && !removed);
  const judged = texts.map((one) => ({ text: one, problem: checkBypassEntry(one) }));
  return {
    good: judged.filter((one) => one.problem === undefined && !isOn(one.text)).map((one) => one.text),
    there: judged.filter((one) => one.problem === undefined && isOn(one.text)).map((one) => one.text),
    wrong: judged.flatMap(({ text: typed, problem }) => (problem === undefined ? [] : [{ text: typed, problem }])),
  };
}
