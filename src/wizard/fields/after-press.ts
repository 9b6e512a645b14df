// A message that comes up when a field loses the focus moves what is below it. Where the focus goes because of a press,
// that would take the control away from under the mouse between press and release: the click would be lost.

let pressed = false;
// Not where the page is rendered at build time.
if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', () => (pressed = true), { capture: true });
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () => (pressed = false), { capture: true });
  }
}

/** Runs `done` in the next task; while the mouse, a pen or a finger is down, after the click that its release makes. */
export function afterPress(done: () => void): void {
  // The events of a tap come within one task, after the finger is up.
  if (!pressed) return void setTimeout(done);
  const over = new AbortController();
  const released = () => {
    over.abort();
    setTimeout(done);
  };
  document.addEventListener('pointerup', released, { signal: over.signal });
  document.addEventListener('pointercancel', released, { signal: over.signal });
}
