// The single file from file://: how long until it listens to its user, and whether its policy is broken by anything.

import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import { percentile } from './figures.ts';

const TIMES = 5;

export interface Single {
  /** Milliseconds from the start of the navigation; the median. */
  readonly usable: number;
  /** Violations of its content security policy, of all visits. */
  readonly violations: number;
}

declare global {
  interface Window {
    single: { usable: number; violations: number };
  }
}

// As text: what tsx makes of a function is not known in the page.
const WATCH = `
  window.single = { usable: 0, violations: 0 };
  addEventListener('securitypolicyviolation', () => { window.single.violations += 1; });
  new MutationObserver(() => {
    if (window.single.usable === 0 && document.documentElement?.dataset.started !== undefined) {
      window.single.usable = performance.now();
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-started'] });
`;

/** Each visit has a profile of its own, so none finds anything of the one before. */
export async function singleFile(browser: Browser, path: string): Promise<Single> {
  const visits: Single[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(pathToFileURL(path).href);
    await page.locator('html[data-started]').waitFor();
    visits.push(await page.evaluate(() => window.single));
    await context.close();
  }
  return {
    usable: percentile(
      visits.map(({ usable }) => usable),
      50,
    ),
    violations: visits.reduce((sum, { violations }) => sum + violations, 0),
  };
}
