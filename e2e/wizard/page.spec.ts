// The guards of page.ts can fail: each of these tests breaks one promise, sees it noticed, and takes it back.

import { expect, type Page } from '@playwright/test';
import { test } from './page.ts';

test('the page as it opens breaks no promise', async ({ page, broken }) => {
  await page.goto('/');
  await page.locator('#root > *').first().waitFor();
  expect(broken).toEqual([]);
});

const promises: readonly (readonly [name: string, breakIt: (page: Page) => Promise<unknown>, noticed: RegExp])[] = [
  [
    'an inline script',
    (page) =>
      page.evaluate(() => {
        const script = document.createElement('script');
        script.text = 'window.ran = true';
        document.body.append(script);
      }),
    /^policy violated: script-src-elem inline$/m,
  ],
  [
    'a style attribute',
    (page) => page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p>')),
    /^policy violated: style-src-attr inline$/m,
  ],
  [
    'a call to another host',
    (page) => page.evaluate(() => fetch('https://proxy.example/').catch(() => undefined)),
    /^policy violated: connect-src https:\/\/proxy\.example\/$/m,
  ],
  ['an error on the console', (page) => page.evaluate(() => console.error('made up')), /^console: made up$/m],
  [
    'an exception that nobody catches',
    (page) =>
      page.evaluate(() => {
        setTimeout(() => {
          throw new Error('made up');
        });
      }),
    /^uncaught: Error: made up$/m,
  ],
  [
    'a page of another host',
    (page) => page.goto(page.url().replace('127.0.0.1', 'localhost')),
    /^request to another host: http:\/\/localhost:\d+\/$/m,
  ],
];

for (const [name, breakIt, noticed] of promises) {
  test(`${name} is noticed`, async ({ page, broken }) => {
    await page.goto('/');
    await breakIt(page);
    await expect.poll(() => broken.join('\n')).toMatch(noticed);
    await page.close();
    broken.length = 0;
  });
}
