// After one visit the page works without a network: every step, every part that comes later, every language. A new version is
// told, and comes when it is asked for.

import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster } from './pasted.ts';
import { test as base } from './site.ts';
import type { WizardPage } from './wizard-page.ts';

/** What tells the next release from this one. */
const NEW = '<meta name="release" content="next" />';

const isNew = (page: Page) => page.locator('meta[name="release"]');

const test = base.extend<{ newVersion: string }>({
  // The site as the next release would leave it: another page, and a part of it under another name.
  newVersion: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'new-version-'));
    await cp(process.env.WIZARD_SITE ?? '', folder, { recursive: true });
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'index.html'), page.replace('<title>', `${NEW}<title>`));
    const worker = await readFile(join(folder, 'sw.js'), 'utf8');
    const zip = (await readdir(join(folder, 'assets'))).find((name) => /^zip-.*\.js$/.test(name)) ?? '';
    await rename(join(folder, 'assets', zip), join(folder, 'assets', `new-${zip}`));
    const next = worker
      .replace(/(url:"index\.html",revision:")[^"]*/, '$1another')
      .replaceAll(`assets/${zip}`, `assets/new-${zip}`);
    expect(next).toContain('another');
    expect(next).toContain('assets/new-');
    await writeFile(join(folder, 'sw.js'), next);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test.use({ serviceWorkers: 'allow' });

/** Waits until the worker has kept every file and answers for this page. */
const whenKept = (page: Page) =>
  page.evaluate(async () => {
    const container = navigator.serviceWorker;
    await container.ready;
    if (container.controller === null) {
      await new Promise((resolve) => container.addEventListener('controllerchange', resolve, { once: true }));
    }
  });

/** A notice that offers something is there for a while, and this one comes behind it. */
const takeVersion = (page: Page) =>
  page.getByRole('status').getByRole('button', { name: 'Reload' }).click({ timeout: 60_000 });

async function walksEveryStep(wizard: WizardPage, page: Page) {
  await wizard.go('Cluster');
  await wizard.paste(describeCluster());
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await wizard.example();
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://proxy.offline.example:3128');
  await expect(wizard.preview).toContainText('proxy.offline.example');
  await wizard.go('Bypass');
  await expect(page.getByRole('table').first()).toBeVisible();
  await wizard.go('Nodes');
  await expect(page.getByRole('region', { name: 'Node group workers' })).toBeVisible();
  await wizard.go('Apply');
  await wizard.paste('no output of ours', wizard.verifyBox);
  await expect(page.getByText('There is nothing in this text to go by.')).toBeVisible();
  const { bytes } = await wizard.download();
  expect(new TextDecoder().decode(unzipSync(bytes)['proxy-env-vars-config.yaml'])).toContain('proxy.offline.example');
}

async function speaksEveryLanguage(page: Page) {
  for (const [button, name, lang] of [
    ['Language', '한국어', 'ko'],
    ['언어', '日本語', 'ja'],
    ['言語', 'English', 'en'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  }
}

test('the page of the first visit is whole once the network is cut', async ({ wizard, page, host }) => {
  test.slow();
  await wizard.open();
  await whenKept(page);
  host.close();
  await walksEveryStep(wizard, page);
  await speaksEveryLanguage(page);
});

test('it opens without a network, at any step and with any query, and is whole', async ({ wizard, page, host }) => {
  test.slow();
  page.on('dialog', (dialog) => dialog.accept());
  await wizard.open();
  await whenKept(page);
  host.close();
  await page.reload();
  await expect(wizard.title('Cluster')).toBeVisible();
  await walksEveryStep(wizard, page);
  await speaksEveryLanguage(page);
  await page.goto('./index.html?from=bookmark#bypass');
  await expect(wizard.title('Bypass')).toBeVisible();
  await page.goto('./?from=bookmark#nodes');
  await expect(wizard.title('Nodes')).toBeVisible();
});

test('the worker keeps every file that the page can ask for, and no other host is asked', async ({ wizard, page }) => {
  await wizard.open();
  await whenKept(page);
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    const requests = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname.replace('/some/path/', ''));
  });
  const assets = (await readdir(join(process.env.WIZARD_SITE ?? '', 'assets'))).map((name) => `assets/${name}`);
  expect(kept.sort()).toEqual([...assets, 'favicon.png', 'index.html', 'manifest.webmanifest'].sort());
});

test('a new version is told, takes nothing from the page that is open, and comes by a press', async ({
  wizard,
  page,
  host,
  newVersion,
}) => {
  test.slow();
  page.on('dialog', (dialog) => dialog.accept());
  await wizard.open();
  await whenKept(page);
  host.replaceBy(newVersion);
  await page.reload();
  await wizard.example();
  await wizard.fill('cluster.name', 'mine');
  // What was said just before stays as long as it would have.
  await expect(wizard.notice('The example is loaded.')).toBeVisible();
  await page.getByRole('button', { name: 'Put back what was here' }).click();
  await expect(wizard.notice('A new version is ready.')).toBeVisible({ timeout: 60_000 });
  await wizard.example();
  await wizard.fill('cluster.name', 'mine');
  await expect(isNew(page)).toHaveCount(0);
  expect((await wizard.download()).name).toBe('eks-proxy-wizard-mine.zip');

  // Nor does a reload bring it; it is told again once what is said first is gone.
  await page.reload();
  await expect(isNew(page)).toHaveCount(0);
  await expect(wizard.notice('Your answers from before are back.')).toBeVisible();
  await takeVersion(page);
  await expect(isNew(page)).toHaveCount(1);
  await expect(wizard.title('Cluster')).toBeVisible();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
});

test('another tab that is open learns of it and does not reload', async ({
  wizard,
  page,
  context,
  host,
  newVersion,
}) => {
  await wizard.open();
  await whenKept(page);
  const other = await context.newPage();
  await other.goto('./#proxy');
  await other.locator('[data-field="proxy.http"]').fill('http://typed.example:3128');
  host.replaceBy(newVersion);
  await page.reload();
  await takeVersion(page);
  await expect(isNew(page)).toHaveCount(1);
  await expect(other.getByRole('status').filter({ hasText: 'A new version is ready.' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(isNew(other)).toHaveCount(0);
  await expect(other.locator('[data-field="proxy.http"]')).toHaveValue('http://typed.example:3128');
});
