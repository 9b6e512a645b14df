// Parts of the page that are fetched when first needed and do not come: offline, or gone after a new version was put in
// place. The page says so where the user looks, and loses nothing.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const LATER = '**/assets/*.js';

const cutOff = (page: Page) => page.route(LATER, (route) => route.abort());

/** The browser itself reports each request that failed; nothing else may be broken. */
function takeFailedRequests(broken: string[]) {
  for (const one of broken.splice(0)) expect(one).toMatch(/^console: Failed to load resource: net::ERR_FAILED$/);
}

async function expectOnlyRequestsFailed(broken: string[]) {
  await expect.poll(() => broken.length).toBeGreaterThan(0);
  takeFailedRequests(broken);
}

// Parts that are brought while the page has nothing else to do fail too, each in its time.
test.afterEach(({ broken }) => takeFailedRequests(broken));

test('a paste that cannot be read says so, stays in its box, and is read once the page is whole again', async ({
  wizard,
  page,
  broken,
}) => {
  await wizard.open();
  await cutOff(page);
  await wizard.paste('172.20.0.1');
  await expect(page.getByText('The part of the page that reads this did not load.')).toBeVisible();
  await expect(wizard.facts).toHaveCount(0);
  await wizard.go('Proxy');
  await wizard.go('Cluster');
  await expect(wizard.pasteBox).toHaveValue('172.20.0.1');
  await expect(page.getByText('The part of the page that reads this did not load.')).toBeVisible();
  await expectOnlyRequestsFailed(broken);

  await page.unroute(LATER);
  await wizard.paste('172.20.0.1');
  await expect(wizard.fact('Service CIDR')).toContainText('172.20.0.0/16');
  await expect(page.getByText('did not load')).toHaveCount(0);
});

test('a bundle that cannot be packed says so, and is downloaded once the page is whole again', async ({
  wizard,
  page,
  broken,
}) => {
  await wizard.open();
  await wizard.example();
  await cutOff(page);
  await wizard.downloadBundle.click();
  await expect(wizard.notice('Not downloaded: a part of the page did not load.')).toBeVisible();
  await wizard.copyAll.click();
  await expect(wizard.notice(/^Copied \d+ files$/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+S');
  await expect(wizard.notice('Not downloaded: a part of the page did not load.')).toBeVisible();
  await expectOnlyRequestsFailed(broken);

  await page.unroute(LATER);
  expect((await wizard.download()).name).toBe('eks-proxy-wizard-prod-seoul.zip');
});

test('a step that cannot be loaded says so in its place, and the others work', async ({ wizard, page, broken }) => {
  await page.route('**/assets/bypass-step-*.js', (route) => route.abort());
  await wizard.open();
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /^Bypass/ })
    .click();
  await expect(page.getByText('This step did not load.', { exact: false })).toBeVisible();
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://proxy.corp.example:3128');
  await expect(wizard.preview).toContainText('http://proxy.corp.example:3128');
  await expectOnlyRequestsFailed(broken);

  await page.unroute('**/assets/bypass-step-*.js');
  await wizard.go('Bypass');
  await expect(page.getByText('This step did not load.', { exact: false })).toHaveCount(0);
});

test('an example that cannot be loaded leaves the page as it is, and says so', async ({ wizard, page, broken }) => {
  await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
  await page.route('**/assets/core-*.js', (route) => route.abort());
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await page.getByRole('button', { name: 'Example', exact: true }).click();
  await expect(wizard.notice('A part of the page did not load. Try again, or load the page again.')).toBeVisible();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  await expectOnlyRequestsFailed(broken);

  await page.unroute('**/assets/core-*.js');
  await wizard.example();
  await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
});

test('a file whose colours do not come is there all the same, and has them once the page is whole again', async ({
  wizard,
  page,
  broken,
}) => {
  await page.route('**/assets/notation-*.js', (route) => route.abort());
  const failed = () => page.waitForEvent('requestfailed', (request) => request.url().includes('/notation-'));
  let next = failed();
  await wizard.open();
  await next;
  await wizard.example();
  next = failed();
  await wizard.showFile('apply.sh');
  await next;
  await expect(wizard.preview).toContainText('#!/usr/bin/env bash');
  await expectOnlyRequestsFailed(broken);
  await expect(wizard.preview.locator('.c')).toHaveCount(0);

  await page.unroute('**/assets/notation-*.js');
  await wizard.showFile('README.md');
  await wizard.showFile('apply.sh');
  await expect(wizard.preview.locator('.c').first()).toHaveText('#!/usr/bin/env bash');
});
