// The first sign of somebody who works with the page: until then it does no work that nobody may need.

import { atRest } from './at-rest.ts';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focusin'];

/** Does something once there was such a sign and the page has nothing else to do. Answers the way to leave it. */
export function onceInUse(work: () => void): () => void {
  const leave = () => {
    for (const sign of SIGNS) removeEventListener(sign, seen);
  };
  const seen = () => {
    leave();
    atRest(work);
  };
  for (const sign of SIGNS) addEventListener(sign, seen, { passive: true });
  return leave;
}
