// Keeps the answers of this tab, each tab in a place of its own: no tab ever writes where another one does. Whether
// anything is kept is one choice for all tabs.

import { recordOf } from './record.ts';
import type { Shelf, ShelfTrouble } from './shelf.ts';

const CHOICE = 'eks-proxy-wizard.keep';

/** Where the answers of a tab are, by its name. The number is the version of the record. */
export const ANSWERS = 'eks-proxy-wizard.answers.1.';

export interface KeepState {
  readonly on: boolean;
  /** Why the last answers were not kept. */
  readonly trouble: ShelfTrouble | undefined;
}

export class Keeper {
  readonly #shelf: Shelf;
  readonly #key: string;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #state: KeepState;

  /** `tab`: a name that no other tab has. */
  constructor(shelf: Shelf, tab: string, now: () => number) {
    this.#shelf = shelf;
    this.#key = `${ANSWERS}${tab}`;
    this.#now = now;
    this.#state = { on: shelf.read(CHOICE) !== 'off', trouble: undefined };
  }

  readonly state = (): KeepState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(change: Partial<KeepState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Keeps answers (`settingsSoFar`) in place of those before; nothing: there is nothing to keep. Whether that is so now. */
  keep(settings: string | undefined): boolean {
    if (!this.#state.on) return false;
    const trouble =
      settings === undefined ? this.#drop() : this.#shelf.write(this.#key, recordOf(settings, this.#now()));
    if (trouble !== this.#state.trouble) this.#set({ trouble });
    return trouble === undefined;
  }

  #drop(): undefined {
    this.#shelf.remove(this.#key);
  }

  /** Switched on, answers are kept from the next call of `keep` on; switched off, those of every tab are gone at once. */
  turn(on: boolean): void {
    if (on) this.#shelf.remove(CHOICE);
    else {
      for (const key of this.#shelf.keys(ANSWERS)) this.#shelf.remove(key);
      // Where even this cannot be kept, nothing can.
      this.#shelf.write(CHOICE, 'off');
    }
    this.#set({ on, trouble: undefined });
  }

  /** Another tab changed what is kept. */
  heard(): void {
    const on = this.#shelf.read(CHOICE) !== 'off';
    if (on !== this.#state.on) this.#set({ on });
  }
}
