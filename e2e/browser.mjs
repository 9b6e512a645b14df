// Finds a Chromium for the browser tests, or installs one, and says which.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './tool.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @param {string} line */
const tell = (line) => process.stderr.write(`${line}\n`);

/**
 * Whether a browser starts at all: a download may lack shared libraries, and Ubuntu's `chromium-browser` may be a stub.
 * @param {string} path
 */
const starts = (path) => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** The browser that Playwright downloads for itself, where it is there and starts. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : undefined;
}

/** The first browser on PATH that starts. */
const onPath = () =>
  NAMES.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find(
    (path) => existsSync(path) && starts(path),
  );

/** Whether Debian's own package can be installed here. */
function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {readonly string[]} args */
const apt = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * A Chromium that is there: CHROME_PATH, Playwright's own, or one on PATH.
 * @returns {Promise<string | undefined>}
 * @throws where CHROME_PATH names no browser that starts
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
    if (!starts(named)) throw new Error(`CHROME_PATH is ${named}, and it does not start.`);
    return named;
  }
  return (await playwrightsOwn()) ?? onPath();
}

/**
 * A Chromium, installed if none is there: Playwright's download, else as root on Debian or Ubuntu the package.
 * @returns {Promise<string>}
 * @throws with what to do, where neither works
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found !== undefined) {
    tell(`Browser: ${found}`);
    return found;
  }
  tell('Browser: none found. Downloading one with "playwright install chromium" ...');
  const download = await run('playwright', ['install', '--no-shell', 'chromium'], {
    quiet: true,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  });
  const downloaded = await playwrightsOwn();
  if (downloaded !== undefined) {
    tell(`Browser: ${downloaded}`);
    return downloaded;
  }
  const reason = /^.*Error: .*$/m.exec(download.output)?.[0] ?? 'it does not start: it lacks libraries of the system';
  tell(`Browser: that did not work (${reason.trim()}).`);
  if (isRootOnDebian()) {
    tell('Browser: installing the package with "apt-get install chromium" ...');
    const packaged =
      apt(['-q', 'update']) && apt(['-q', 'install', '-y', '--no-install-recommends', 'chromium']) && onPath();
    if (packaged) {
      tell(`Browser: ${packaged}`);
      return packaged;
    }
  }
  throw new Error(
    'There is no Chromium, and none could be installed. Install Chromium or Google Chrome so that it is on PATH, ' +
      'or set CHROME_PATH to one, and run this again.',
  );
}
