// What the page loads before it comes to rest, and with it all that it needs to do its work.

import type { Browser } from '@playwright/test';

export interface Weight {
  readonly requests: number;
  /** Bytes as they come over the network: gzip. */
  readonly script: number;
  readonly all: number;
  /** Addresses outside of the page's own server. */
  readonly external: readonly string[];
}

export async function weightOf(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage();
  // As text: what tsx makes of a function is not known in the page.
  await page.addInitScript('window.requestIdleCallback = () => 0');
  const sizes: Promise<{ readonly url: string; readonly size: number }>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => ({ url: request.url(), size: responseBodySize })));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('html[data-started]').waitFor();
  const all = await Promise.all(sizes);
  await page.close();
  const sum = (some: typeof all) => some.reduce((total, { size }) => total + size, 0);
  return {
    requests: all.length,
    script: sum(all.filter((one) => one.url.endsWith('.js'))),
    all: sum(all),
    external: all.map((one) => one.url).filter((one) => !one.startsWith(url)),
  };
}
