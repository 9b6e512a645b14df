// The built page below a path of some other site: every address in it is relative, the parts that load later too.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster } from './pasted.ts';
import { test as base } from './wizard-page.ts';

const BELOW = '/some/path/';

const test = base.extend<{ astray: string[] }>({
  // What the page asked for that does not lie below its path.
  astray: async ({ browserName: _ }, use) => use([]),
  baseURL: async ({ astray }, use) => {
    const server = createServer(async (request, response) => {
      const { url = '' } = request;
      if (!url.startsWith(BELOW)) {
        astray.push(url);
        response.writeHead(404).end();
        return;
      }
      const answer = await fetch(new URL(url.slice(BELOW.length), process.env.WIZARD_URL));
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${BELOW}`);
    server.closeAllConnections();
    server.close();
  },
});

test('below another path, the page opens, reads a paste, walks its steps and hands out the bundle', async ({
  wizard,
  page,
  astray,
}) => {
  await wizard.open();
  await wizard.paste(describeCluster());
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await wizard.example();
  await wizard.go('Apply');
  expect(new URL(page.url()).pathname).toBe(BELOW);
  await wizard.paste('no output of ours', wizard.verifyBox);
  await expect(page.getByText('There is nothing in this text to go by.')).toBeVisible();
  expect(Object.keys(unzipSync((await wizard.download()).bytes))).toContain('apply.sh');
  await page.reload();
  await expect(wizard.title('Apply')).toBeVisible();
  expect(astray).toEqual([]);
});
