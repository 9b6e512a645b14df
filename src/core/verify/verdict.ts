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
  /** Failures first, then notes; each kind in the order of the text. */
  readonly verdicts: readonly Verdict[];
  readonly holds: number;
  /** Without notes. */
  readonly total: number;
  /**
   * Not shown to have the proxy, though no check failed of them: node groups without nodes, or with nodes that are older
   * than the first apply.sh. As long as there are some, the bundle is not verified. Its `{names}` hole takes `params`.
   */
  readonly unproven?: { readonly names: readonly string[]; readonly text: Localized; readonly params: Params };
  /** What to paste, where nothing was recognised. */
  readonly advice?: Localized;
}
