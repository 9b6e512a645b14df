// Before the browser tests: builds the page into a folder of this run's own and serves it on a free port, so that two
// runs never meet. Tests find it at WIZARD_URL, its files at WIZARD_SITE, and the one file at WIZARD_FILE.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { writeSingleFile } from '../src/build/single-file.ts';
import { findBrowser } from './browser.mjs';
import { root } from './tool.mjs';

export default async function serve() {
  if ((await findBrowser()) === undefined) throw new Error('There is no Chromium here: "npm run e2e" installs one.');
  const folder = await mkdtemp(join(tmpdir(), 'eks-proxy-wizard-'));
  const outDir = join(folder, 'dist');
  const options = { root, logLevel: 'warn', build: { outDir, emptyOutDir: true } } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0, open: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page is not served anywhere.');
  process.env.WIZARD_URL = url;
  process.env.WIZARD_SITE = outDir;
  process.env.WIZARD_FILE = await writeSingleFile(root, join(folder, 'dist-single'));
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
