// Before the browser tests: builds the page into a folder of this run's own and serves it on a free port, so that two
// runs never meet. Tests find it at WIZARD_URL.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { findBrowser } from './browser.mjs';
import { root } from './tool.mjs';

export default async function serve() {
  if ((await findBrowser()) === undefined) throw new Error('There is no Chromium here: "npm run e2e" installs one.');
  const outDir = await mkdtemp(join(tmpdir(), 'eks-proxy-wizard-'));
  const options = { root, logLevel: 'warn', build: { outDir, emptyOutDir: true } } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0, open: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page is not served anywhere.');
  process.env.WIZARD_URL = url;
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
}
