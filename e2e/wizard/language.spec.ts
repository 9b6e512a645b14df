// The language: the browser's, or the one chosen here; switched at once, and nothing that was typed is touched.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

test.describe('in a browser that prefers Korean', () => {
  test.use({ locale: 'ko-KR' });

  test('the page speaks it from the start, and another one once it is chosen, here and after a reload', async ({
    page,
  }) => {
    await page.goto('./#cluster');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await page.locator('[data-field="cluster.name"]').fill('prod-seoul');
    await page.getByRole('button', { name: '언어' }).click();
    const japanese = page.getByRole('menuitem', { name: '日本語' });
    await expect(japanese).toHaveAttribute('lang', 'ja');
    await japanese.click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByRole('button', { name: '言語' })).toBeFocused();
    await expect(page.locator('[data-field="cluster.name"]')).toHaveValue('prod-seoul');
    await page.reload();
    await expect(page.getByRole('button', { name: '言語' })).toBeVisible();
  });
});

test.describe('in a browser of a language that the page has not', () => {
  test.use({ locale: 'fr-FR' });

  test('the page speaks English, and Korean once it is chosen', async ({ wizard, page }) => {
    await wizard.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '한국어' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  });
});
