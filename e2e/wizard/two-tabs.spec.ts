// Two tabs of one browser: each keeps its own answers, and none takes those of another.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const name = (page: Page) => page.locator('[data-field="cluster.name"]');
/** Loads the page, until it listens. */
async function open(page: Page) {
  await page.goto('./');
  await expect(page.locator('html[data-started]')).toBeAttached();
}

const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join('\n'));

async function type(page: Page, text: string) {
  await name(page).fill(text);
  await expect.poll(() => kept(page)).toContain(`"name":"${text}"`);
}

test('neither overwrites the other, and each comes back as it was', async ({ page, context }) => {
  await open(page);
  await type(page, 'first');
  const other = await context.newPage();
  await open(other);
  await expect(other.getByRole('status')).toContainText('Another tab of this browser has your answers.');
  await expect(name(other)).toHaveValue('');
  await type(other, 'second');
  await type(page, 'first-again');
  await Promise.all([page.reload(), other.reload()]);
  await expect(name(page)).toHaveValue('first-again');
  await expect(name(other)).toHaveValue('second');
});

test('a new tab begins with the newest answers that no tab has, once', async ({ page, context }) => {
  await open(page);
  await type(page, 'first');
  const second = await context.newPage();
  await open(second);
  await type(second, 'second');
  const third = await context.newPage();
  await open(third);
  await type(third, 'third');
  await second.close();
  await third.close();
  const next = await context.newPage();
  await open(next);
  await expect(name(next)).toHaveValue('third');
  const after = await context.newPage();
  await open(after);
  await expect(name(after)).toHaveValue('second');
  const last = await context.newPage();
  await open(last);
  await expect(name(last)).toHaveValue('');
  await expect(name(page)).toHaveValue('first');
});

test('two new tabs at once do not begin with the same', async ({ page, context }) => {
  await open(page);
  await type(page, 'first');
  await page.close();
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map(open));
  for (const tab of tabs) await expect(name(tab)).toBeVisible();
  const values = await Promise.all(tabs.map((tab) => name(tab).inputValue()));
  expect(values.sort()).toEqual(['', 'first']);
});

test('a tab that another one opened, with a copy of its memory, is another tab', async ({ page }) => {
  await open(page);
  await type(page, 'first');
  const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  await expect(name(copy)).toHaveValue('');
  await type(copy, 'second');
  await page.reload();
  await expect(name(page)).toHaveValue('first');
});

test('without locks, as on a page without TLS, no tab writes where another does', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await open(page);
  await type(page, 'first');
  const other = await context.newPage();
  await open(other);
  await expect(name(other)).toHaveValue('first');
  await type(other, 'second');
  await type(page, 'first-again');
  await Promise.all([page.reload(), other.reload()]);
  await expect(name(page)).toHaveValue('first-again');
  await expect(name(other)).toHaveValue('second');
});

test('switched off in one tab, no tab keeps anything', async ({ page, context }) => {
  await open(page);
  await type(page, 'first');
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: 'Save and open' }).click();
  await other.getByRole('switch', { name: 'Keep my answers in this browser' }).uncheck();
  expect(await kept(page)).toBe('off');
  await name(page).fill('more');
  await page.getByRole('button', { name: 'Save and open' }).click();
  await expect(page.getByRole('switch', { name: 'Keep my answers in this browser' })).not.toBeChecked();
  await page.waitForTimeout(600);
  expect(await kept(page)).toBe('off');
});
