// What became of the files since somebody was told last, in two numbers.

import type { Bundle } from '../../core/first.ts';
import { changedText, textBefore, textOf } from './changes.ts';

export interface News {
  /** Lines changed, added or gone in the file that shows. */
  readonly lines: number;
  /** Other files that changed or are new. */
  readonly others: number;
}

/** The news about `shown` and the others; nothing where no file of `bundle` changed. */
export function newsOf(before: Bundle, bundle: Bundle, shown: string): News | undefined {
  if (before === bundle) return undefined;
  const changed = bundle.documents.filter(({ path, text }) => textBefore(before, bundle, path) !== text);
  const isShown = changed.some(({ path }) => path === shown);
  const lines = isShown ? changedText(textBefore(before, bundle, shown), textOf(bundle, shown)).count : 0;
  const others = changed.length - (isShown ? 1 : 0);
  return lines + others > 0 ? { lines, others } : undefined;
}
