// What does not fit where it stands, as the browser laid it out.

import type { Page } from '@playwright/test';

/** What does not fit: parts that would have to be scrolled sideways, and what stands beyond the edge of the page. */
export const tooWide = (page: Page) =>
  page.evaluate(() => {
    const named = (part: Element) => `${part.tagName} ${part.className} ${part.textContent?.slice(0, 30)}`;
    const parts = [document.documentElement, ...document.querySelectorAll('main .scroll, #files, #files > *')];
    const scrolling = parts.filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1);
    const beyond = [...document.querySelectorAll('#root *:not(.vh, [aria-hidden=true])')].filter((part) => {
      const { left, right, width } = part.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || left < -1);
    });
    return [...scrolling, ...beyond].map(named);
  });

/**
 * Text that is cut off: what hides what goes beyond it, and has more than it shows. A value that is longer than its place
 * has its whole self in a title; what only screen readers get is no text on the screen.
 */
export const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#root *')]
      .filter((part) => part.checkVisibility() && !part.matches('input, textarea, svg, svg *'))
      .filter(
        (part) => part.closest('[title], [aria-hidden=true]') === null && getComputedStyle(part).clipPath === 'none',
      )
      .filter((part) => {
        const { overflowX, overflowY } = getComputedStyle(part);
        const hides = (how: string) => how === 'hidden' || how === 'clip';
        return (
          (hides(overflowX) && part.scrollWidth > part.clientWidth + 1) ||
          (hides(overflowY) && part.scrollHeight > part.clientHeight + 1)
        );
      })
      .map((part) => `${part.tagName}.${part.className}: ${part.textContent?.slice(0, 60)}`),
  );
