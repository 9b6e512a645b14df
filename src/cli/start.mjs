// `npm start`: installs what is missing, builds the page and serves it on this machine only. The last line is its address.

import './install.mjs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const HOST = '127.0.0.1';
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/**
 * The port that PORT asks for; nothing where it is absent or empty.
 * @param {string | undefined} text
 */
function portFrom(text) {
  if (text === undefined || text.trim() === '') return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port < 1 || port > 65535) {
    return fail(`PORT must be a number from 1 to 65535, it is "${text}".`);
  }
  return port;
}

/**
 * Why a port cannot be had, as an error code; nothing where it is free.
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
const obstacleAt = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, HOST, () => probe.close(() => resolve(undefined)));
  });

const port = portFrom(process.env.PORT);
if (port !== undefined) {
  const obstacle = await obstacleAt(port);
  if (obstacle === 'EADDRINUSE') fail(`Port ${port} is taken. Stop what listens there, or set PORT to another one.`);
  if (obstacle !== undefined) fail(`Port ${port} cannot be used (${obstacle}). Set PORT to another one.`);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
// Asked to end, npm ends the shell that it started this with, and the shell tells nobody.
const shell = process.ppid;
if (process.env.npm_lifecycle_event !== undefined) {
  setInterval(() => process.ppid === shell || process.exit(0), 200).unref();
}

const { build, preview } = await import('vite');
process.stderr.write('Building the page ...\n');
try {
  await build({ root, logLevel: 'warn' });
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: { host: HOST, port: port ?? 4173, strictPort: port !== undefined, open: false },
  });
  console.log(`Serving dist/ on this machine only. Ctrl+C ends it.\n${server.resolvedUrls?.local[0]}`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
