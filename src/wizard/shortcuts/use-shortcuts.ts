// The one listener for keys, and the way for a part of the page to say what a shortcut does. A shortcut of which no part of
// the page says anything is not taken from the browser.

import { useEffect, useEffectEvent } from 'react';
import { matchOf, type ShortcutId } from './shortcuts.ts';
import { singleKeys } from './single-keys.ts';

const runs = new Map<ShortcutId, () => void>();

const TEXT_INPUTS =
  'input:not([type]), input[type="text"], input[type="search"], input[type="url"], input[type="email"]';
const TYPING = `${TEXT_INPUTS}, textarea, select, [contenteditable]`;

/** A dialog or a menu has the keys for itself. */
const ABOVE = '[role="dialog"], [role="menu"], [role="listbox"], .MuiModal-root';

/**
 * Whether undoing is the browser's here: a text that is no answer (half an entry, a pasted output, a name in a dialog) is
 * not in our history. One that is an answer (it carries the answer's name) is, and the browser's own history of it would
 * fight ours: it knows nothing of the other answers, and each value that the page writes breaks it.
 */
const hasOwnUndo = (target: Element): boolean => target.matches(TYPING) && (target.getAttribute('name') ?? '') === '';

function listen(event: KeyboardEvent) {
  // While a syllable is being composed, every key is the input method's.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const match = matchOf(event);
  const { target } = event;
  if (match === undefined || (event.repeat && !match.repeats)) return;
  if (target instanceof Element) {
    if (target.closest(ABOVE) !== null) return;
    if (match.single && target.matches(TYPING)) return;
    if ((match.id === 'undo' || match.id === 'redo') && hasOwnUndo(target)) return;
  }
  if (match.single && !singleKeys()) return;
  const run = runs.get(match.id);
  if (run === undefined) return;
  event.preventDefault();
  run();
}

/** Listens for the keys. Once on the page. */
export function useShortcutKeys(): void {
  useEffect(() => {
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** What a shortcut does, as long as this part of the page is there. One part for each. */
export function useShortcut(id: ShortcutId, run: () => void): void {
  const latest = useEffectEvent(run);
  useEffect(() => {
    const own = () => latest();
    runs.set(id, own);
    return () => {
      if (runs.get(id) === own) runs.delete(id);
    };
  }, [id]);
}
