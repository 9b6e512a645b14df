// `npm start` as a user meets it: the last line is an address that serves the page, and Ctrl+C ends it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { root } from '../tool.mjs';

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
}

/** Runs `npm start` in a process group of its own, as a terminal does. */
function start(port: string | undefined): Started {
  const { PORT: _, ...others } = process.env;
  const env = port === undefined ? others : { ...others, PORT: port };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, said: () => text };
}

/** A port that something listens on until `free` is called. */
async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port: String(port), free: () => new Promise((resolve) => server.close(resolve)) };
}

// The runs build into the same dist/.
test.describe.configure({ mode: 'serial' });

const ends = [
  ['Ctrl+C, which every process gets', (pid: number) => process.kill(-pid, 'SIGINT')],
  ['SIGTERM, which npm alone gets', (pid: number) => process.kill(pid, 'SIGTERM')],
] as const;

for (const [name, end] of ends) {
  test(`it serves the page at PORT, prints the address last, and ends on ${name}`, async ({ request }) => {
    test.slow();
    const { port, free } = await takenPort();
    await free();
    const { child, said } = start(port);
    const url = `http://127.0.0.1:${port}/`;
    await expect.poll(said, { timeout: 60_000 }).toMatch(new RegExp(`\\n${url}\\n$`));
    const page = await request.get(url);
    expect(page.status()).toBe(200);
    expect(await page.text()).toContain(`content="default-src 'none'; script-src 'self' 'sha256-`);
    end(child.pid ?? 0);
    await expect.poll(() => request.get(url).then(() => 'served', String)).toContain('ECONNREFUSED');
    expect(said()).toMatch(new RegExp(`\\n${url}\\s*$`));
  });
}

test('a PORT that is taken is told at once', async () => {
  const { port, free } = await takenPort();
  const { child, said } = start(port);
  await once(child, 'close');
  await free();
  expect(child.exitCode).toBe(1);
  expect(said()).toContain(`Port ${port} is taken.`);
});

for (const port of ['http', '0', '65536', '80.5', '-1']) {
  test(`PORT=${port} is told to be no port`, async () => {
    const { child, said } = start(port);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(said()).toContain(`PORT must be a number from 1 to 65535, it is "${port}".`);
  });
}
