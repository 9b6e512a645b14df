// `npm run bench:page`: the page measured as its peers were. Builds, serves with gzip on loopback, and prints one table: of
// each figure what it is, what it has to be, and what was recorded (recorded.json). Fails where a figure that does not
// depend on the machine is over its limit or worse than recorded; `-- --record` records. `-- --no-lighthouse` leaves out
// what takes longest.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { writeSingleFile } from '../../../src/build/single-file.ts';
import { exampleDraft } from '../../../src/core/index.ts';
import { ensureBrowser } from '../../browser.mjs';
import { root } from '../../tool.mjs';
import { latencyOf, latencyOfNothing } from './latency.ts';
import { audit } from './lighthouse.ts';
import { serveGzip } from './serve.ts';
import { singleFile } from './single.ts';
import { weightOf } from './weight.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it may be at most, or at least. */
  readonly limit: number;
  readonly least?: boolean;
  /** Whether it is the same on every machine: then a loss fails. */
  readonly steady: boolean;
}

const KIB = 1024;
const recordedFile = fileURLToPath(new URL('./recorded.json', import.meta.url));
const record = process.argv.includes('--record');
const withLighthouse = !process.argv.includes('--no-lighthouse');

const [group] = exampleDraft.nodeGroups ?? [];
const fourGroups = JSON.stringify({
  ...exampleDraft,
  nodeGroups: [0, 1, 2, 3].map((index) => ({ ...group, name: `workers-${index}` })),
});

const folder = await mkdtemp(join(tmpdir(), 'eks-proxy-wizard-'));
const outDir = join(folder, 'dist');
const executablePath = await ensureBrowser();
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
const single = await writeSingleFile(root, join(folder, 'single'));
const server = await serveGzip(outDir);
const browser = await chromium.launch({
  executablePath,
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

const figures: Figure[] = [];
try {
  const { requests, script, all, external } = await weightOf(browser, server.url);
  figures.push(
    { name: 'first load, JavaScript, gzip', value: script / KIB, unit: 'KiB', limit: 200, steady: true },
    { name: 'first load, everything, gzip', value: all / KIB, unit: 'KiB', limit: 240, steady: true },
    { name: 'first load, requests', value: requests, unit: '', limit: 10, steady: true },
    { name: 'first load, requests to others', value: external.length, unit: '', limit: 0, steady: true },
  );
  const { usable, violations } = await singleFile(browser, single);
  figures.push(
    { name: 'single file, file://: usable after', value: usable, unit: 'ms', limit: 1000, steady: false },
    { name: 'single file, file://: CSP violations', value: violations, unit: '', limit: 0, steady: true },
  );
  for (const [slowdown, median, p95] of [
    [1, 4, 8],
    [4, 16, 30],
  ] as const) {
    const nothing = await latencyOfNothing(browser, slowdown);
    const least = (id: string, value: number) =>
      figures.push({
        ...{ name: `key to text, a page that does nothing else, CPU ${slowdown}x: ${id}`, value, unit: 'ms' },
        ...{ limit: Number.POSITIVE_INFINITY, steady: false },
      });
    least('median', nothing.median);
    least('p95', nothing.p95);
    least('longest event', nothing.longestEvent);
    const latency = await latencyOf(browser, server.url, fourGroups, slowdown);
    const name = `key to preview, 4 node groups, CPU ${slowdown}x`;
    figures.push(
      { name: `${name}: median`, value: latency.median, unit: 'ms', limit: median, steady: false },
      { name: `${name}: p95`, value: latency.p95, unit: 'ms', limit: p95, steady: false },
      { name: `${name}: longest event`, value: latency.longestEvent, unit: 'ms', limit: 50, steady: false },
    );
  }
  for (const preset of withLighthouse ? (['mobile', 'desktop'] as const) : []) {
    const found = await audit(server.url, preset, executablePath);
    const score = (id: 'performance' | 'accessibility' | 'best-practices' | 'seo', limit: number, steady: boolean) =>
      figures.push({ name: `Lighthouse ${preset}: ${id}`, value: found[id], unit: '', limit, least: true, steady });
    score('performance', 98, false);
    for (const id of ['accessibility', 'best-practices', 'seo'] as const) score(id, 100, true);
    for (const [id, limit, unit] of [
      ['fcp', 900, 'ms'],
      ['lcp', 1200, 'ms'],
      ['tbt', 100, 'ms'],
      ['cls', 0.01, ''],
    ] as const) {
      const name = `Lighthouse ${preset}: ${id.toUpperCase()}`;
      figures.push({ name, value: found[id], unit, limit, steady: id === 'cls' });
    }
  }
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
}

const recorded: Readonly<Record<string, number>> = JSON.parse(await readFile(recordedFile, 'utf8'));
/** Bytes differ a little from one version of a tool to the next. */
const SLACK = 1.01;
const over = ({ value, limit, least }: Figure) => (least ? value < limit : value > limit);
/** As it is recorded. */
const rounded = ({ value }: Figure) => Math.round(value * 100) / 100;
const lost = (figure: Figure) => {
  const before = recorded[figure.name];
  const now = rounded(figure);
  return before !== undefined && (figure.least ? now < before : now > before * SLACK);
};
const shown = (value: number) => String(Math.round(value * 10) / 10);

const wanted = ({ limit, least }: Figure) =>
  Number.isFinite(limit) ? `${least ? 'at least' : 'at most'} ${limit}` : 'for comparison';

console.log('| figure | now | limit | recorded | |');
console.log('|---|---|---|---|---|');
for (const figure of figures) {
  const { name, value, unit, steady } = figure;
  const before = recorded[name];
  const told = over(figure) ? 'over the limit' : steady && lost(figure) ? 'worse than recorded' : '';
  console.log(
    `| ${name} | ${shown(value)} ${unit} | ${wanted(figure)} | ${before === undefined ? '' : shown(before)} | ${told} |`,
  );
}
if (record) {
  const next = {
    ...recorded,
    ...Object.fromEntries(figures.map((figure) => [figure.name, rounded(figure)])),
  };
  await writeFile(recordedFile, `${JSON.stringify(next, null, 2)}\n`);
}
if (figures.some((figure) => figure.steady && (over(figure) || (!record && lost(figure))))) process.exitCode = 1;
