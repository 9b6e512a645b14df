// Whether long lines wrap. They do until somebody chooses otherwise, and this browser keeps the choice.

import { useState } from 'react';

const KEY = 'eks-proxy-wizard.wrap';
const OFF = 'off';

/** A browser that forbids storage is one without a choice. */
function isStoredOff(): boolean {
  try {
    return localStorage.getItem(KEY) === OFF;
  } catch {
    return false;
  }
}

function store(wraps: boolean) {
  try {
    if (wraps) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // Storage is forbidden: the choice holds for this visit.
  }
}

export function useWrappedLines(): readonly [wraps: boolean, set: (wraps: boolean) => void] {
  const [wraps, setWraps] = useState(() => !isStoredOff());
  const set = (next: boolean) => {
    store(next);
    setWraps(next);
  };
  return [wraps, set];
}
