// How large what one clicks or taps is: 24 by 24 CSS px, or as much room around it (WCAG 2.2, 2.5.8).

import { expect, type Page } from '@playwright/test';
import { STATES, STEPS, show, unfold } from './walk.ts';
import { test } from './wizard-page.ts';

interface Measured {
  readonly count: number;
  readonly tooSmall: readonly string[];
}

/**
 * Measures every target on the page as the browser hits it: with its label, and with what reaches beyond what is drawn.
 * The exceptions of the criterion are computed: room around it, and a place in a line of text.
 */
const targets = (page: Page): Promise<Measured> =>
  page.evaluate(() => {
    const SIZE = 24;
    const CONTROLS = 'a[href], button, summary, input, select, textarea, [role=combobox]';
    const all = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (one) => one.checkVisibility() && !one.matches('.skip, [aria-hidden=true]'),
    );
    const areaOf = (one: HTMLElement): HTMLElement => one.closest('label') ?? one;
    const areas = [...new Set(all.map(areaOf))];
    const centre = (one: HTMLElement) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const isHit = (one: HTMLElement, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (one.contains(hit) || hit.closest('label')?.htmlFor === one.id);
    };
    const isLarge = (one: HTMLElement) => {
      const { width, height } = one.getBoundingClientRect();
      if (width >= SIZE && height >= SIZE) return true;
      one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { x, y } = centre(one);
      const half = SIZE / 2 - 0.5;
      const wide = Math.max(half, width / 2 - 0.5);
      const high = Math.max(half, height / 2 - 0.5);
      const reaches = (dx: number, dy: number) => isHit(one, x + dx, y + dy);
      return (
        (width >= SIZE || (reaches(-wide, 0) && reaches(wide, 0))) &&
        (height >= SIZE || (reaches(0, -high) && reaches(0, high)))
      );
    };
    const small = areas.filter((one) => !isLarge(one));
    const hasRoom = (one: HTMLElement) => {
      const { x, y } = centre(one);
      return areas.every((other) => {
        if (other === one || other.contains(one) || one.contains(other)) return true;
        if (small.includes(other)) return Math.hypot(centre(other).x - x, centre(other).y - y) >= SIZE;
        const { left, right, top, bottom } = other.getBoundingClientRect();
        const dx = Math.max(left - x, 0, x - right);
        const dy = Math.max(top - y, 0, y - bottom);
        return Math.hypot(dx, dy) >= SIZE / 2;
      });
    };
    // In a line of text or of code, whose height it cannot be larger than.
    const isInText = (one: HTMLElement) => {
      const line = one.closest('p, code');
      return line !== null && (line.textContent ?? '').length > (one.textContent ?? '').length;
    };
    const named = (one: HTMLElement) => {
      const { width, height } = one.getBoundingClientRect();
      const name = one.getAttribute('aria-label') ?? one.textContent?.slice(0, 40);
      return `${one.tagName}.${one.className} ${name}: ${Math.round(width)} x ${Math.round(height)}`;
    };
    return { count: areas.length, tooSmall: small.filter((one) => !isInText(one) && !hasRoom(one)).map(named) };
  });

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`at ${width} px every target is 24 px large, or has the room`, async ({ wizard, page }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await wizard.open();
    for (const { name, make } of STATES) {
      await make(wizard);
      for (const step of STEPS) {
        await show(page, step);
        await unfold(page);
        const { count, tooSmall } = await targets(page);
        expect(count, `${name}, ${step}`).toBeGreaterThan(10);
        expect.soft(tooSmall, `${name}, ${step}`).toEqual([]);
      }
      if (width < 720) {
        const panes = page.getByRole('region', { name: 'Page actions' }).getByRole('button');
        await panes.nth(1).click();
        expect.soft((await targets(page)).tooSmall, `${name}, files`).toEqual([]);
        await panes.first().click();
      }
    }
  });
}
