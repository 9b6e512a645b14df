// Long lines: wrapped at first, or each on one row that scrolls sideways in its own box, as the user chose last.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const wrap = (page: Page) => page.getByRole('button', { name: 'Wrap long lines' });

/** How much wider than its box the code is, and the page. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('.codewrap');
    const root = document.documentElement;
    return { code: (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0), page: root.scrollWidth - root.clientWidth };
  });

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`at ${width} px lines wrap until somebody switches it off, and the choice holds`, async ({ wizard, page }) => {
    await page.setViewportSize({ width, height });
    const files = async () => {
      await wizard.example();
      if (width < 720) await page.getByRole('button', { name: /^Files/ }).click();
    };
    await wizard.open('Proxy');
    await files();
    await expect(wrap(page)).toHaveAttribute('aria-pressed', 'true');
    expect(await sideways(page)).toEqual({ code: 0, page: 0 });
    const text = await wizard.previewText();

    await wrap(page).press('Enter');
    await expect(wrap(page)).toHaveAttribute('aria-pressed', 'false');
    const without = await sideways(page);
    expect(without.code).toBeGreaterThan(200);
    expect(without.page).toBe(0);
    expect(await wizard.previewText()).toBe(text);
    const heights = await page
      .locator('pre.code .l')
      .evaluateAll((lines) => new Set(lines.map((line) => line.getBoundingClientRect().height)).size);
    expect(heights).toBe(1);

    await wizard.reload();
    await files();
    await expect(wrap(page)).toHaveAttribute('aria-pressed', 'false');
    await wrap(page).click();
    expect(await sideways(page)).toEqual({ code: 0, page: 0 });
    expect(await page.evaluate(() => localStorage.getItem('eks-proxy-wizard.wrap'))).toBeNull();
  });
}

test('what an answer changed far to the right is scrolled into view', async ({ wizard, page }) => {
  await wizard.open('Bypass');
  await wizard.example();
  await wrap(page).click();
  await page.getByRole('textbox', { name: /^New entry/ }).fill('ldap.other.example');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(wizard.preview.locator('mark').filter({ hasText: 'ldap.other.example' }).first()).toBeInViewport();
});
