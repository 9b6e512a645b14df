// What axe finds: nothing, in every step, empty and filled, light and dark, wide and on a phone (WCAG 2.2 AA and axe's own
// best practices).

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { test, type WizardPage } from './wizard-page.ts';

// Through the protocol of the browser, which the policy of the page has no say in.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RUN: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** One line for each place that breaks a rule, once what moves or fades has come to its end. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
      else animation.finish();
    }
  });
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(
    (options) =>
      (Reflect.get(globalThis, 'axe') as { run(what: Document, how: RunOptions): Promise<AxeResults> }).run(
        document,
        options,
      ),
    RUN,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

const STEPS = ['Cluster', 'Proxy', 'Bypass', 'Nodes', 'Apply'] as const;
const WIDTHS = [
  [1440, 900],
  [768, 1024],
  [390, 844],
] as const;

async function everyStep(wizard: WizardPage, page: Page): Promise<void> {
  for (const step of STEPS) {
    await page.goto(`./#${step.toLowerCase()}`);
    await expect(wizard.title(step)).toBeVisible();
    expect.soft(await violations(page), step).toEqual([]);
  }
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of WIDTHS) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ colorScheme: theme, viewport: { width, height } });

      test('nothing answered', async ({ wizard, page }) => {
        await wizard.open();
        await everyStep(wizard, page);
      });

      test('the list of shortcuts, with single keys on and off', async ({ wizard, page }) => {
        await wizard.open();
        await page.keyboard.press('?');
        const single = page.getByRole('dialog').getByRole('switch');
        await expect(single).toBeChecked();
        expect.soft(await violations(page)).toEqual([]);
        await single.click();
        await expect(single).not.toBeChecked();
        expect.soft(await violations(page)).toEqual([]);
      });

      test('the example', async ({ wizard, page }) => {
        await wizard.open();
        await wizard.example();
        await everyStep(wizard, page);
      });
    });
  }
}
