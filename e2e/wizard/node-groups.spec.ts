// Several node groups: add, copy, move, take out and put back, by keyboard and by touch; each has its folder, and the
// files of the cluster are there once.

import { expect, type Page } from '@playwright/test';
import { entriesOf } from '../golden/zip-entries.ts';
import { test, type WizardPage } from './wizard-page.ts';

const names = (page: Page) => page.locator('.group h2 b');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function fourGroups(wizard: WizardPage) {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  await button(wizard.page, 'Duplicate workers').click();
  await button(wizard.page, 'Duplicate workers').click();
  await button(wizard.page, 'Add a node group').click();
  await expect(names(wizard.page)).toHaveText(['workers', 'workers-3', 'workers-2', 'workers-4']);
}

test('each group has a folder of its own, and the files of the cluster are there once', async ({ wizard }) => {
  await fourGroups(wizard);
  const { bytes } = await wizard.download();
  const paths = [...entriesOf(bytes).keys()];
  const folders = new Set(paths.flatMap((path) => /node-groups\/([^/]+)\//.exec(path)?.[1] ?? []));
  expect([...folders].sort()).toEqual(['workers', 'workers-2', 'workers-3', 'workers-4']);
  expect(paths.filter((path) => path.endsWith('apply.sh'))).toHaveLength(1);
  expect(paths.filter((path) => path.endsWith('proxy-env-vars-config.yaml'))).toHaveLength(1);
});

test('a copy has every answer of its group but the name, which has the focus', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  const [option] = await page.locator('[data-field^="nodeGroups.0.options."]').all();
  const field = (await option?.getAttribute('data-field')) ?? '';
  await button(page, 'Duplicate workers').click();
  await expect(wizard.notice('workers-2 is a copy of workers.')).toBeVisible();
  await expect(wizard.field('nodeGroups.1.name')).toBeFocused();
  await expect(wizard.field('nodeGroups.1.name')).toHaveValue('workers-2');
  await expect(wizard.field(field.replace('.0.', '.1.'))).toBeVisible();
  // What is typed into the copy stays there.
  await wizard.fill('nodeGroups.1.name', 'builders');
  await expect(names(page)).toHaveText(['workers', 'builders']);
});

test('groups move by keyboard, the focus stays on the button and the place is said', async ({ wizard, page }) => {
  await fourGroups(wizard);
  await button(page, 'Move workers down').focus();
  await page.keyboard.press('Enter');
  await expect(names(page)).toHaveText(['workers-3', 'workers', 'workers-2', 'workers-4']);
  await expect(wizard.notice('workers is 2 of 4 now.')).toBeVisible();
  await expect(button(page, 'Move workers down')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(names(page)).toHaveText(['workers-3', 'workers-2', 'workers-4', 'workers']);
  await expect(wizard.notice('workers is 4 of 4 now.')).toBeVisible();
  // At the end the button leads nowhere, and keeps the focus.
  await expect(button(page, 'Move workers down')).toBeFocused();
  await expect(button(page, 'Move workers down')).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(names(page).last()).toHaveText('workers');
  await expect(button(page, 'Move workers-3 up')).toBeDisabled();
});

test('a group that was taken out comes back to its place by the notice, from another step too', async ({
  wizard,
  page,
}) => {
  await fourGroups(wizard);
  await button(page, 'Remove workers-3').click();
  await expect(names(page)).toHaveText(['workers', 'workers-2', 'workers-4']);
  await expect(wizard.notice('workers-3 is removed.')).toBeVisible();
  await button(page, 'Put it back').click();
  await expect(names(page)).toHaveText(['workers', 'workers-3', 'workers-2', 'workers-4']);
  await expect(wizard.field('nodeGroups.1.name')).toBeFocused();

  await button(page, 'Remove workers').click();
  await wizard.go('Apply');
  await button(page, 'Put it back').click();
  await wizard.go('Nodes');
  await expect(names(page)).toHaveText(['workers', 'workers-3', 'workers-2', 'workers-4']);
});

test('one that comes back takes another name where its own was given away', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  await button(page, 'Remove workers').click();
  await button(page, 'Add a node group').click();
  await expect(names(page)).toHaveText(['workers']);
  await button(page, 'Put it back').click();
  await expect(names(page)).toHaveText(['workers-2', 'workers']);
});

test.describe('by touch, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('every button is large enough for a finger, and nothing is wider than the page', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    await page.goto('./#nodes');
    await button(page, 'Duplicate workers').tap();
    for (const name of ['Move workers up', 'Move workers down', 'Duplicate workers', 'Remove workers']) {
      const box = await button(page, name).boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    await button(page, 'Move workers down').tap();
    await expect(names(page)).toHaveText(['workers-2', 'workers']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
