// Leaving the page loses the answers: the browser asks, but only where there is something to lose.

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
  page.removeAllListeners('dialog');
  return asked;
}

test('a reload asks where an answer was given, and only there', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.field('cluster.name').click();
  expect(await asks(page)).toBe(false);
  await wizard.example();
  expect(await asks(page)).toBe(false);
  await wizard.fill('cluster.name', 'mine');
  expect(await asks(page)).toBe(true);
  await expect(wizard.field('cluster.name')).toHaveValue('');
});
