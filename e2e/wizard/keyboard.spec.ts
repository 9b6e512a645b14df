// By keyboard alone: the whole way, the keys that work anywhere, and a focus that is seen and never lost.

import { expect, type Locator } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test, type WizardPage } from './wizard-page.ts';

/** Presses Tab until a control has the focus. */
async function tabTo({ page }: WizardPage, control: Locator, key = 'Tab') {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

test('from nothing to the .zip without a pointer', async ({ wizard, page }) => {
  await wizard.open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${describeCluster()}\n${describeVpcs()}`);
  await tabTo(wizard, wizard.pasteBox);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await tabTo(wizard, wizard.service('s3'));
  await page.keyboard.press('Space');
  await expect(wizard.preview).toContainText('s3.ap-northeast-2.amazonaws.com');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Proxy')).toBeVisible();
  await tabTo(wizard, wizard.field('proxy.http'));
  await page.keyboard.type('http://proxy.example:3128');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Bypass')).toBeVisible();
  const box = page.getByRole('textbox', { name: /^New entry/ });
  await tabTo(wizard, box);
  await page.keyboard.type('.corp.example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('switch', { name: '.corp.example' })).toBeChecked();
  await expect(box).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Nodes')).toBeVisible();
  await tabTo(wizard, page.getByRole('button', { name: 'Add a node group' }));
  await page.keyboard.press('Enter');
  await expect(wizard.field('nodeGroups.0.name').and(page.getByRole('textbox'))).toBeFocused();
  await tabTo(wizard, page.getByRole('radio', { name: /^Amazon Linux 2023/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Amazon Linux 2 systemd/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Amazon Linux 2023/ })).toBeChecked();

  const { bytes } = await wizard.downloadedBy(() => page.keyboard.press('ControlOrMeta+S'));
  expect(Object.keys(unzipSync(bytes))).toContain('node-groups/workers/user-data.mime');
});

test('F6 goes between the field and the files, and back to the same field', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.field('cluster.endpoint').focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Generated files' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Generated files' }).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(wizard.field('cluster.endpoint')).toBeFocused();
});

test('Ctrl+S says what the bundle waits for, and Ctrl+Enter ends at the last step', async ({ wizard, page }) => {
  await wizard.open();
  for (const step of ['Proxy', 'Bypass', 'Nodes', 'Apply', 'Apply'] as const) {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(wizard.title(step)).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+S');
  await expect(wizard.notice(/^Waits for 6 values: /)).toBeVisible();
});

test('the first stop skips to the files, and every stop of a step is seen and named', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await page.reload();
  await expect(wizard.title('Cluster')).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the files' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Generated files' })).toBeFocused();
});
