// The container's recipe, as far as a machine without containers can run it: its nginx.conf in a real nginx, without root's
// powers over other folders, with the built page.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../tool.mjs';
import { test as base } from './wizard-page.ts';

// Debian has it outside of the PATH of a user.
const NGINX = ['/usr/sbin/nginx', 'nginx'].find((name) => spawnSync(name, ['-v']).status === 0);
const TYPES = '/etc/nginx/mime.types';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'close');
}

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
    const port = await freePort();
    const recipe = await readFile(join(root, 'src/serve/nginx.conf'), 'utf8');
    // Another port, page and place to write than in the container; and nothing else.
    const own = recipe
      .replace('listen 8080;', `listen 127.0.0.1:${port};`)
      .replaceAll(' /tmp/', ` ${folder}/`)
      .replaceAll('/usr/share/nginx/html', process.env.WIZARD_SITE ?? '');
    await writeFile(join(folder, 'nginx.conf'), own);
    const child = spawn(NGINX ?? '', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off; user root;'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const url = `http://127.0.0.1:${port}/`;
    const status = () =>
      fetch(url).then(
        (answer) => answer.status,
        () => `${child.exitCode} ${said}`,
      );
    await expect.poll(status).toBe(200);
    expect(said.replace(/.*\[warn\].*"user" directive.*\n/, '')).toBe('');
    await use(url);
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  },
});

test.use({ serviceWorkers: 'allow' });
test.skip(NGINX === undefined || !existsSync(TYPES), 'There is no nginx here.');

test('nginx serves the page by the recipe, packed and with its headers, and it works offline', async ({
  wizard,
  page,
  request,
  broken,
}) => {
  await wizard.open();
  await wizard.example();
  expect((await wizard.download()).name).toMatch(/\.zip$/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  const html = await request.get('./');
  const headers = html.headers();
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-cache');
  expect(headers.server).toBe('nginx');
  const [script = ''] = /assets\/[\w.-]+\.js/.exec(await html.text()) ?? [];
  const asset = (await request.get(`./${script}`)).headers();
  expect(asset['content-encoding']).toBe('gzip');
  expect(asset['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset['content-security-policy']).toBe(headers['content-security-policy']);
  expect((await request.get('./manifest.webmanifest')).headers()['content-type']).toMatch(
    /^application\/manifest\+json/,
  );

  for (const missing of ['_headers', 'nginx-headers.conf', 'assets/index-gone.js']) {
    const answer = await request.get(`./${missing}`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
    expect(answer.headers()['cache-control']).toBeUndefined();
    expect(answer.headers()['content-security-policy']).toBe(headers['content-security-policy']);
  }
  await page.goto('./not/there');
  await expect(page.getByRole('link', { name: 'EKS Proxy Wizard' })).toHaveJSProperty('pathname', '/');
  for (const promise of broken.splice(0)) expect(promise).toMatch(/^console: Failed to load resource: .* 404 /);
});
