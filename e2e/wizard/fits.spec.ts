// Every step fits its window in every language: nothing is cut off, and nothing but code scrolls sideways. Zoom makes a
// window small: 1440 by 900 at 200 % has 720 by 450 CSS px, 1280 by 1024 at 400 % has 320 by 256.

import { expect, type Page } from '@playwright/test';
import { cutOff, tooWide } from './fits.ts';
import { LANGUAGES, type Language, said } from './said.ts';
import { STATES, STEPS, type StepId, show, speak, unfold } from './walk.ts';
import { test } from './wizard-page.ts';

/** What is in the way of somebody at this step: too wide, cut off, or out of reach. */
async function inTheWay(page: Page, step: StepId): Promise<readonly string[]> {
  const found = [...(await tooWide(page)), ...(await cutOff(page))];
  // The end of a step can be scrolled to.
  const last = page.locator('.form .scroll > *').last();
  await last.evaluate((part) => part.scrollIntoView({ block: 'end', behavior: 'instant' }));
  const { bottom = 0 } = await last.evaluate((part) => part.getBoundingClientRect());
  const { height } = page.viewportSize() ?? { height: 0 };
  return bottom > height ? [...found, `The end of ${step} is out of reach.`] : found;
}

const WINDOWS = [
  { name: '1440 px', width: 1440, height: 900, scale: 1 },
  { name: '1440 px at 200 %', width: 720, height: 450, scale: 2 },
  { name: '390 px', width: 390, height: 844, scale: 1 },
  { name: '360 px', width: 360, height: 740, scale: 1 },
  { name: '1280 px at 400 %', width: 320, height: 256, scale: 4 },
] as const;

for (const { name, width, height, scale } of WINDOWS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: scale, contextOptions: { reducedMotion: 'reduce' } });

    test('no step is too wide or cut off, in any language', async ({ wizard, page }) => {
      test.setTimeout(600_000);
      await wizard.open();
      for (const state of STATES) {
        await state.make(wizard);
        let spoken: Language = 'en';
        for (const language of LANGUAGES) {
          if (language !== spoken) await speak(page, language, spoken);
          spoken = language;
          for (const step of STEPS) {
            await show(page, step, language);
            await unfold(page);
            expect.soft(await inTheWay(page, step), `${state.name}, ${language}, ${step}`).toEqual([]);
          }
          if (width >= 720) continue;
          const panes = page.getByRole('region', { name: said(language, 'nav.actions') }).getByRole('button');
          await panes.nth(1).click();
          await expect(wizard.preview).toBeVisible();
          const found = [...(await tooWide(page)), ...(await cutOff(page))];
          expect.soft(found, `${state.name}, ${language}, files`).toEqual([]);
          await panes.first().click();
        }
        await speak(page, 'en', spoken);
      }
    });
  });
}
