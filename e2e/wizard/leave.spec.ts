// Leaving the page where answers would be lost by it: the browser asks, but only there.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

/** Whether a reload brought up the browser's question; it is answered with "Leave". */
async function asks(page: Page): Promise<boolean> {
  let asked = false;
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  });
  await page.reload();
  await expect(page.locator('html[data-started]')).toBeAttached();
  page.removeAllListeners('dialog');
  return asked;
}

test('answers that are kept come back without a question; one that is wrong would be lost', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.field('cluster.name').click();
  expect(await asks(page)).toBe(false);
  await wizard.fill('cluster.name', 'mine');
  expect(await asks(page)).toBe(false);
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  await wizard.fill('cluster.serviceCidrs', '10.96.0.0/33');
  expect(await asks(page)).toBe(true);
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
});

test('with nothing kept a reload asks where an answer was given, and only there', async ({ wizard, page }) => {
  await wizard.open();
  const dialog = await wizard.saveAndOpen();
  await dialog.getByRole('switch', { name: 'Keep my answers in this browser' }).uncheck();
  await page.keyboard.press('Escape');
  await wizard.example();
  expect(await asks(page)).toBe(false);
  await wizard.fill('cluster.name', 'mine');
  expect(await asks(page)).toBe(true);
  await expect(wizard.field('cluster.name')).toHaveValue('');
});
