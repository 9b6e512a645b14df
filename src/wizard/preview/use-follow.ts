// Brings the first changed line into view inside its own box, once per answer, and leaves the box alone while the user
// scrolls it.

import { type RefObject, useEffect, useRef } from 'react';
import { bringIntoView } from './bring-into-view.ts';

/** How long after the user's own scrolling the box stays where it is, in milliseconds. */
const HANDS_OFF = 2000;

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * `line` is the place of the first changed line (-1: none), `lines` the element that holds all of them, and `answer`
 * anything that is another thing when the box shall follow again.
 */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  lines: RefObject<HTMLElement | null>,
  line: number,
  answer: unknown,
) {
  const scrolled = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const element = box.current;
    const note = () => {
      scrolled.current = performance.now();
    };
    const signs = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
    for (const sign of signs) element?.addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of signs) element?.removeEventListener(sign, note);
    };
  }, [box]);

  const followed = useRef<{ readonly answer: unknown; readonly line: number }>(undefined);
  useEffect(() => {
    const last = followed.current;
    if (last !== undefined && last.answer === answer && last.line === line) return;
    followed.current = { answer, line };
    const element = box.current;
    const target = lines.current?.children[line];
    if (element === null || target === undefined || performance.now() - scrolled.current < HANDS_OFF) return;
    const outer = target.getBoundingClientRect();
    if (outer.height === 0) return;
    const changed = target.querySelector('mark')?.getBoundingClientRect();
    bringIntoView(element, outer, changed, isCalm() ? 'auto' : 'smooth');
  }, [box, lines, line, answer]);
}
