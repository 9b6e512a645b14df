// `npm run e2e`: the browser tests, on a fresh clone too. Arguments go to Playwright.

import '../src/cli/install.mjs';
import { ensureBrowser } from './browser.mjs';
import { run } from './tool.mjs';

try {
  const browser = await ensureBrowser();
  const args = ['test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
  const { ok } = await run('playwright', args, { env: { CHROME_PATH: browser } });
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
