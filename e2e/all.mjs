// `npm test`: everything, on a fresh clone too. The parts run one after the other, all of them even where one fails; the
// last lines are what failed, and the sum over the reports of Vitest and Playwright.

import '../src/cli/install.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { readReport } from './report.mjs';
import { root, run } from './tool.mjs';

/** @param {string} name */
const announce = (name) => console.log(`\n== ${name} ==`);

rmSync(join(root, 'test-results'), { recursive: true, force: true });

announce('browser');
/** @type {string | undefined} */
let browser;
try {
  browser = await ensureBrowser();
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}

const REPORT = ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'];
const PARTS = [
  { name: 'check', report: 'house.json', start: () => run('node', ['e2e/check.mjs']) },
  { name: 'unit', report: 'unit.json', start: () => run('vitest', ['run', '--project=unit', ...REPORT]) },
  {
    name: 'e2e',
    report: 'e2e.json',
    start: () =>
      browser === undefined
        ? { ok: false, output: '' }
        : run('node', ['e2e/run.mjs'], { env: { CHROME_PATH: browser } }),
  },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const bad = [];
const failures = [];
for (const { name, report, start } of PARTS) {
  announce(name);
  const { ok } = await start();
  const sum = readReport(report);
  if (!ok) bad.push(name);
  failures.push(...sum.failures);
  // What no report tells: types, lint, a hook, an error between the tests.
  if (!ok && sum.failures.length === 0) failures.push({ name, why: `See what it said below "== ${name} ==".` });
  total.passed += sum.passed;
  // A part can fail without a failed test: a type error, a file that does not load, a browser that is not there.
  total.failed += !ok && sum.failed === 0 ? 1 : sum.failed;
  total.skipped += sum.skipped;
}

announce('all');
// Once more, because where only the end of a long output is kept, it has to tell.
for (const { name, why } of failures) console.log(`--- ${name}\n${why}\n`);
if (bad.length > 0) console.log(`Failed: ${bad.join(', ')}.`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = bad.length === 0 ? 0 : 1;
