// What a screen reader hears of: the step that opened, and what an answer changed in the files.

import { expect, type Page } from '@playwright/test';
import { LANGUAGES, said } from './said.ts';
import { STEPS, show, unfold } from './walk.ts';
import { test } from './wizard-page.ts';

test('a step that opens takes the focus to its heading, which says its place, and the window says it too', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await expect(page).toHaveTitle('Cluster - EKS Proxy Wizard');
  await expect(page.locator('body')).toBeFocused();
  await wizard.go('Nodes');
  await expect(wizard.title('Nodes')).toBeFocused();
  await expect(wizard.title('Nodes')).toHaveText('Nodes step 4 of 5');
  await expect(page).toHaveTitle('Nodes - EKS Proxy Wizard');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Learn more', { exact: true })).toBeFocused();
  await page.getByRole('link', { name: 'Next: Apply' }).click();
  await expect(wizard.title('Apply')).toBeFocused();
  await page.goBack();
  await expect(wizard.title('Nodes')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Apply')).toBeFocused();
});

test('on a phone the heading on top gets it', async ({ wizard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await wizard.open();
  await page.getByRole('link', { name: 'Next: Proxy' }).click();
  await expect(wizard.title('Proxy')).toBeFocused();
  await expect(wizard.title('Proxy')).toHaveText('Proxy step 2 of 5');
});

test('whoever goes to a field of another step gets the field', async ({ wizard }) => {
  await wizard.open('Nodes');
  await wizard.preview.getByRole('button', { name: 'Proxy URL is missing. Go to the field.' }).first().click();
  await expect(wizard.field('proxy.http')).toBeFocused();
});

/** Everything that was told about the files from now on. */
async function hear(page: Page) {
  const news = page.getByTestId('preview-news');
  await news.evaluate((line) => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    new MutationObserver(() => heard.push(line.textContent ?? '')).observe(line, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate((): readonly string[] => Reflect.get(globalThis, 'heard'));
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`at ${width} px the files tell what changed once the typing rests, and not for each key`, async ({
    wizard,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.clock.install();
    await wizard.open('Proxy');
    // What comes once the page is in use judges the answers anew, and the rest begins anew with it.
    const brought = page.waitForEvent('requestfinished', (request) => request.url().includes('/assets/core-'));
    await page.keyboard.press('Shift');
    await page.clock.runFor(5_000);
    await brought;
    await page.clock.runFor(5_000);
    await page.clock.pauseAt(Date.now() + 60_000);
    await expect(page.getByTestId('preview-news')).toHaveAttribute('aria-live', 'polite');
    const heard = await hear(page);
    await wizard.field('proxy.http').focus();
    await page.keyboard.type('http://proxy.example:3128');
    await page.clock.runFor(1_000);
    expect(await heard()).toEqual([]);
    await page.clock.runFor(500);
    await expect
      .poll(heard)
      .toEqual([expect.stringMatching(/^proxy-env-vars-config\.yaml: 2 lines changed; \d+ more files changed$/)]);
    // What comes to the same files is no news.
    await page.keyboard.type('9');
    await page.keyboard.press('Backspace');
    await page.clock.runFor(5_000);
    expect(await heard()).toHaveLength(1);
  });
}

test('each question says why it is asked, in each language, and each step has more to learn in its place', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  for (const step of STEPS) {
    await show(page, step);
    const more = page.locator('.form details').filter({ hasText: 'Learn more' });
    await expect(more).toHaveJSProperty('open', false);
    await page.getByText('Learn more', { exact: true }).press('Enter');
    await expect(more).toHaveJSProperty('open', true);
    const facts = await more.getByRole('listitem').allTextContents();
    expect(facts.length).toBeGreaterThanOrEqual(3);
    expect(facts.length).toBeLessThanOrEqual(6);
    for (const language of LANGUAGES) {
      for (const number of facts.keys()) expect(said(language, `learn.${step}.${number + 1}`)).toMatch(/[.。]$/);
    }
    await unfold(page);
    const unexplained = page.locator('.form .field:not(:has(.help:not(:empty), .opt:not(:empty)))');
    expect(await unexplained.allTextContents(), step).toEqual([]);
  }
});
