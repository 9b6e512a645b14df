// Whether single characters are shortcuts. Who speaks to the page, or hits keys by accident, switches them off; the browser
// keeps the choice.

import { useSyncExternalStore } from 'react';

const KEY = 'eks-proxy-wizard.single-keys';
const listeners = new Set<() => void>();

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

let on: boolean | undefined;

/** On at first, and in a browser that forbids storage for this visit only. */
export function singleKeys(): boolean {
  on ??= stored();
  return on;
}

export function setSingleKeys(next: boolean): void {
  on = next;
  try {
    if (next) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage is forbidden: the choice holds for this visit.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeys, () => true);
