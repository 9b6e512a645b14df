// The entries of a NO_PROXY list on the screen: which one is meant, where words about it go, and the way from one to another.

import { entryIn } from './listed-entry.ts';

const ENTRY = '.to[tabindex]';

/** The most room the words take, in pixels: preview.css has the same width. */
const WIDTH = 320;
const HEIGHT = 64;

export interface Place {
  readonly entry: string;
  readonly top: number;
  readonly left: number;
  readonly above: boolean;
}

export const entryAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(ENTRY) : null;

/** Beside an entry, inside of what scrolls. */
export function placeOf(entry: HTMLElement, box: Element): Place {
  const outer = box.getBoundingClientRect();
  // Of an entry that breaks, its last row.
  const inner = [...entry.getClientRects()].at(-1) ?? entry.getBoundingClientRect();
  const above = inner.bottom + HEIGHT > outer.bottom;
  const most = box.scrollLeft + box.clientWidth - WIDTH;
  return {
    entry: entryIn(entry.textContent ?? ''),
    top: (above ? inner.top : inner.bottom) - outer.top + box.scrollTop,
    left: Math.max(box.scrollLeft, Math.min(inner.left - outer.left + box.scrollLeft, most)),
    above,
  };
}

const steps: Partial<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Moves the focus from one entry of a list to another. Answers whether the key asked for that. */
export function walk(entry: HTMLElement, key: string): boolean {
  const step = steps[key];
  if (step === undefined) return false;
  const list = [...(entry.closest('.l')?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
  list[step(list.indexOf(entry), list.length)]?.focus();
  return true;
}
