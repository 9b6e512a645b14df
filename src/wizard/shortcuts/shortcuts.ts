// Every key of the page that is not a control's own, in one table: what it does, which keys, and the words for it. A single
// character works only where nobody types, and can be switched off (WCAG 2.1.4). No key of a browser is among them, but
// for the one that saves: the files are what there is to save here.

import type { MessageKey } from '../words/words.tsx';

export interface Keys {
  /** As the browser calls the key; letters in lower case. */
  readonly key: string;
  /** With Ctrl, or Command on a Mac. */
  readonly mod?: true;
  readonly shift?: true;
  /** Not on a Mac, where the browser has this one. */
  readonly notOnMac?: true;
}

interface Shortcut {
  readonly id: string;
  readonly words: MessageKey;
  readonly keys: readonly Keys[];
  /** Holding the key does it again and again. */
  readonly repeats?: true;
  /** Listed here; a part of the page has the key for itself. */
  readonly local?: true;
}

export const shortcuts = [
  {
    id: 'undo',
    words: 'shortcuts.undo',
    keys: [{ key: 'z', mod: true }],
    repeats: true,
  },
  {
    id: 'redo',
    words: 'shortcuts.redo',
    keys: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true, notOnMac: true },
    ],
    repeats: true,
  },
  { id: 'next', words: 'shortcuts.next', keys: [{ key: 'Enter', mod: true }, { key: 'n' }] },
  { id: 'previous', words: 'shortcuts.previous', keys: [{ key: 'Enter', mod: true, shift: true }, { key: 'p' }] },
  { id: 'firstToFix', words: 'shortcuts.firstToFix', keys: [{ key: 'f' }] },
  { id: 'otherPane', words: 'shortcuts.otherPane', keys: [{ key: 'F6' }] },
  { id: 'copyFile', words: 'shortcuts.copyFile', keys: [{ key: 'c' }] },
  { id: 'selectFile', words: 'shortcuts.selectFile', keys: [{ key: 'a', mod: true }], local: true },
  { id: 'download', words: 'shortcuts.download', keys: [{ key: 's', mod: true }] },
  { id: 'help', words: 'shortcuts.help', keys: [{ key: '?' }] },
] as const satisfies readonly Shortcut[];

export type ShortcutId = Exclude<(typeof shortcuts)[number], { local: true }>['id'];

/** The keys of a shortcut, those that are shown first in front. */
export const keysOf = (id: ShortcutId): readonly Keys[] => shortcuts.find((one) => one.id === id)?.keys ?? [];

/** One character and nothing held down: what somebody who types would mean as text. */
export const isSingle = ({ key, mod }: Keys): boolean => mod === undefined && key.length === 1;

/** What a key event says of the keys. */
export type Pressed = Pick<KeyboardEvent, 'altKey' | 'code' | 'ctrlKey' | 'key' | 'metaKey' | 'shiftKey'>;

/** The key; its Latin letter where the keyboard writes Korean, Cyrillic or another script. */
const keyOf = ({ key, code }: Pressed): string => {
  const letter = /^[ -~]+$/.test(key) && key !== 'Process' ? undefined : /^Key([A-Z])$/.exec(code)?.[1];
  const named = letter ?? key;
  return named.length === 1 ? named.toLowerCase() : named;
};

function isPressed({ key, mod, shift, notOnMac }: Keys, pressed: Pressed): boolean {
  if (pressed.altKey || keyOf(pressed) !== key) return false;
  if (notOnMac && pressed.metaKey) return false;
  if ((pressed.ctrlKey || pressed.metaKey) !== (mod ?? false)) return false;
  // The question mark is on another key in each layout, most often with Shift.
  return key === '?' || pressed.shiftKey === (shift ?? false);
}

export interface Match {
  readonly id: ShortcutId;
  readonly single: boolean;
  readonly repeats: boolean;
}

/** The shortcut of these keys; nothing where they are none. */
export function matchOf(pressed: Pressed): Match | undefined {
  for (const shortcut of shortcuts) {
    if ('local' in shortcut) continue;
    const keys = shortcut.keys.find((one) => isPressed(one, pressed));
    if (keys !== undefined) return { id: shortcut.id, single: isSingle(keys), repeats: 'repeats' in shortcut };
  }
  return undefined;
}
