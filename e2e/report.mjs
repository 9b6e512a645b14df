// What the JSON reports of Vitest and Playwright tell: how many tests passed, and of each that failed its name and why.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './tool.mjs';

/**
 * @typedef {{ name: string, why: string }} Failure
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly Failure[] }} Report
 *
 * @typedef {{ fullName: string, status: string, failureMessages: readonly string[] }} UnitTest
 * @typedef {{ name: string, message: string, assertionResults: readonly UnitTest[] }} UnitFile
 *
 * @typedef {{ status: string, results: readonly { errors: readonly { message?: string }[] }[] }} BrowserTest
 * @typedef {{ title: string, file: string, tests: readonly BrowserTest[] }} Spec
 * @typedef {{ title: string, specs: readonly Spec[], suites?: readonly Suite[] }} Suite
 */

/** As much of a message as tells what was expected; the whole of it stands where the test failed. */
const LINES = 20;
const WIDTH = 300;

/** What Vitest's JSON has in place of the message of a test or a hook that took too long. */
const TOO_LONG = /STACK_TRACE_ERROR/g;

/**
 * @param {string} name
 * @param {readonly (string | undefined)[]} messages
 * @returns {Failure}
 */
const failure = (name, messages) => ({
  name,
  why: stripVTControlCharacters(messages.join('\n'))
    .trim()
    .split('\n')
    .filter((line) => !/^\s*at .*node_modules/.test(line))
    .slice(0, LINES)
    .map((line) => line.slice(0, WIDTH).replace(TOO_LONG, 'it took too long'))
    .join('\n'),
});

/**
 * A file that does not load has a message and no tests.
 * @param {UnitFile} file
 * @returns {readonly Failure[]}
 */
function unitFailures({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0 && message !== '') return [failure(file, [message])];
  return failed.map(({ fullName, failureMessages }) => failure(`${file}: ${fullName}`, failureMessages));
}

/**
 * @param {Suite} suite
 * @returns {readonly Failure[]}
 */
const browserFailures = ({ specs, suites = [] }) => [
  ...specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) =>
        failure(
          `${file}: ${title}`,
          results.flatMap(({ errors }) => errors.map(({ message }) => message)),
        ),
      ),
  ),
  ...suites.flatMap(browserFailures),
];

/**
 * @param {any} report as one of the two wrote it
 * @returns {Report}
 */
const told = (report) =>
  report.stats
    ? {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        skipped: report.stats.skipped,
        failures: [
          // Of no test: a file that does not load, a worker that ended, the server of the page.
          ...report.errors.map((/** @type {{ message?: string }} */ { message }) => failure('e2e', [message])),
          ...report.suites.flatMap(browserFailures),
        ],
      }
    : {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
        failures: report.testResults.flatMap(unitFailures),
      };

/**
 * A report in test-results; nothing where it was not written, or not to its end.
 * @param {string} name
 * @returns {Report}
 */
export function readReport(name) {
  try {
    return told(JSON.parse(readFileSync(join(root, 'test-results', name), 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}
