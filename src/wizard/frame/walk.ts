// The browser's history as a walk: which step and, on a phone, which pane an entry of it shows, and how far its questions
// were scrolled. An entry is known again by a number that is kept with it.

export type Pane = 'form' | 'files';

interface Entry {
  readonly entry: string;
  readonly pane: Pane;
}

/** Entries of an earlier visit of the page have other numbers. */
const VISIT = String(performance.timeOrigin);
const scrolled = new Map<string, number>();
let made = 0;
let current: Entry | undefined;

function entryNow(): Entry | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null) return undefined;
  const entry: unknown = Reflect.get(state, 'entry');
  const pane: unknown = Reflect.get(state, 'pane');
  if (typeof entry !== 'string' || (pane !== 'form' && pane !== 'files')) return undefined;
  return { entry, pane };
}

function named(pane: Pane): Entry {
  made += 1;
  return { entry: `${VISIT} ${made}`, pane };
}

const scroller = () => document.querySelector<HTMLElement>('.form .scroll');

/** Notes where the page is left, before it shows another entry. */
function leave() {
  const box = scroller();
  if (current !== undefined && box?.checkVisibility()) scrolled.set(current.entry, box.scrollTop);
}

/** An entry of the browser's history was opened: one that is new, or one from before. */
export function arrive(): void {
  leave();
  current = entryNow();
  if (current === undefined) {
    current = named('form');
    history.replaceState(current, '');
  }
}

/** The pane of the entry that shows. */
export const paneNow = (): Pane => current?.pane ?? 'form';

/** On a phone, where the bar at the foot switches between form and files. */
const panesTakeTurns = () => document.querySelector('.bottom')?.checkVisibility() === true;

/** Gives the files an entry of their own, where the panes take turns: Back then leads to the form again. */
export function openFiles(): void {
  if (!panesTakeTurns() || paneNow() === 'files') return;
  leave();
  current = named('files');
  history.pushState(current, '');
}

/** Leaves the entry of the files, if one is open. */
export function toForm(): void {
  if (paneNow() === 'files') history.back();
}

/** Scrolls the questions to where they were when this entry was left; to their top in a new one. */
export function scrollAsBefore(): void {
  const box = scroller();
  if (box !== null) box.scrollTop = (current && scrolled.get(current.entry)) ?? 0;
}

/** The questions from their first one on: they are other answers' now. */
export function beginAtTop(): void {
  scroller()?.scrollTo(0, 0);
}

/** The heading of the step gets the focus, so that whoever does not see the page hears where it is. */
export function focusOnHeading(): void {
  const headings = document.querySelectorAll<HTMLElement>('#step-title, .phonetitle');
  [...headings].find((heading) => heading.checkVisibility())?.focus({ preventScroll: true });
  // In a very low window it is the page that scrolls (frame.css).
  scrollTo(0, 0);
}
