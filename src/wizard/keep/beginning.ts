// What a tab begins with. One that was loaded again gets its own answers back; a new one gets the newest that no living
// tab has, and takes them over, so that no two tabs have the same.

import type { Draft } from '../../core/first.ts';
import { ANSWERS } from './keeper.ts';
import { draftIn, headOf, recordOf } from './record.ts';
import type { Shelf } from './shelf.ts';

export interface Beginning {
  readonly draft: Draft;
  /**
   * `back`: answers from before. `elsewhere`: empty, and another tab has answers. `broken`: empty, and what was kept is
   * damaged and gone. `notLoaded`: empty, and what was kept cannot be read now and stays.
   */
  readonly how: 'empty' | 'back' | 'elsewhere' | 'broken' | 'notLoaded';
}

/** More tabs than anybody opens again: of what nobody came back for, the oldest goes. */
const MOST_KEPT = 20;

/** The tabs with kept answers, the newest first; damaged ones at the end. */
function tabsKept(shelf: Shelf): readonly string[] {
  const atOf = (key: string) => headOf(shelf.read(key) ?? '')?.at ?? 0;
  return shelf
    .keys(ANSWERS)
    .map((key) => ({ key, at: atOf(key) }))
    .sort((one, other) => other.at - one.at)
    .map(({ key }) => key.slice(ANSWERS.length));
}

/** What a tab has of its own from before. `tab`: its name then, where it has one. */
async function own(shelf: Shelf, tab: string): Promise<Beginning> {
  const text = shelf.read(`${ANSWERS}${tab}`);
  if (text === undefined) return { draft: {}, how: 'empty' };
  const read = await draftIn(text);
  if ('draft' in read) return { draft: read.draft, how: 'back' };
  if (read.trouble === 'broken') shelf.remove(`${ANSWERS}${tab}`);
  return { draft: {}, how: read.trouble };
}

/**
 * What a new tab begins with. `living`: the names of tabs that are open. What it takes over is kept under its own name;
 * what is damaged goes.
 */
export async function takeOver(shelf: Shelf, tab: string, living: ReadonlySet<string>): Promise<Beginning> {
  const kept = tabsKept(shelf);
  const left = kept.filter((one) => !living.has(one));
  for (const old of left.slice(MOST_KEPT)) shelf.remove(`${ANSWERS}${old}`);
  let broken = false;
  for (const old of left.slice(0, MOST_KEPT)) {
    const at = headOf(shelf.read(`${ANSWERS}${old}`) ?? '')?.at ?? 0;
    const found = await own(shelf, old);
    if (found.how === 'notLoaded') return found;
    if (found.how === 'back') {
      // First away, so that there is room in a full store.
      shelf.remove(`${ANSWERS}${old}`);
      shelf.write(`${ANSWERS}${tab}`, recordOf(JSON.stringify(found.draft), at));
      return found;
    }
    broken ||= found.how === 'broken';
  }
  if (broken) return { draft: {}, how: 'broken' };
  return { draft: {}, how: left.length < kept.length ? 'elsewhere' : 'empty' };
}

/** What a tab begins with that was here before under the same name; as a new one where it left nothing. */
export async function comeBack(shelf: Shelf, tab: string, living: ReadonlySet<string>): Promise<Beginning> {
  const found = await own(shelf, tab);
  return found.how === 'empty' ? takeOver(shelf, tab, living) : found;
}
