// Drafts with a name: saved, opened with a way back, replaced, renamed, deleted with a way back, and told where they are
// damaged.

import { expect, type Locator } from '@playwright/test';
import { test } from './wizard-page.ts';

const rows = (dialog: Locator) => dialog.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
const said = (dialog: Locator) => dialog.getByRole('status');

async function saveAs(dialog: Locator, name: string) {
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
}

test('a draft is saved under a name, found again, opened, and what it replaced can be put back', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  let dialog = await wizard.saveAndOpen();
  await saveAs(dialog, '');
  await expect(said(dialog)).toHaveText('Type a name first.');
  await saveAs(dialog, 'nothing');
  await expect(said(dialog)).toHaveText('There is nothing to save yet: no question is answered.');
  await expect(rows(dialog)).toHaveCount(0);
  await page.keyboard.press('Escape');

  await wizard.example();
  await wizard.fill('cluster.name', 'staging');
  dialog = await wizard.saveAndOpen();
  // The name of the cluster is offered.
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('staging');
  await dialog.getByRole('button', { name: 'Save draft' }).click();
  await expect(said(dialog)).toHaveText('Saved: staging');
  await expect(rows(dialog)).toContainText(['staging']);
  await page.keyboard.press('Escape');

  await wizard.reload();
  await wizard.fill('cluster.name', 'production');
  dialog = await wizard.saveAndOpen();
  await dialog.getByRole('button', { name: 'Open staging' }).click();
  await expect(dialog).toBeHidden();
  await expect(wizard.field('cluster.name')).toHaveValue('staging');
  await expect(wizard.notice('The answers of staging have taken the place of what was here.')).toBeVisible();
  await page.getByRole('button', { name: 'Put back what was here' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('production');
  await expect(page.getByRole('button', { name: 'Save and open' })).toBeFocused();
});

test('a name that is there replaces, renaming takes no name of another, and both are told', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'one');
  const dialog = await wizard.saveAndOpen();
  await saveAs(dialog, 'first');
  await saveAs(dialog, 'second');
  await expect(rows(dialog)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await wizard.fill('cluster.name', 'two');
  await wizard.saveAndOpen();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(' FIRST ');
  await dialog.getByRole('button', { name: 'Replace draft' }).click();
  await expect(said(dialog)).toContainText('Replaced: FIRST');
  await expect(rows(dialog)).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Put it back' }).click();
  await expect(rows(dialog).filter({ hasText: 'first' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Open first' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('one');

  await wizard.saveAndOpen();
  await dialog.getByRole('button', { name: 'Rename second' }).click();
  const box = dialog.getByRole('textbox', { name: 'New name of second' });
  await expect(box).toBeFocused();
  await box.fill('First');
  await box.press('Enter');
  await expect(said(dialog)).toHaveText('Another draft has this name. Type another one.');
  await box.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Rename second' }).press('Enter');
  await box.fill('third');
  await box.press('Enter');
  await expect(said(dialog)).toHaveText('Renamed: third');
  await expect(dialog.getByRole('button', { name: 'Rename third' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Open third' })).toBeVisible();
});

test('a deleted draft can be put back, by keyboard alone too', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'one');
  const dialog = await wizard.saveAndOpen();
  await saveAs(dialog, 'first');
  await dialog.getByRole('button', { name: 'Delete first' }).press('Enter');
  await expect(said(dialog)).toContainText('Deleted: first');
  await expect(rows(dialog)).toHaveCount(0);
  await expect(dialog.getByText('No draft yet.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Put it back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(dialog)).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Open first' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('one');
});

test('drafts stay where keeping is off, and another tab has them at once', async ({ wizard, page, context }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'one');
  const dialog = await wizard.saveAndOpen();
  await dialog.getByRole('switch').uncheck();
  const other = await context.newPage();
  await other.goto('./');
  await other.getByRole('button', { name: 'Save and open' }).click();
  await expect(other.getByText('No draft yet.')).toBeVisible();
  await saveAs(dialog, 'first');
  await expect(other.getByRole('button', { name: 'Open first' })).toBeVisible();
  await page.bringToFront();
  await wizard.reload();
  await wizard.saveAndOpen();
  await expect(rows(dialog)).toHaveCount(1);
});

test('a damaged draft is told to be one, opens nothing and can be deleted', async ({ wizard, page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('eks-proxy-wizard.draft.1.a', 'nonsense');
    localStorage.setItem('eks-proxy-wizard.draft.1.b', '{"at":1,"name":"<b>odd</b>","draft":{"cluster":[]}}');
  });
  await wizard.open();
  await wizard.fill('cluster.name', 'one');
  const dialog = await wizard.saveAndOpen();
  await expect(rows(dialog)).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Open <b>odd</b>' }).click();
  await expect(said(dialog)).toHaveText('<b>odd</b> is damaged and cannot be opened. Delete it.');
  await expect(dialog.getByRole('button', { name: 'Open Damaged draft' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Delete Damaged draft' }).click();
  await dialog.getByRole('button', { name: 'Delete <b>odd</b>' }).click();
  await expect(rows(dialog)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(wizard.field('cluster.name')).toHaveValue('one');
});
