// What the keys are called on the keyboard of the system that the page runs on.

import type { Keys } from './shortcuts.ts';

/** Whether this is a system of Apple, by what its browser calls itself. */
export const isApple = (agent: string): boolean => /\b(Macintosh|iPhone|iPad)\b/.test(agent);

/** What stands on the keys, in the order in which they are held down. */
export function keyNames({ key, mod, shift }: Keys, apple: boolean): readonly string[] {
  const named = key === 'Enter' && apple ? 'Return' : key.length === 1 ? key.toUpperCase() : key;
  const held = apple ? [shift && '\u21e7', mod && '\u2318'] : [mod && 'Ctrl', shift && 'Shift'];
  return [...held.filter((one) => typeof one === 'string'), named];
}

/** As `aria-keyshortcuts` wants it. */
export const ariaKeys = (keys: readonly Keys[], apple: boolean): string =>
  keys
    .map(({ key, mod, shift }) =>
      [mod && (apple ? 'Meta' : 'Control'), shift && 'Shift', key.length === 1 ? key.toUpperCase() : key]
        .filter((one) => typeof one === 'string')
        .join('+'),
    )
    .join(' ');
