// Lighthouse, by its own command: it is large and serves nothing else here, so npm brings it when it is first asked for.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { percentile } from './figures.ts';

/** The last one for Node 20. */
const VERSION = '12.8.2';
const RUNS = 3;

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const TIMES = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
} as const;

type Scores = Record<(typeof CATEGORIES)[number], number>;
type Times = Record<keyof typeof TIMES, number>;

/** Scores of 100; times in milliseconds, the shift of the layout without a unit. Medians of three runs. */
export type Audit = Scores & Times;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

async function run(url: string, preset: 'mobile' | 'desktop', browser: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  const output = join(folder, 'report.json');
  const flags = ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  await promisify(execFile)(
    'npm',
    [
      ...['exec', '--yes', '--', `lighthouse@${VERSION}`, url, '--output=json', `--output-path=${output}`, '--quiet'],
      ...[`--chrome-flags=${flags.join(' ')}`, `--only-categories=${CATEGORIES.join(',')}`],
      '--no-enable-error-reporting',
      ...(preset === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { env: { ...process.env, CHROME_PATH: browser }, timeout: 300_000, maxBuffer: 1e8 },
  );
  const report: Report = JSON.parse(await readFile(output, 'utf8'));
  await rm(folder, { recursive: true, force: true });
  return report;
}

/** What Lighthouse says of a page, as it simulates a phone on a slow network or a desktop. */
export async function audit(url: string, preset: 'mobile' | 'desktop', browser: string): Promise<Audit> {
  const reports: Report[] = [];
  for (let count = 0; count < RUNS; count += 1) reports.push(await run(url, preset, browser));
  const median = (value: (report: Report) => number) => percentile(reports.map(value), 50);
  const scores = CATEGORIES.map((id) => [
    id,
    median(({ categories }) => Math.round((categories[id]?.score ?? 0) * 100)),
  ]);
  const times = Object.entries(TIMES).map(([id, name]) => [
    id,
    median(({ audits }) => audits[name]?.numericValue ?? Number.NaN),
  ]);
  return Object.fromEntries([...scores, ...times]) as Audit;
}
