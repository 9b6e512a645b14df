// Puts node_modules in the state that package-lock.json names, and says so on stderr; quiet where it is already there.
// Runs first of all on a fresh clone, so it knows nothing but Node's own modules.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} line */
const tell = (line) => process.stderr.write(`${line}\n`);

/**
 * The packages of a lock file by their folder; nothing where it cannot be read.
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds exactly what the lock file names. npm leaves a lock file of its own there when it is done. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json') ?? {};
  const found = packagesOf('node_modules/.package-lock.json');
  if (found === undefined || Object.keys(found).some((folder) => !(folder in wanted))) return false;
  return Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
    if (folder === '') return true;
    const there = found[folder];
    if (there === undefined) return optional === true;
    return there.version === version && there.integrity === integrity && existsSync(join(root, folder));
  });
}

/** `npm ci` with its output on stderr; development packages too, whatever NODE_ENV says. */
function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--loglevel=error'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return status === 0;
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  tell(
    `EKS Proxy Wizard needs Node 20.19 or a later 20, or Node 22.12 or later. This is Node ${process.versions.node}.`,
  );
  process.exit(1);
}
if (!isInstalled()) {
  tell('Installing the packages of package-lock.json (npm ci) ...');
  if (!install()) {
    tell('npm ci failed; trying once more ...');
    if (!install()) {
      tell('npm ci failed twice, see above. Behind a proxy, npm takes its address from HTTPS_PROXY.');
      process.exit(1);
    }
  }
}
