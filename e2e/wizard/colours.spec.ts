// The colours of the code: each notation its own, fetched when it is first shown, and never in the way of the text.

import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { bundleOf, type Draft } from '../../src/core/index.ts';
import { test, type WizardPage } from './wizard-page.ts';

const ARTICLE = new URL('../golden/article-us-east-1/bundle/settings.json', import.meta.url);

/** A cluster whose groups have a file in every notation. */
const GROUPS = ['al2023-managed-launch-template', 'bottlerocket-managed-terraform', 'windows-managed-cloudformation'];

function clusterOf(all: Draft): Draft {
  const groups = all.nodeGroups?.filter(({ name = '' }) => GROUPS.includes(name)) ?? [];
  return { ...all, nodeGroups: groups };
}

const cluster = clusterOf(JSON.parse(readFileSync(ARTICLE, 'utf8')));
const texts = new Map(bundleOf(cluster).documents.map(({ path, text }) => [path, text]));

/** One file of each notation, and kinds that are in it (src/wizard/preview/colours/shades.ts). */
const FILES = [
  ['README.md', 'w s'],
  ['settings.json', 'k s n'],
  ['proxy-env-vars-config.yaml', 'k s c'],
  ['apply.sh', 'k s v w c n'],
  ['proxy-allow-list.squid.conf', 'c'],
  ['user-data.mime', 'k s c w'],
  ['user-data.toml', 'k s w c'],
  ['user-data.ps1', 'k s v w c'],
  ['main.tf', 'k s w c v'],
  ['template.yaml', 'k s n c'],
  ['launch-template.json', 'k s'],
] as const;

const code = (page: Page) => page.locator('pre.code > code');

/** Pastes the answers of a whole cluster, whose files are known. */
async function paste(wizard: WizardPage) {
  await wizard.paste(JSON.stringify(cluster));
  await expect(wizard.page.getByText('settings.json read: every answer is in the form')).toBeVisible();
}

/** Shows the first file of a name; answers its path. */
async function show(page: Page, name: string): Promise<string> {
  const tree = page.getByRole('navigation', { name: 'Generated files' });
  await tree
    .getByRole('button', { name, exact: true })
    .or(tree.getByRole('button', { name: `${name} ` }))
    .first()
    .click();
  const region = page.locator('.codewrap');
  await expect(region).toHaveAttribute('aria-label', new RegExp(`(^|/)${name.replaceAll('.', '\\.')}$`));
  return (await region.getAttribute('aria-label')) ?? '';
}

test('every notation has its colours, and the text stays the file', async ({ wizard, page }) => {
  await wizard.open();
  await paste(wizard);
  for (const [name, kinds] of FILES) {
    const path = await show(page, name);
    for (const kind of kinds.split(' '))
      await expect(code(page).locator(`.${kind}`).first(), `${path}: ${kind}`).toBeAttached();
    expect(await code(page).textContent(), path).toBe(texts.get(path));
  }
});

test('a notation comes when a file in it is first shown', async ({ wizard, page }) => {
  const fetched = new Set<string>();
  page.on('request', (request) => {
    const [, notation] = /\/notation-([a-z]+)-[^/]*\.js$/.exec(request.url()) ?? [];
    if (notation !== undefined) fetched.add(notation);
  });
  await wizard.open();
  await expect(code(page).locator('.k').first()).toBeAttached();
  expect([...fetched]).toEqual(['yaml']);
  await wizard.showFile('apply.sh');
  await expect(code(page).locator('.w').first()).toBeAttached();
  expect([...fetched]).toEqual(['yaml', 'bash']);
});

test('lines that nobody looks at are drawn plain, and get their colours once they are scrolled to', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await paste(wizard);
  await wizard.showFile('README.md');
  await expect(code(page).locator('.w').first()).toBeAttached();
  const last = code(page).locator('.l').filter({ hasText: '```' }).last();
  await expect(last.locator('.c')).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.locator('.c')).toHaveCount(1);
  await expect(last).toBeInViewport();
});

test('a value keeps its colour with every key', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  const line = code(page).locator('.l').filter({ hasText: 'HTTPS_PROXY' });
  await expect(line.locator('.k')).toHaveText('HTTPS_PROXY');
  const input = page.locator('input[name="proxy.http"]');
  await input.fill('http://p.example:3128');
  await input.evaluate((control: HTMLInputElement) => {
    const plain: string[] = [];
    Object.assign(window, { plain });
    control.addEventListener('input', () => {
      requestAnimationFrame(() => {
        const rows = [...document.querySelectorAll('pre.code .l')].filter((row) => row.textContent?.includes('_PROXY'));
        for (const row of rows.filter((one) => one.textContent?.includes('http:'))) {
          const text = [...row.querySelectorAll('.s')].map((part) => part.textContent).join('');
          if (text !== row.textContent?.split(': ')[1]?.trim()) plain.push(row.textContent ?? '');
        }
      });
    });
  });
  await input.press('Home');
  for (let right = 0; right < 'http://p'.length; right += 1) await input.press('ArrowRight');
  await input.pressSequentially('abcdefgh');
  for (let back = 0; back < 4; back += 1) await input.press('Backspace');
  await expect(line).toContainText('http://pabcd.example:3128"');
  expect(await page.evaluate(() => Reflect.get(window, 'plain'))).toEqual([]);
});

test('where the system chooses the colours, the code has one', async ({ wizard, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await wizard.open();
  await wizard.example();
  await wizard.showFile('apply.sh');
  await expect(code(page).locator('.w').first()).toBeAttached();
  const colours = await code(page).evaluate((element) => [
    ...new Set([...element.querySelectorAll('.l span')].map((part) => getComputedStyle(part).color)),
  ]);
  expect(colours).toHaveLength(1);
});
