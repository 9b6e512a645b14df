// A platform and a tool that nobody knows, with one line in each list: the page built of that offers them, asks their questions
// in their own words, and writes their files. e2e/made-up has the rest.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { build, type InlineConfig, type Plugin, preview } from 'vite';
import { root } from '../tool.mjs';
import { test as base } from './wizard-page.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`../made-up/${name}.ts`, import.meta.url));

/** The line that whoever adds a platform or a tool writes. */
const oneLine: Plugin = {
  name: 'one-line-in-each-list',
  enforce: 'pre',
  load: {
    filter: { id: /\/core\/documents\/(?:platforms|tools)\/index\.ts$/ },
    async handler(id) {
      const list = await readFile(id, 'utf8');
      const [name, file] = id.includes('/platforms/') ? ['madeUp', 'platform'] : ['madeUpTool', 'tool'];
      return `import { ${name} } from ${JSON.stringify(fileOf(file))};\n${list.replace(/\n\];\n$/, `\n  ${name},\n];\n`)}`;
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

test('the page offers them, asks their questions, and writes their files', async ({ wizard, page }) => {
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
  await wizard.choose('Tool', 'Made-up tool');
  await group.getByRole('textbox', { name: 'Pool' }).fill('blue');
  expect(await wizard.fileText('node-groups/workers/made-up-pool.json')).toContain('"Pool": "blue"');
  await wizard.go('Bypass');
  await wizard.go('Apply');
  await expect(wizard.runbookStep('Node group workers')).toBeVisible();
});
