// The one file, opened from file://: whole, in every language, under its own policy, and it asks for nothing.

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster } from './pasted.ts';
import { test as base } from './wizard-page.ts';

const test = base.extend<{ asked: string[] }>({
  baseURL: async ({ browserName: _ }, use) => use(pathToFileURL(process.env.WIZARD_FILE ?? '').href),
  // Every address that is asked for beside the file; what stands in the page or was made by it needs no asking.
  asked: async ({ context, baseURL }, use) => {
    const asked: string[] = [];
    context.on('request', (request) => {
      const url = request.url();
      if (url.replace(/#.*/, '') !== baseURL && !/^(?:data|blob):/.test(url)) asked.push(url);
    });
    await use(asked);
  },
});

test('it reads a paste, walks every step, and hands out the bundle, and asks for nothing', async ({
  wizard,
  page,
  baseURL,
  asked,
}) => {
  await page.goto(`${baseURL}#cluster`);
  await expect(wizard.title('Cluster')).toBeVisible();
  await wizard.paste(describeCluster());
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await wizard.example();
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://proxy.one-file.example:3128');
  await wizard.go('Bypass');
  await expect(page.getByRole('table').first()).toBeVisible();
  await wizard.go('Nodes');
  await expect(page.getByRole('region', { name: 'Node group workers' })).toBeVisible();
  await wizard.go('Apply');
  await wizard.paste('no output of ours', wizard.verifyBox);
  await expect(page.getByText('There is nothing in this text to go by.')).toBeVisible();
  const { bytes } = await wizard.download();
  const entries = unzipSync(bytes);
  expect(new TextDecoder().decode(entries['proxy-env-vars-config.yaml'])).toContain('proxy.one-file.example');
  await wizard.copyAll.click();
  await expect(wizard.notice(/^Copied \d+ files$/)).toBeVisible();
  await page.goBack();
  await expect(wizard.title('Nodes')).toBeVisible();
  // Nothing stands ready for a network that comes later.
  expect(await page.evaluate(() => navigator.serviceWorker?.controller ?? null)).toBeNull();
  expect(asked).toEqual([]);
});

for (const storage of ['kept', 'forbidden']) {
  test(`it speaks each language and is dark where that is chosen, with storage ${storage}`, async ({
    page,
    baseURL,
    asked,
  }) => {
    if (storage === 'forbidden') {
      await page.addInitScript(() => {
        const forbidden = {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        };
        Object.defineProperty(window, 'localStorage', forbidden);
        Object.defineProperty(window, 'sessionStorage', forbidden);
      });
    }
    await page.goto(`${baseURL}`);
    for (const [button, name, lang, label] of [
      ['Language', '한국어', 'ko', '언어'],
      ['언어', '日本語', 'ja', '言語'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('menuitem', { name }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.getByRole('button', { name: label })).toBeVisible();
    }
    await page.getByRole('button', { name: 'テーマ' }).click();
    await page.getByRole('menuitem', { name: 'ダーク' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    if (storage === 'kept') {
      await page.reload();
      await expect(page.getByRole('button', { name: '言語' })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    }
    expect(asked).toEqual([]);
  });
}

test('its policy allows its own scripts and styles by their hashes, and nothing to be asked for', async () => {
  const html = await readFile(process.env.WIZARD_FILE ?? '', 'utf8');
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy).toMatch(
    new RegExp(
      `^default-src 'none'; script-src ${hash} ${hash}; style-src ${hash} ${hash}; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'$`,
    ),
  );
  // The charset counts among the first 1024 bytes, the policy before what it governs.
  expect(Buffer.from(html).indexOf('<meta charset="utf-8"')).toBeLessThan(1000);
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(?:script|style|link)/));
});

test('a script that is not of the page does not run in it', async ({ page, baseURL, broken }) => {
  await page.goto(`${baseURL}`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.text = 'document.title = "taken"';
    document.body.append(script);
  });
  await expect.poll(() => broken.join('\n')).toMatch(/^policy violated: script-src-elem inline$/m);
  expect(await page.title()).not.toBe('taken');
  await page.close();
  broken.length = 0;
});
