// Text of a file that is selected by hand: what is copied is the file's own text and nothing around it, and a part with
// a value missing or wrong stays.

import { expect, type Locator } from '@playwright/test';
import { test, type WizardPage } from './wizard-page.ts';

const HELD = 'Not copied: a value in the selected text is missing or wrong';
const KEPT = 'what was there before';

/** Selects with the mouse, from the beginning of one element to the end of another. */
async function drag({ page }: WizardPage, from: Locator, to: Locator) {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (start === null || end === null) throw new Error('There is nothing to drag over.');
  await page.mouse.move(start.x + 1, start.y + 3);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width - 2, end.y + end.height - 3, { steps: 8 });
  await page.mouse.up();
}

/** Copies what is selected and answers what is on the clipboard then. */
async function copied(wizard: WizardPage): Promise<string> {
  await wizard.page.evaluate((text) => navigator.clipboard.writeText(text), KEPT);
  await wizard.page.keyboard.press('ControlOrMeta+C');
  return wizard.clipboard();
}

const caption = ({ page }: WizardPage): Locator => page.locator('.codewrap .about');
const lineOf = ({ preview }: WizardPage, text: string): Locator => preview.locator('code > *', { hasText: text });

test('from the caption to a line below a gap, nothing is copied and the reason is said', async ({ wizard }) => {
  await wizard.open();
  await drag(wizard, caption(wizard), lineOf(wizard, 'NO_PROXY: '));
  expect(await wizard.page.evaluate(() => String(getSelection()))).toContain('HTTP_PROXY');
  expect(await copied(wizard)).toBe(KEPT);
  await expect(wizard.notice(HELD)).toBeVisible();
});

test('a selection of the whole page is held back too while a value is missing', async ({ wizard, page }) => {
  await wizard.open();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  expect(await copied(wizard)).toBe(KEPT);
  await expect(wizard.notice(HELD)).toBeVisible();
});

test('from the caption to the last line of a whole file, the file is copied without the caption', async ({
  wizard,
}) => {
  await wizard.open();
  await wizard.example();
  await expect(wizard.preview).toContainText('http://proxy.corp.example:3128');
  await drag(wizard, caption(wizard), lineOf(wizard, 'NO_PROXY: '));
  expect((await copied(wizard)).trimEnd()).toBe((await wizard.previewText()).trimEnd());
});

test('lines without a gap are copied as they are, whatever else the file waits for', async ({ wizard, page }) => {
  await wizard.open();
  await drag(wizard, lineOf(wizard, 'apiVersion'), lineOf(wizard, 'namespace'));
  const text = await copied(wizard);
  expect(text).toMatch(/^apiVersion: v1\nkind: ConfigMap\n[\s\S]*namespace: kube-system\n?$/);
  await expect(page.getByRole('status').filter({ hasText: HELD })).toHaveCount(0);
});

test('a selection that touches no file is copied as the browser does it', async ({ wizard, page }) => {
  await wizard.open();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.lead') ?? document.body));
  expect(await copied(wizard)).toMatch(/^Answer here, .* what your terminal shows\.$/);
  // What is selected in a field is the field's own business, with a file selected beside it.
  await wizard.field('cluster.name').fill('prod');
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.codewrap') ?? document.body));
  await wizard.field('cluster.name').selectText();
  expect(await copied(wizard)).toBe('prod');
});
