// A store of texts as a browser's is, with room for so many characters.

import { type Shelf, shelfIn, type TextStore } from './shelf.ts';

function memoryStore(room = Number.POSITIVE_INFINITY): TextStore {
  const texts = new Map<string, string>();
  const full = (key: string, text: string): boolean => {
    const others = [...texts].filter(([other]) => other !== key);
    return others.reduce((sum, [other, kept]) => sum + other.length + kept.length, key.length + text.length) > room;
  };
  return {
    get length() {
      return texts.size;
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    setItem(key, text) {
      if (full(key, text)) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(key, text);
    },
  };
}

export function memoryShelf(room?: number): Shelf {
  const store = memoryStore(room);
  return shelfIn(() => store);
}
