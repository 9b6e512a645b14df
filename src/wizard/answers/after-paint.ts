// Work that may come after what the user looks at is on the screen.

/** A page that is not drawn, as behind another tab, has no next frame: there it is this long, in milliseconds. */
const WITHOUT_FRAMES = 100;

/** Does something once, right after the next frame. */
export function afterPaint(work: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    work();
  };
  setTimeout(once, WITHOUT_FRAMES);
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => setTimeout(once));
}
