// Light and dark, and what the served page may not hold.

import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

/** Whether the page is dark, as painted and not as claimed. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const numbers = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? [];
    return numbers.slice(0, 3).every((part) => Number(part) < 128);
  });

async function choose(page: Page, mode: string) {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitem', { name: mode }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

test('light and dark follow the system, at once when it changes', async ({ wizard, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await wizard.open();
  expect(await isDark(page)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => isDark(page)).toBe(false);
});

test('the choice of the menu wins over the system, and holds after a reload', async ({ wizard, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await wizard.open();
  await choose(page, 'Dark');
  await expect.poll(() => isDark(page)).toBe(true);
  await wizard.reload();
  await expect(wizard.title('Cluster')).toBeVisible();
  expect(await isDark(page)).toBe(true);
  // The choice and the answers are all that is kept.
  await wizard.example();
  await wizard.expectKept('"region":"ap-northeast-2"');
  const kept = await page.evaluate(() => [
    Object.keys(localStorage).sort(),
    Object.keys(sessionStorage),
    document.cookie,
  ]);
  const answers = expect.stringMatching(/^eks-proxy-wizard\.answers\.1\.[0-9a-f]{16}$/);
  expect(kept).toEqual([[answers, 'eks-proxy-wizard.theme'], [], '']);

  await choose(page, 'As the system');
  await expect.poll(() => isDark(page)).toBe(false);
  await wizard.reload();
  await expect(wizard.title('Cluster')).toBeVisible();
  expect(await isDark(page)).toBe(false);
});

// To the letter: the contract between page and browser, with the hashes of the one script and the one style that stand in
// the page. The last hash is that of the empty string.
const policyWith = (script: string, style: string) =>
  `default-src 'none'; script-src 'self' ${script}; style-src 'self' ${style} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; ` +
  "img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; " +
  "form-action 'none'";

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the served page has the policy first, one script and one style by their hashes, no style attribute, and relative addresses alone', async ({
  request,
}) => {
  const html = await (await request.get('./')).text();
  const policies = [...html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/g)];
  const inline = (element: string) =>
    [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, text = '']) => text);
  const [script = '', ...otherScripts] = inline('script');
  const [style = '', ...otherStyles] = inline('style');
  expect([...otherScripts, ...otherStyles]).toEqual([]);
  expect(policies.map(([, policy]) => policy)).toEqual([policyWith(hashOf(script), hashOf(style))]);
  // A policy counts for what comes behind it.
  expect(html.indexOf('<meta http-equiv="Content-Security-Policy"')).toBeLessThan(html.search(/<(script|link|style)/));
  expect(html).not.toMatch(/<script |<style |<[^>]*\sstyle=|<[^>]*\son[a-z]+=/i);
  const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.filter((address) => !/^(\.\/|#)/.test(address ?? ''))).toEqual([]);
});
