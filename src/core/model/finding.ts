// Trouble is data: a finding says what is wrong, at which field, and how to mend it.

import type { Localized, Params } from './localized.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A field and its whole new value. */
export interface Change {
  readonly field: string;
  readonly value: unknown;
}

/** One change to the answers that would mend a finding. */
export interface Mend extends Change {
  /** Its `{name}` holes take the finding's `params`. */
  readonly label: Localized;
  /** What changes with it, where one field is not enough. */
  readonly also?: readonly Change[];
}

export interface Finding {
  /** `area.problem`, stable: scripts and tests name it. `value.missing` is a gap, not a mistake. */
  readonly code: string;
  readonly severity: Severity;
  /** Path of the answer it is about, as in settings.json: `cluster.serviceCidrs.0`. Empty for the whole. */
  readonly field: string;
  readonly params: Params;
  /** The message, in words; `{name}` holes take `params`. */
  readonly text: Localized;
  /** The value is marked in the documents that use it, so a document without the mark is not held back by this. */
  readonly marked?: boolean;
  /** Nobody has tried it on a real one: the user has to. What is ready is told together with how much there is to check. */
  readonly unproven?: true;
  readonly mend?: Mend;
}

/** What a check of one value answers: a finding that does not know its field yet. */
export type Problem = Omit<Finding, 'field' | 'severity' | 'marked' | 'mend'> & {
  /** A value to take instead, where there is exactly one sensible. */
  readonly instead?: string;
};

/** Looks at one text as typed; nothing to say means it is good. */
export type Check = (text: string) => Problem | undefined;

export const missingCode = 'value.missing';
