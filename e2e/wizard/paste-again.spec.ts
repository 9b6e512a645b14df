// A second paste into the box of the Cluster step: it comes behind the first, wherever a finger left the caret; and no tick
// says that all is well where something was left over or is in doubt.

import { expect, type Page } from '@playwright/test';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test, type WizardPage } from './wizard-page.ts';

const told = (page: Page) => page.locator('.paste .told');

/** Pastes with the caret at a place of the text, and nothing selected. */
async function pasteAt(wizard: WizardPage, place: number, text: string) {
  await wizard.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await wizard.pasteBox.focus();
  await wizard.pasteBox.evaluate((box, at) => (box as HTMLTextAreaElement).setSelectionRange(at, at), place);
  await wizard.page.keyboard.press('ControlOrMeta+V');
}

test('with the caret inside the first output, the second comes behind it on a line of its own', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  const first = describeCluster().trimEnd();
  await wizard.paste(first);
  await expect(told(page)).toHaveText('1 output read, nothing left over');
  await pasteAt(wizard, 40, describeVpcs());
  await expect(wizard.pasteBox).toHaveValue(`${first}\n${describeVpcs()}`);
  await expect(told(page)).toHaveText('2 outputs read, nothing left over');
  await expect(told(page).locator('svg.ok')).toBeVisible();
  await expect(wizard.fact('VPC CIDR')).toContainText('100.64.0.0/16');
});

test('what is selected is replaced, as everywhere', async ({ wizard }) => {
  await wizard.open();
  await wizard.paste('172.20.0.1');
  await wizard.paste('10.100.0.1');
  await expect(wizard.pasteBox).toHaveValue('10.100.0.1');
});

test('no tick as long as a piece was not read or something cannot be told', async ({ wizard, page }) => {
  await wizard.open();
  const other = '{ "VpcId": "vpc-0f0f0f0f0f0f0f0f0", "CidrBlock": "10.9.0.0/16" },';
  await wizard.paste(describeVpcs().replace('"Vpcs": [', `"Vpcs": [${other}`));
  await expect(page.locator('.pastenotes')).toContainText('vpc-0f0f0f0f0f0f0f0f0');
  await expect(told(page).locator('svg.doubt')).toBeVisible();
  await expect(told(page).locator('svg.ok')).toHaveCount(0);

  await wizard.paste(`${describeCluster()}\nDear all, the printer is out of toner.\n`);
  await expect(told(page)).toHaveText('1 output read, 1 could not be read');
  await expect(told(page).locator('svg.ok')).toHaveCount(0);
  await expect(told(page).locator('svg.doubt')).toBeVisible();
});
