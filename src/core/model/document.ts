// What the bundle is made of.

import type { Localized } from './localized.ts';

export type Notation = 'bash' | 'yaml' | 'json' | 'toml' | 'powershell' | 'hcl' | 'markdown' | 'mime' | 'text';

export interface Document {
  /** Path inside the bundle, `/` between folders. */
  readonly path: string;
  readonly notation: Notation;
  /** ASCII, LF, ends with LF. May hold marks (marks.ts) as long as answers are missing or wrong. */
  readonly text: string;
  /** 0755 in the bundle instead of 0644. */
  readonly executable?: boolean;
  /** One line: what it is. Shown as the file's caption and listed in the bundle's README. */
  readonly about: Localized;
}

/** One step of the runbook, on the Apply page and in the bundle's README. */
export interface RunbookStep {
  /** Stable, kebab-case. */
  readonly id: string;
  /** Numbered and in order; the same as the step before by other means; or for a later day. */
  readonly kind: 'step' | 'instead' | 'later';
  readonly title: Localized;
  readonly about?: Localized;
  /** Shell commands in order, run from the bundle's folder; each may have several lines. May hold marks. */
  readonly commands: readonly string[];
}
