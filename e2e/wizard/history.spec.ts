// Back and Forward of the browser walk the steps: the focus goes to the heading, the questions are where they were, and on
// a phone Back leads from the files to the form.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const scrolled = (page: Page) => page.locator('.form .scroll').evaluate(({ scrollTop }) => scrollTop);

test('Back and Forward walk the steps, and the heading has the focus', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.go('Proxy');
  await expect(wizard.title('Proxy')).toBeFocused();
  await page.getByRole('link', { name: 'Next: Bypass' }).click();
  await expect(wizard.title('Bypass')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Nodes')).toBeFocused();
  for (const step of ['Bypass', 'Proxy', 'Cluster'] as const) {
    await page.goBack();
    await expect(wizard.title(step)).toBeFocused();
  }
  await page.goForward();
  await expect(wizard.title('Proxy')).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current="step"]')).toContainText('Proxy');
});

test('answers stay, and so do undo and redo', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  await wizard.fill('proxy.http', 'http://one.example:3128');
  await wizard.go('Nodes');
  await page.goBack();
  await expect(wizard.field('proxy.http')).toHaveValue('http://one.example:3128');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(wizard.field('proxy.http')).toHaveValue('');
});

test('Back comes to where the questions were scrolled, a link to their top', async ({ wizard, page }) => {
  await page.setViewportSize({ width: 1440, height: 600 });
  await wizard.open();
  await page.locator('.form .scroll').evaluate((box) => box.scrollTo(0, 300));
  await wizard.go('Proxy');
  expect(await scrolled(page)).toBe(0);
  await page.goBack();
  await expect(wizard.title('Cluster')).toBeFocused();
  expect(await scrolled(page)).toBe(300);
  await wizard.go('Proxy');
  await wizard.go('Cluster');
  expect(await scrolled(page)).toBe(0);
});

test('a mark in the files leads to its field on another step, and Back returns', async ({ wizard, page }) => {
  await wizard.open('Nodes');
  await wizard.preview.getByRole('button', { name: 'Proxy URL is missing. Go to the field.' }).first().click();
  await expect(wizard.field('proxy.http')).toBeFocused();
  await page.goBack();
  await expect(wizard.title('Nodes')).toBeFocused();
});

test('an address that names no step is the first one', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  await page.goto('./#nowhere');
  await expect(wizard.title('Cluster')).toBeFocused();
  await page.goBack();
  await expect(wizard.title('Proxy')).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  const files = (page: Page) => page.getByRole('button', { name: /^Files/ }).first();
  const form = (page: Page) => page.getByRole('button', { name: 'Form', exact: true });

  test('Back leads from the files to the form of the same step', async ({ wizard, page }) => {
    await wizard.open();
    await page.getByRole('link', { name: 'Next: Proxy' }).tap();
    await expect(wizard.title('Proxy')).toBeFocused();
    await files(page).tap();
    await expect(wizard.preview).toBeVisible();
    await page.goBack();
    await expect(wizard.preview).toBeHidden();
    await expect(wizard.field('proxy.http')).toBeVisible();
    await page.goBack();
    await expect(wizard.title('Cluster')).toBeFocused();
    await page.goForward();
    await page.goForward();
    await expect(wizard.preview).toBeVisible();
  });

  test('the Form button leaves nothing behind for Back to stop at', async ({ wizard, page }) => {
    await wizard.open();
    await page.getByRole('link', { name: 'Next: Proxy' }).tap();
    await files(page).tap();
    await expect(wizard.preview).toBeVisible();
    await form(page).tap();
    await expect(wizard.field('proxy.http')).toBeVisible();
    await page.goBack();
    await expect(wizard.title('Cluster')).toBeFocused();
  });
});
