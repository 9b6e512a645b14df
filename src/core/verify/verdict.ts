// What a look at pasted output comes to.

import type { Localized, Params } from '../model/localized.ts';

export interface Verdict {
  readonly state: 'holds' | 'fails' | 'note';
  /** `{name}` holes take `params`. */
  readonly text: Localized;
  readonly params: Params;
  /** The line of the pasted text that it goes by, from 1. */
  readonly line: number;
  /** What mends it, to run in the folder of the bundle. */
  readonly command?: string;
}

export interface Verification {
  /** Which output it was, as a command would name it; empty where nothing was recognised. */
  readonly source: string;
  readonly verdicts: readonly Verdict[];
  readonly holds: number;
  /** Without notes. */
  readonly total: number;
  /** What to paste, where nothing was recognised. */
  readonly advice?: Localized;
}
