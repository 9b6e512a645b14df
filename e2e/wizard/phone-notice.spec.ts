// What a phone says over the questions can be closed, and is gone once the user goes on.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a notice with an offer has a way to close it, and goes with the next step', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  const notice = wizard.notice('The example is loaded');
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Close' }).tap();
  await expect(notice).toHaveCount(0);

  await page.getByRole('button', { name: 'Start over' }).tap();
  await expect(wizard.notice('Every answer is gone.')).toBeVisible();
  await page.getByRole('link', { name: 'Next: Proxy' }).tap();
  await expect(wizard.title('Proxy')).toBeVisible();
  await expect(wizard.notice('Every answer is gone.')).toHaveCount(0);
});

test('the count of changed files says what it counts, and the last step where the download is', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await expect(page.getByRole('button', { name: /^Files \d+ files changed$/ })).toBeVisible();
  await page.goto('./#apply');
  await expect(wizard.title('Apply')).toBeVisible();
  await page.getByRole('button', { name: 'Files and download' }).tap();
  await expect(wizard.downloadBundle).toBeVisible();
});

test('at 360 px the name of the cluster is in sight', async ({ wizard, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await wizard.open();
  await wizard.example();
  await expect(page.locator('.phonename')).toBeVisible();
  await expect(page.locator('.phonename')).toHaveText('prod-seoul');
});
