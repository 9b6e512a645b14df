// What the browser keeps for this page, as it may be: full, forbidden, or emptied by somebody else at any time.

/** Why a text was not kept. */
export type ShelfTrouble = 'full' | 'forbidden';

/** The part of `Storage` that this needs. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Texts by key. Nothing throws: a store that is forbidden is an empty one that takes nothing. */
export interface Shelf {
  read(key: string): string | undefined;
  /** Nothing where it is kept now. */
  write(key: string, text: string): ShelfTrouble | undefined;
  remove(key: string): void;
  /** The keys that begin so, in the order of their letters. */
  keys(beginning: string): readonly string[];
}

/** Chromium and Firefox have names of their own for a full store; one that takes not even a character is forbidden. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && /^(?:QuotaExceededError|NS_ERROR_DOM_QUOTA_REACHED)$/.test(error.name);

/** A shelf in a store; asking for the store may throw too, as `localStorage` does where a browser forbids it. */
export function shelfIn(store: () => TextStore): Shelf {
  const attempt = <T>(what: (store: TextStore) => T): T | undefined => {
    try {
      return what(store());
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => attempt((it) => it.getItem(key)) ?? undefined,
    write(key, text) {
      try {
        store().setItem(key, text);
        return undefined;
      } catch (error) {
        return isFull(error) ? 'full' : 'forbidden';
      }
    },
    remove(key) {
      attempt((it) => it.removeItem(key));
    },
    keys: (beginning) =>
      (attempt((it) => Array.from({ length: it.length }, (_, at) => it.key(at) ?? '')) ?? [])
        .filter((key) => key.startsWith(beginning))
        .sort(),
  };
}
