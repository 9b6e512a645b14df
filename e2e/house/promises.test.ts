// A browser test that opens a page does so by the fixture of e2e/wizard/page.ts, which fails it for a request to another
// host, a violation of the policy, an error on the console and an exception.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesUnder, root } from './files.ts';

/** The guarded `test`, or none and no page: one that Playwright's own `test` hands out is not watched. */
const isGuarded = (source: string): boolean =>
  /import \{[^}]*\btest\b[^}]*\} from '\.\/(?:wizard-page|page)\.ts'/.test(source)
    ? !/\bnewContext\b|\bbrowser\.newPage\b/.test(source)
    : !/\b(?:page|context|browser|wizard)\b[^'"`\n]*\}\) =>/.test(source);

test('every browser test opens its page where the promises are watched', () => {
  const specs = filesUnder('e2e/wizard').filter((path) => path.endsWith('.spec.ts'));
  expect(specs.length).toBeGreaterThan(30);
  expect(specs.filter((path) => !isGuarded(readFileSync(`${root}${path}`, 'utf8')))).toEqual([]);
});

test('a test that takes a page from elsewhere is found', () => {
  expect(isGuarded("import { test } from '@playwright/test';\ntest('x', async ({ page }) => {});")).toBe(false);
  expect(isGuarded("import { test } from './page.ts';\nawait browser.newContext();")).toBe(false);
  expect(isGuarded("import { test } from '@playwright/test';\ntest('x', async ({ request }) => {});")).toBe(true);
  expect(isGuarded("import { test } from './page.ts';\ntest('x', async ({ page }) => {});")).toBe(true);
});
