// What axe finds: nothing, in every step, language and state, light and dark, wide and on a phone (WCAG 2.2 AA and axe's own
// best practices). One page for each look: all else is switched in it, and axe is brought to it once.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { LANGUAGES, type Language, said } from './said.ts';
import { STATES, STEPS, show, speak, unfold } from './walk.ts';
import { test } from './wizard-page.ts';

// Through the protocol of the browser, which the policy of the page has no say in.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const RUN: RunOptions = {
  runOnly: [...LEVELS, 'best-practice'],
  resultTypes: ['violations'],
  // Its styles are all in the document, and there is no frame.
  preload: false,
  iframes: false,
};

/** A menu that opens is no part of a landmark, which is axe's own wish and no rule of WCAG. */
const WCAG: RunOptions = { ...RUN, runOnly: LEVELS };

/** One line for each place that breaks a rule, once what moves or fades has come to its end. */
async function violations(page: Page, how: RunOptions = RUN): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
      else animation.finish();
    }
  });
  const { violations: found } = await page.evaluate(
    (options) =>
      (Reflect.get(globalThis, 'axe') as { run(what: Document, how: RunOptions): Promise<AxeResults> }).run(
        document,
        options,
      ),
    how,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

const WIDTHS = [
  [1440, 900],
  [768, 1024],
  [390, 844],
] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of WIDTHS) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ colorScheme: theme, viewport: { width, height } });

      test('every step in every language, empty, filled and wrong', async ({ wizard, page }) => {
        test.setTimeout(600_000);
        await wizard.open();
        await page.evaluate(axe);
        const look = async (what: string) => expect.soft(await violations(page), what).toEqual([]);
        for (const { name, make } of STATES) {
          await make(wizard);
          let spoken: Language = 'en';
          for (const language of LANGUAGES) {
            if (language !== spoken) await speak(page, language, spoken);
            spoken = language;
            for (const step of STEPS) {
              await show(page, step, language);
              await unfold(page);
              await look(`${name}, ${language}, ${step}`);
            }
            if (width < 720) {
              await page
                .getByRole('region', { name: said(language, 'nav.actions') })
                .getByRole('button')
                .nth(1)
                .click();
              await look(`${name}, ${language}, files`);
            }
          }
          await speak(page, 'en', spoken);
        }
      });
    });
  }
}

test('the list of things to fix, the menus and the dialogs', async ({ wizard, page }) => {
  test.setTimeout(120_000);
  await wizard.open();
  await page.evaluate(axe);
  for (const [button, opened] of [
    ['6 values to give', 'dialog'],
    ['Language', 'menu'],
    ['Theme', 'menu'],
    ['Save and open', 'dialog'],
    ['Keyboard shortcuts', 'dialog'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole(opened)).toBeVisible();
    expect.soft(await violations(page, WCAG), button).toEqual([]);
    for (const one of await page.getByRole(opened).getByRole('switch').all()) {
      await one.click();
      expect.soft(await violations(page, WCAG), `${button}, switched`).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole(opened)).toHaveCount(0);
  }
});
