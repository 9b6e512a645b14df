// NO_PROXY cut into entries. Lists are kept as columns of text rather than as objects: forty readers hold the same list
// at once, and most of them the same texts.

import { rememberLast } from './remember-last.ts';
import { trimWhiteSpace } from './white-space.ts';

export interface EntryList {
  /** As they stand in the list. */
  readonly entries: readonly string[];
  /** What each of them is compared as. */
  readonly texts: readonly string[];
}

/** Each text as another; the very same list where no text changes. */
export function mapped(texts: readonly string[], as: (text: string, at: number) => string): readonly string[] {
  let anew: string[] | undefined;
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    const other = as(text, at);
    if (anew === undefined && other !== text) anew = texts.slice(0, at);
    anew?.push(other);
  }
  return anew ?? texts;
}

/** Each entry beside what it is compared as. */
export const compared = (entries: readonly string[], as: (entry: string, at: number) => string): EntryList => ({
  entries,
  texts: mapped(entries, as),
});

/** The very same list where no text is empty. */
export const withoutEmpty = (texts: readonly string[]): readonly string[] =>
  texts.includes('') ? texts.filter((text) => text !== '') : texts;

const inLowerCase = (entry: string): string => entry.toLowerCase();

/** Whether a list is as lists mostly are: ASCII, with nothing in it to trim, to cut at but commas, or to put in lower case. */
export const isPlain = rememberLast((list) => !/[^!-@[-~]/.test(list));

/** What stands between the commas, blanks and empty ones included. */
export const betweenCommas = rememberLast((list): readonly string[] => list.split(','));

/** The same without empty ones. */
const somethingBetweenCommas = rememberLast((list) => withoutEmpty(betweenCommas(list)));

/** The entries of a plain list, which most programs see alike; of any other list what `otherwise` says. */
export function plainOr(list: string, otherwise: (list: string) => EntryList): EntryList {
  const entries = isPlain(list) ? somethingBetweenCommas(list) : undefined;
  return entries === undefined ? otherwise(list) : { entries, texts: entries };
}

/** Without the blanks around them, empty ones left out; compared in lower case. */
export const trimmedEntries = rememberLast((list) =>
  plainOr(list, () => compared(withoutEmpty(mapped(betweenCommas(list), trimWhiteSpace)), inLowerCase)),
);

/** Cut at commas and at every blank, as the proxy libraries of Node do; empty ones left out; compared in lower case. */
export const commasOrBlanks = rememberLast(
  (list): EntryList =>
    /\s/.test(list) ? compared(withoutEmpty(list.split(/[,\s]/)), inLowerCase) : trimmedEntries(list),
);

/** The first entry that a test says yes to, with its text. */
export function firstEntry<Found>(
  { entries, texts }: EntryList,
  test: (text: string, entry: string) => Found | undefined,
): { readonly entry: string; readonly found: Found } | undefined {
  for (let at = 0; at < texts.length; at += 1) {
    const entry = entries[at] ?? '';
    const found = test(texts[at] ?? '', entry);
    if (found !== undefined) return { entry, found };
  }
  return undefined;
}
