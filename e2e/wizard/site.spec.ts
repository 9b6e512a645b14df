// What a site has beside its page: the manifest, pictures, the page for an address that is not there, and its headers.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './site.ts';

const ofSite = (name: string) => readFile(join(process.env.WIZARD_SITE ?? '', name));

/** Width and height of a PNG, as its header says (https://www.w3.org/TR/png-3/#11IHDR). */
const sizeOf = (png: Buffer) => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
};

test('the browser takes the manifest, and each icon has the size it claims', async ({ page, context }) => {
  await page.goto('./');
  const browser = await context.newCDPSession(page);
  const { url, errors, data = '' } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(new URL(url).pathname).toBe('/some/path/manifest.webmanifest');
  // The one thing in the way of installing it is that a test has no profile.
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  const { icons } = JSON.parse(data);
  const drawn = icons.filter(({ type }: { type: string }) => type === 'image/png');
  expect(drawn.map(({ purpose = 'any', sizes }: Record<string, string>) => `${purpose} ${sizes}`)).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 512x512',
  ]);
  for (const { src, sizes } of icons) {
    if (sizes !== 'any') expect(sizeOf(await ofSite(src))).toBe(sizes);
    expect(String(await ofSite(src)).length).toBeGreaterThan(0);
  }
  expect(sizeOf(await ofSite('apple-touch-icon.png'))).toBe('180x180');
});

test('a link to the page shows a card', async ({ page }) => {
  await page.goto('./');
  const meta = (name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
  expect(await meta('twitter:card')).toBe('summary_large_image');
  for (const name of ['og:image', 'twitter:image']) {
    expect(await meta(name)).toBe('./social-card.png');
  }
  expect(sizeOf(await ofSite('social-card.png'))).toBe(
    `${await meta('og:image:width')}x${await meta('og:image:height')}`,
  );
  expect(await meta('og:title')).toBe('EKS Proxy Wizard');
});

for (const path of ['missing', 'deep/down/there/', 'deep/down/missing.html']) {
  test(`${path} is not there, and the page that says so leads home`, async ({ page, wizard, broken }) => {
    const answer = await page.goto(`./${path}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
    const home = page.getByRole('link', { name: 'EKS Proxy Wizard' });
    await expect(home).toHaveJSProperty('pathname', '/some/path/');
    // The browser reports each 404, this page's own too. Nothing else may be broken: no policy, no script.
    for (const promise of broken.splice(0)) expect(promise).toMatch(/^console: Failed to load resource: .* 404 /);
    await home.click();
    await expect(wizard.title('Cluster')).toBeVisible();
  });
}

test('the headers say what a page cannot, and that files with a hash in their name never change', async ({
  request,
}) => {
  const page = (await request.get('./')).headers();
  expect(page['content-security-policy']).toMatch(/^default-src 'none'; .*; frame-ancestors 'none'$/);
  expect(page['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
  expect(page['x-content-type-options']).toBe('nosniff');
  expect(page['referrer-policy']).toBe('no-referrer');
  expect(page['cache-control']).toBe('no-cache');
  expect((await request.get('./sw.js')).headers()['cache-control']).toBe('no-cache');
  const [script = ''] = /assets\/[\w.-]+\.js/.exec(String(await ofSite('index.html'))) ?? [];
  expect((await request.get(`./${script}`)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
});
