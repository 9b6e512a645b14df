// `npm run pictures`: draws the icons and the social card of public/ anew, of the mark and of the page itself. The pictures are
// kept in the repository, since each Chromium draws letters a little differently.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { ensureBrowser } from '../browser.mjs';
import serve from '../serve.ts';
import { root } from '../tool.mjs';

const DARK = '#121417';

/** The mark, on dark ground. */
const mark = readFileSync(join(root, 'e2e/pictures/mark.svg'), 'utf8');

interface Icon {
  readonly file: string;
  readonly size: number;
  /** Of the size: how wide the mark is, and how round the corners of its ground are. */
  readonly mark: number;
  readonly corner: number;
}

/** A maskable icon may be cut to the circle of 80 % (https://www.w3.org/TR/appmanifest/#icon-masks); iOS rounds by itself. */
const icons: readonly Icon[] = [
  // No SVG: a browser draws it anew for each place that it shows it in, while the page starts.
  { file: 'favicon.png', size: 64, mark: 0.8, corner: 0.2 },
  { file: 'icon-192.png', size: 192, mark: 0.7, corner: 0.2 },
  { file: 'icon-512.png', size: 512, mark: 0.7, corner: 0.2 },
  { file: 'icon-maskable-512.png', size: 512, mark: 0.56, corner: 0 },
  { file: 'apple-touch-icon.png', size: 180, mark: 0.66, corner: 0 },
];

async function drawn(browser: Browser, file: string, width: number, height: number, body: string) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(
    `<style>html, body { margin: 0; background: transparent } .ground { background: ${DARK}; overflow: hidden; position: relative;
     width: ${width}px; height: ${height}px; display: grid; place-items: center }</style>${body}`,
  );
  await page.screenshot({ path: join(root, 'public', file), omitBackground: true });
  await page.close();
  console.log(`public/${file}`);
}

/** The page with the example's files, in the dark, as a data: URL. */
async function pageShot(browser: Browser): Promise<string> {
  const page = await browser.newPage({
    viewport: { width: 1120, height: 760 },
    deviceScaleFactor: 1.5,
    colorScheme: 'dark',
  });
  await page.goto(new URL('./#proxy', process.env.WIZARD_URL).href);
  await page.getByRole('button', { name: 'Example', exact: true }).click();
  // The notice of the example goes by itself.
  await page
    .getByRole('status')
    .filter({ hasText: /./ })
    .evaluateAll((all) => {
      for (const one of all) one.remove();
    });
  const shot = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${shot.toString('base64')}`;
}

const card = (shot: string) => `
  <div class="ground" style="display: block; font-family: Inter, 'Noto Sans', system-ui, sans-serif; color: #eceef1">
    <div style="position: absolute; left: 64px; top: 56px; display: flex; gap: 20px; align-items: center">
      <div style="width: 64px">${mark}</div><b style="font-size: 44px">EKS Proxy Wizard</b></div>
    <p style="position: absolute; left: 64px; top: 132px; width: 1060px; margin: 0; font-size: 27px; line-height: 38px; color: #b4bac3">
      Every document it takes to put the nodes of an Amazon EKS cluster behind an HTTP proxy, computed from your cluster.</p>
    <img src="${shot}" style="position: absolute; left: 64px; top: 238px; width: 1072px; border-radius: 14px;
      box-shadow: 0 0 0 1px #343a43, 0 24px 60px #000" />
  </div>`;

const stop = await serve();
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { file, size, mark: width, corner } of icons) {
  const ground = `<div class="ground" style="border-radius: ${size * corner}px"><div style="width: ${size * width}px; line-height: 0">${mark}</div></div>`;
  await drawn(browser, file, size, size, ground);
}
await drawn(browser, 'social-card.png', 1200, 630, card(await pageShot(browser)));
await browser.close();
await stop();
