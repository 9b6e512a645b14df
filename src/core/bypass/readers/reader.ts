// The contract of a reader: one program, in one generation of its rules, and what it does with NO_PROXY.

import type { Localized, Params } from '../../model/localized.ts';

/** Where a request goes. `error`: the program refuses the address, so the request goes nowhere. */
export type Way = 'direct' | 'proxy' | 'error';

export interface Answer {
  readonly way: Way;
  /** The entry that decided, as it stands in the list without the blanks around it; absent when none did. */
  readonly entry?: string;
  readonly why: Localized;
  readonly params?: Params;
  /** The program has no proxy for this scheme at all, so no list could send it another way. */
  readonly noProxySet?: true;
}

/** Answers for one prepared list. Takes any text for an address; never throws. */
export type Verdict = (url: string) => Answer;

export interface NoProxyReader {
  /** `curl-7.87` */
  readonly id: string;
  /** `curl 7.87 to 8.8`. Proper nouns and numbers: never translated. */
  readonly title: string;
  /** The place of an entry in the list matters: with the same entries in another order the answers differ. */
  readonly orderMatters?: true;
  /** `*` counts as the whole value of the variable only: in `*,x` it is no entry that matches everything. */
  readonly starAlone?: true;
  /** Whether it answers for a program as a file of vectors names it: `curl 7.88.1 (Debian)`. */
  knows(runtime: string): boolean;
  /**
   * Prepares a list once, then answers for many addresses. Never throws. What it assumes of the environment: HTTP_PROXY
   * and HTTPS_PROXY name a plain http proxy, and each variable is set in upper and lower case to the same value.
   */
  read(noProxy: string): Verdict;
}
