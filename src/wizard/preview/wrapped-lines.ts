// Whether long lines wrap. They do until somebody chooses otherwise, and this browser keeps the choice.

import { useSyncExternalStore } from 'react';

const KEY = 'eks-proxy-wizard.wrap';
const listeners = new Set<() => void>();

/** A browser that forbids storage is one without a choice. */
function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

let wraps: boolean | undefined;

function current(): boolean {
  wraps ??= stored();
  return wraps;
}

export function setWrappedLines(next: boolean) {
  wraps = next;
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

export const useWrappedLines = (): boolean => useSyncExternalStore(subscribe, current, () => true);
