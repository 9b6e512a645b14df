// Shows which answer just changed without anybody's doing at its control: brings it into view and marks it for a moment.

import { controlOf } from './control-of.ts';

/** What is marked: the question, the row or the card around a control. */
const AROUND = '.entry, .check, .group, .field, .another';

const MARKED_MS = 2500;

/**
 * Marks the control of a field, where it is on the page; the focus stays where it is, unless what had it is gone: then
 * the control gets it.
 */
export function markAnswer(field: string): void {
  const control = controlOf(field);
  if (control === null || control.closest('[hidden]') !== null) return;
  const around = control.closest<HTMLElement>(AROUND) ?? control;
  if (document.activeElement === null || document.activeElement === document.body)
    control.focus({ preventScroll: true });
  around.scrollIntoView({ block: 'nearest' });
  delete around.dataset.changed;
  requestAnimationFrame(() => {
    around.dataset.changed = '';
    setTimeout(() => delete around.dataset.changed, MARKED_MS);
  });
}
