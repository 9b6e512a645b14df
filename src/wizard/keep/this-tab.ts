// This tab among the others: its name, which others live, and what they all keep in the browser.

import type { Beginning } from './beginning.ts';
import { ANSWERS, Keeper } from './keeper.ts';
import { shelfIn } from './shelf.ts';

/** The name of the tab, kept while its page is away and no longer: a tab that is copied would have it too. */
const AWAY = 'eks-proxy-wizard.tab';

/** A lock for as long as the tab lives, so that others see it; even one that a browser has put to sleep. */
const LIVES = 'eks-proxy-wizard.tab.';

/** Two new tabs at once do not take over the same. */
const TAKING_OVER = 'eks-proxy-wizard.taking-over';

export const shelf = shelfIn(() => localStorage);
const shelfOfTab = shelfIn(() => sessionStorage);

/** Not there on a page without TLS: then no tab is known to live, and a new one begins with what the last one has. */
const locks: LockManager | undefined = navigator.locks;

const isName = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{16}$/.test(text);

/** Sixteen hexadecimal digits; `crypto.randomUUID` is not there on a page without TLS either. */
const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function livingTabs(): Promise<ReadonlySet<string>> {
  const { held = [], pending = [] } = (await locks?.query().catch(() => undefined)) ?? {};
  const names = [...held, ...pending].flatMap(({ name }) => name ?? []);
  return new Set(names.filter((name) => name.startsWith(LIVES)).map((name) => name.slice(LIVES.length)));
}

async function begin(before: string | undefined, tab: string): Promise<Beginning> {
  if (!new Keeper(shelf, tab, Date.now).state().on || shelf.keys(ANSWERS).length === 0) return nothing;
  const come = async () => {
    const { comeBack, takeOver } = await import('./beginning.ts');
    const living = await livingTabs();
    return isName(before) ? comeBack(shelf, tab, living) : takeOver(shelf, tab, living);
  };
  return locks === undefined ? come() : locks.request(TAKING_OVER, come);
}

/** Holds the lock, and hands the name on to the page that comes next in this tab. */
function live(tab: string) {
  locks?.request(`${LIVES}${tab}`, () => new Promise(() => {})).catch(() => undefined);
  addEventListener('pagehide', () => shelfOfTab.write(AWAY, tab));
  addEventListener('pageshow', () => shelfOfTab.remove(AWAY));
}

const nothing: Beginning = { draft: {}, how: 'empty' };
const unread: Beginning = { draft: {}, how: 'notLoaded' };

export interface ThisTab {
  readonly keeper: Keeper;
  /** What it begins with. */
  readonly beginning: Beginning;
}

/** Finds what this tab begins with. Call once, before the first render; it never rejects. */
export async function startTab(): Promise<ThisTab> {
  const before = shelfOfTab.read(AWAY);
  shelfOfTab.remove(AWAY);
  const name = isName(before) ? before : newName();
  const beginning = await begin(before, name).catch(() => unread);
  // What cannot be read now stays where it is, for a later visit.
  const tab = beginning.how === 'notLoaded' ? newName() : name;
  live(tab);
  return { keeper: new Keeper(shelf, tab, Date.now), beginning };
}
