// `npm test`: everything, on a fresh clone too. The parts run one after the other, all of them even where one fails; the
// last line is the sum over the reports of Vitest and Playwright.

import '../src/cli/install.mjs';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root, run } from './tool.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

/**
 * What a report of Vitest or Playwright counted; nothing where it was not written.
 * @param {string} name
 * @returns {Sum}
 */
function counted(name) {
  try {
    const report = JSON.parse(readFileSync(join(root, 'test-results', name), 'utf8'));
    return report.stats
      ? {
          passed: report.stats.expected + report.stats.flaky,
          failed: report.stats.unexpected,
          skipped: report.stats.skipped,
        }
      : {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + report.numTodoTests,
        };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

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
for (const { name, report, start } of PARTS) {
  announce(name);
  const { ok } = await start();
  const sum = counted(report);
  // A part can fail without a failed test: a type error, a file that does not load, a browser that is not there.
  if (!ok && sum.failed === 0) sum.failed = 1;
  if (!ok) bad.push(name);
  total.passed += sum.passed;
  total.failed += sum.failed;
  total.skipped += sum.skipped;
}

announce('all');
if (bad.length > 0) console.log(`Failed: ${bad.join(', ')}.`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = bad.length === 0 ? 0 : 1;
