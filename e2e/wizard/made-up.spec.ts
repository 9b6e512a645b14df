// A platform that nobody knows, with one line in the list: the page built of that offers it, asks its question in its own
// words, and writes its file. e2e/made-up has the rest.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { build, type InlineConfig, type Plugin, preview } from 'vite';
import { root } from '../tool.mjs';
import { test as base } from './wizard-page.ts';

const definition = fileURLToPath(new URL('../made-up/platform.ts', import.meta.url));

/** The line that whoever adds a platform writes. */
const oneLine: Plugin = {
  name: 'one-line-in-the-list',
  enforce: 'pre',
  load: {
    filter: { id: /\/core\/documents\/platforms\/index\.ts$/ },
    async handler(id) {
      const list = await readFile(id, 'utf8');
      return `import { madeUp } from ${JSON.stringify(definition)};\n${list.replace(/\n\];\n$/, '\n  madeUp,\n];\n')}`;
    },
  },
};

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const outDir = await mkdtemp(join(tmpdir(), 'made-up-'));
    const options: InlineConfig = { root, logLevel: 'error', plugins: [oneLine], build: { outDir, emptyOutDir: true } };
    await build(options);
    const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0, open: false } });
    await use(server.resolvedUrls?.local[0]);
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  },
});

test('the page offers it, asks its question, and writes its user data', async ({ wizard, page }) => {
  test.setTimeout(180_000);
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  await wizard.choose('Platform', 'Made-up Linux');
  const group = page.getByRole('region', { name: 'Node group workers' });
  await expect(group.getByText('An example. Drop-ins give the proxy to its services.')).toBeVisible();
  await expect(group.getByRole('radio', { name: 'Managed', exact: true })).toHaveCount(0);
  await group.getByRole('textbox', { name: 'Channel' }).fill('edge');
  expect(await wizard.fileText('node-groups/workers/user-data.mime')).toContain('echo edge >/etc/made-up-channel');
  await wizard.go('Bypass');
  await wizard.go('Apply');
  await expect(wizard.runbookStep('Node group workers')).toBeVisible();
});
