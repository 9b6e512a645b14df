// The answers that readers give, in words.

import type { Localized } from '../../model/localized.ts';
import { type EntryList, firstEntry } from './comma-list.ts';
import type { Answer } from './reader.ts';

/** Why a request goes past the proxy. */
export const because = {
  sameName: { en: 'the same name' },
  below: { en: 'a name below it' },
  textEnd: { en: 'the host ends in this text' },
  pattern: { en: 'the host fits this pattern' },
  sameAddress: { en: 'the same address' },
  network: { en: 'an address in this network' },
  range: { en: 'an address in this range' },
  star: { en: '* means every host' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Why an entry lets a request go direct; nothing where it does not. */
export type Reason = Localized | undefined;

export const byEntry = (entry: string, why: Localized): Answer => ({ way: 'direct', entry, why });

/** The answer by the first entry that has a reason, if one has. */
export function byFirst(list: EntryList, reason: (text: string, entry: string) => Reason): Answer | undefined {
  const first = firstEntry(list, reason);
  return first && byEntry(first.entry, first.found);
}

/** Direct without any entry. */
export const without = (why: Localized): Answer => ({ way: 'direct', why });

export const loopback = without({ en: 'loopback: never through a proxy, listed or not' });

export const throughProxy: Answer = { way: 'proxy', why: { en: 'no entry matches' } };

export const refused: Answer = {
  way: 'error',
  why: { en: 'the program does not accept this as an http or https address' },
};
