// What somebody asked of the system holds on the page: less motion, and the system's own colours.

import { expect, type Locator } from '@playwright/test';
import { STEPS, show } from './walk.ts';
import { test } from './wizard-page.ts';

test.describe('less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing fades, grows or glides', async ({ wizard, page }) => {
    await page.addInitScript(() => {
      const glided: string[] = [];
      Reflect.set(globalThis, 'glided', glided);
      const { scrollTo } = Element.prototype;
      Reflect.set(Element.prototype, 'scrollTo', function note(this: Element, ...how: readonly unknown[]) {
        if (JSON.stringify(how).includes('smooth')) glided.push(this.className);
        return Reflect.apply(scrollTo, this, how);
      });
    });
    const moving = () =>
      page.evaluate(() =>
        document
          .getAnimations()
          .map(({ effect }) => Number(effect?.getComputedTiming().endTime))
          .filter((end) => end > 1),
      );
    await wizard.open();
    await wizard.example();
    expect(await moving()).toEqual([]);
    await page.getByRole('button', { name: 'Theme' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await moving()).toEqual([]);
    await page.keyboard.press('Escape');
    await wizard.showFile('README.md');
    await wizard.fill('cluster.name', 'another');
    await wizard.go('Bypass');
    await page.getByRole('switch', { name: '.corp.example' }).click();
    expect(await moving()).toEqual([]);
    const glided = await page.evaluate((): readonly string[] => Reflect.get(globalThis, 'glided'));
    expect(glided).toEqual([]);
  });
});

test.describe("the system's own colours", () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  /** How a part looks that is chosen or on, beside one that is not. */
  const look = (part: Locator) =>
    part.evaluate((element) => {
      const { backgroundColor, borderTopColor, color } = getComputedStyle(element);
      const after = getComputedStyle(element, '::after');
      return `${backgroundColor} ${borderTopColor} ${color} ${after.backgroundColor}`;
    });

  /** How its words stand out from what they are on. */
  const contrastIn = (part: Locator) =>
    part.evaluate((element) => {
      const luminance = (colour: string) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((one) => {
          const share = Number(one) / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const { backgroundColor, color } = getComputedStyle(element);
      const drawn = element.matches('input') ? getComputedStyle(element, '::after').borderRightColor : color;
      const [dark = 0, bright = 0] = [luminance(backgroundColor), luminance(drawn)].sort((one, other) => one - other);
      return (bright + 0.05) / (dark + 0.05);
    });

  test('what is chosen, on, here or wrong looks unlike what is not', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    const file = page.getByRole('navigation', { name: 'Generated files' }).getByRole('button');
    const pairs: readonly (readonly [step: (typeof STEPS)[number], one: Locator, other: Locator])[] = [
      [
        'cluster',
        page.locator('.seg input:checked + span').first(),
        page.locator('.seg input:not(:checked) + span').first(),
      ],
      ['cluster', page.locator('.check input:checked').first(), page.locator('.check input:not(:checked)').first()],
      ['cluster', page.locator('.steps [aria-current] .n'), page.locator('.steps a:not([aria-current]) .n').first()],
      ['cluster', page.locator('.file[aria-current]'), file.filter({ hasText: 'settings.json' })],
      [
        'nodes',
        page.locator('.card input:checked + span').first(),
        page.locator('.card input:not(:checked) + span').first(),
      ],
    ];
    for (const [step, one, other] of pairs) {
      await show(page, step);
      expect.soft(await look(one), String(one)).not.toBe(await look(other));
    }
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, forcedColors: 'active' });
      for (const [step, one] of pairs) {
        await show(page, step);
        expect.soft(await contrastIn(one), `${theme}: ${String(one)}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    await show(page, 'bypass');
    const entry = page.getByRole('switch', { name: '.corp.example' });
    const on = await look(entry);
    await entry.click();
    await expect(entry).not.toBeChecked();
    expect(await look(entry)).not.toBe(on);
    await show(page, 'proxy');
    const frame = page.locator('.in', { has: wizard.field('proxy.http') });
    const border = () => frame.evaluate((element) => getComputedStyle(element).borderTopStyle);
    expect(await border()).toBe('solid');
    await wizard.fill('proxy.http', 'proxy.corp:99999');
    await expect.poll(border).toBe('double');
    // What cannot be pressed now is grey, as the system's own buttons are.
    const held = await wizard.downloadBundle.evaluate((button) => {
      button.insertAdjacentHTML('beforeend', '<i class="probe"></i>');
      const probe = button.querySelector<HTMLElement>('.probe');
      if (probe) probe.style.color = 'GrayText';
      const same = probe !== null && getComputedStyle(probe).color === getComputedStyle(button).color;
      probe?.remove();
      return same;
    });
    expect(held).toBe(true);
  });

  for (const step of STEPS) {
    test(`${step}: every control has an edge`, async ({ wizard, page }) => {
      await wizard.open();
      await wizard.example();
      await show(page, step);
      const bare = await page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const hasEdge = (part: Element | null): boolean => {
          if (part === null) return false;
          const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(part);
          return Number.parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && borderTopColor !== ground;
        };
        return [...document.querySelectorAll<HTMLElement>('.form input, .form textarea')]
          .filter((one) => one.checkVisibility())
          .map((one) => (one.matches('.vh') ? one.nextElementSibling : one))
          .filter(
            (one) =>
              ![one, one?.parentElement, one?.parentElement?.parentElement].some((part) => hasEdge(part ?? null)),
          )
          .map((one) => `${one?.tagName}.${one?.className} ${one?.textContent}`);
      });
      expect(bare).toEqual([]);
    });
  }
});
