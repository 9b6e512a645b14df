// The shortcuts: each does what its list says, none acts while somebody types, and those of one character can be switched
// off.

import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { test } from './wizard-page.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const single = (page: Page) => dialog(page).getByRole('switch', { name: 'Single-key shortcuts' });

test('? opens the list, which has every key, and Escape gives the focus back', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.go('Proxy');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).locator('dl > div')).toHaveText([
    'Undo the last answerCtrlZ',
    'Redo itCtrlShiftZCtrlY',
    'Next stepCtrlEnterN',
    'Previous stepCtrlShiftEnterP',
    'Go to the first thing to fixF',
    'Switch between form and filesF6',
    'Copy the file shownC',
    'Select the whole file, inside its textCtrlA',
    'Download the bundle (.zip)CtrlS',
    'Show this list?',
  ]);
  // The dialog has the keys for itself.
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(wizard.title('Proxy')).toBeFocused();
});

test('the small button opens it too, and has the focus again after it', async ({ wizard, page }) => {
  await wizard.open();
  const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await button.click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(button).toBeFocused();
});

test('single keys walk the steps, go to what is to fix, and copy the file', async ({ wizard, page }) => {
  await wizard.open();
  await page.keyboard.press('n');
  await expect(wizard.title('Proxy')).toBeFocused();
  await page.keyboard.press('p');
  await expect(wizard.title('Cluster')).toBeFocused();
  await page.keyboard.press('p');
  await expect(wizard.title('Cluster')).toBeVisible();
  await page.keyboard.press('c');
  await expect(wizard.notice(/^Waits for /)).toBeVisible();
  await wizard.go('Apply');
  await page.keyboard.press('f');
  await expect(wizard.field('cluster.name')).toBeFocused();

  await wizard.example();
  await wizard.go('Bypass');
  await page.keyboard.press('c');
  await expect(wizard.notice('Copied proxy-env-vars-config.yaml')).toBeVisible();
  expect(await wizard.clipboard()).toBe(await wizard.previewText());
});

test('keys with Ctrl walk the steps and take the bundle, from within a field too', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.field('cluster.name').focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Proxy')).toBeFocused();
  await wizard.field('proxy.http').focus();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(wizard.title('Cluster')).toBeFocused();
  const { bytes } = await wizard.downloadedBy(() => page.keyboard.press('ControlOrMeta+s'));
  expect(Object.keys(unzipSync(bytes))).toContain('settings.json');
});

test('what is typed is text: in a field, a box, a list and the region', async ({ wizard, page }) => {
  await wizard.open();
  for (const [control, typed] of [
    [wizard.field('cluster.name'), 'npfc?'],
    [wizard.pasteBox, 'npfc?'],
    [wizard.field('cluster.vpcCidrs'), 'npfc?'],
    [wizard.field('cluster.region'), 'npfc?'],
  ] as const) {
    await control.focus();
    await page.keyboard.type(typed);
    await expect(control).toHaveValue(typed);
    await expect(control).toBeFocused();
  }
  await expect(wizard.title('Cluster')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
});

test('single keys are switched off in the list and stay off, the others and the button work on', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await page.keyboard.press('?');
  await expect(single(page)).toBeChecked();
  await single(page).click();
  await expect(dialog(page).getByText('switched off')).toHaveCount(5);
  await page.keyboard.press('Escape');
  await wizard.reload();
  await expect(wizard.title('Cluster')).toBeVisible();
  for (const key of ['n', '?']) await page.keyboard.press(key);
  await expect(wizard.title('Cluster')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Proxy')).toBeVisible();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await single(page).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(wizard.title('Bypass')).toBeVisible();
});

test.describe('on a Mac', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
  });

  test('the keys have the names of its keyboard', async ({ wizard, page }) => {
    await wizard.open();
    await page.keyboard.press('?');
    await expect(dialog(page).locator('dl > div').nth(1)).toHaveText('Redo it\u21e7\u2318Z');
    await expect(dialog(page).locator('dl > div').nth(2)).toHaveText('Next step\u2318ReturnN');
    await page.keyboard.press('Escape');
    await expect(page.locator('.formnav .hint')).toHaveText('\u2318Return');
    await page.keyboard.press('Meta+Enter');
    await expect(wizard.title('Proxy')).toBeFocused();
  });
});

for (const [language, title, first, off] of [
  ['ko', '키보드 단축키', '마지막 답변 실행 취소', '단일 키 단축키'],
  ['ja', 'キーボードショートカット', '直前の回答を元に戻す', '単一キーのショートカット'],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language });

    test('the list is in the language of the page', async ({ page }) => {
      await page.goto('./');
      await page.getByRole('button', { name: title }).click();
      const list = page.getByRole('dialog', { name: title });
      await expect(list).toContainText(first);
      await expect(list.getByRole('switch', { name: off })).toBeChecked();
    });
  });
}
