// What the page needs before it does its work: weighed, and held against the budget. The rest comes once it is in use.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { root } from '../tool.mjs';
import { test } from './wizard-page.ts';

const KIB = 1024;
const BUDGET = { script: 200 * KIB, all: 240 * KIB, requests: 10 };

/** The page never comes to rest, so that nothing is brought before it is needed. */
const withoutRest = (page: Page) => page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));

/** What was asked for, by its path, with its size as a server sends it: gzip. */
function watch(page: Page) {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    sizes.set(
      pathname,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
  });
  return async () => Promise.all([...sizes].map(async ([path, size]) => ({ path, size: await size })));
}

const sum = (some: readonly { readonly size: number }[]): number => some.reduce((total, { size }) => total + size, 0);

test('the first load keeps to its budget, and with it the first answer shows in the files', async ({
  wizard,
  page,
}) => {
  await withoutRest(page);
  const loaded = watch(page);
  await wizard.open();
  await wizard.fill('cluster.name', 'prod');
  await wizard.fill('cluster.serviceCidrs', '172.20.0.0/16');
  await expect(wizard.preview).toContainText('172.20.0.0/16');
  const all = await loaded();
  const told = all.map(({ path, size }) => `${path} ${size}`).join('\n');
  expect(all.length, told).toBeLessThanOrEqual(BUDGET.requests);
  expect(sum(all.filter(({ path }) => path.endsWith('.js'))), told).toBeLessThanOrEqual(BUDGET.script);
  expect(sum(all), told).toBeLessThanOrEqual(BUDGET.all);
});

test('the first load has the words of all that it shows, also where a step does not come', async ({
  wizard,
  page,
  broken,
}) => {
  await withoutRest(page);
  const keys = Object.keys(JSON.parse(readFileSync(join(root, 'src/wizard/locales/en.json'), 'utf8')));
  const untold = async () => {
    const shown = await page.locator('body').textContent();
    return keys.filter((key) => shown?.includes(key));
  };
  await wizard.open();
  expect(await untold()).toEqual([]);
  await page.route(/\/assets\/en-/, (route) => route.abort());
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Bypass/ })
    .click();
  await expect(page.getByText('This step did not load. Load the page again to get it.')).toBeVisible();
  expect(await untold()).toEqual([]);
  // The browser reports each request that failed.
  await expect.poll(() => broken.length).toBeGreaterThan(0);
  broken.length = 0;
});

test('what is typed and pressed before the program is there counts once it is', async ({ wizard, page }) => {
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./');
  await wizard.field('cluster.name').fill('typed-early');
  await page.getByRole('radio', { name: 'Public', exact: true }).check({ force: true });
  letGo();
  await expect(page.locator('html[data-started]')).toBeAttached();
  await expect(wizard.field('cluster.name')).toHaveValue('typed-early');
  await expect(page.locator('.crumb')).toHaveText('typed-early');
  await expect(page.getByRole('radio', { name: 'Public', exact: true })).toBeChecked();
});

test('the page as built is the page as it runs: nothing moves, nothing is drawn anew', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shifts });
  });
  await page.goto('./');
  const box = page.locator('[data-field="cluster.name"]');
  await box.evaluate((element) => Object.assign(window, { asBuilt: element }));
  await expect(page.locator('html[data-started]')).toBeAttached();
  expect(await box.evaluate((element) => element === Reflect.get(window, 'asBuilt'))).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
});
