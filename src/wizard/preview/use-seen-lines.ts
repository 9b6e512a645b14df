// Which lines of a scrolling box are in view, asked where the layout stands anyway: once something was scrolled or sized.

import { type RefObject, useEffect } from 'react';

/** Lines above and below the view that count as seen, so that slow scrolling finds them drawn. */
const AROUND = 32;

/** The first child of which `isIt` holds, given that it holds of all behind it; their number where there is none. */
function firstOf(children: HTMLCollection, isIt: (box: DOMRect) => boolean): number {
  let from = 0;
  let to = children.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const child = children[middle];
    if (child !== undefined && isIt(child.getBoundingClientRect())) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Calls `onSee` with the lines that came into view: children of `lines`, which scroll in `box`. */
export function useSeenLines(
  box: RefObject<HTMLElement | null>,
  lines: RefObject<HTMLElement | null>,
  onSee: (from: number, to: number) => void,
) {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (lines.current === null) return;
      const { top, bottom, height } = element.getBoundingClientRect();
      // The other pane of a phone.
      if (height === 0) return;
      const { children } = lines.current;
      const first = firstOf(children, (line) => line.bottom > top);
      const last = firstOf(children, (line) => line.top >= bottom);
      onSee(Math.max(0, first - AROUND), last + AROUND);
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    element.addEventListener('scroll', later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      element.removeEventListener('scroll', later);
    };
  }, [box, lines, onSee]);
}
