// The example takes the place of every answer, and the answers come back with one click.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const MINE = 'http://mine.example:3128';
const putBack = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Put back what was here' });

test('the Example button on top offers the way back to every answer', async ({ wizard, page }) => {
  await wizard.open('Nodes');
  await page.getByRole('button', { name: 'Add a node group' }).click();
  await wizard.fill('nodeGroups.0.name', 'builders');
  await wizard.go('Cluster');
  await wizard.fill('cluster.name', 'mine');
  await wizard.fill('cluster.vpcCidrs', '10.9.0.0/33');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', MINE);
  const before = await wizard.fileText('settings.json');

  await wizard.example();
  await expect(wizard.notice('The example is loaded.')).toBeVisible();
  await expect(wizard.field('proxy.http')).toHaveValue('http://proxy.corp.example:3128');
  expect(await wizard.fileText('settings.json')).not.toBe(before);
  // Once more: the example is there already, and the way back is still the one to the answers.
  await wizard.go('Nodes');
  await wizard.example();
  await putBack(page).click();

  await wizard.go('Proxy');
  await expect(wizard.field('proxy.http')).toHaveValue(MINE);
  expect(await wizard.fileText('settings.json')).toBe(before);
  await expect(putBack(page)).toHaveCount(0);
});

test('the example of the Cluster step offers it too, to the keyboard first', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.vpcCidrs', '10.9.0.0/16');
  await page.getByRole('button', { name: 'Load example' }).press('Enter');
  await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
  await expect(putBack(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove 10.9.0.0/16' })).toBeVisible();
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Example', exact: true })).toBeFocused();
});

test('a choice that was clicked still counts as that after the way back: a paste asks first', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.choose('Endpoint access', 'Public and private');
  await wizard.example();
  await putBack(page).click();
  await wizard.paste(
    JSON.stringify({
      cluster: { name: 'demo', resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: false } },
    }),
  );
  await expect(wizard.fact('Endpoint access')).toContainText('you have Public and private');
});

test('the offer goes after a while, but not under the pointer or the focus', async ({ wizard, page }) => {
  await page.clock.install();
  await wizard.open();
  await wizard.example();
  await putBack(page).focus();
  await page.clock.fastForward(60_000);
  await expect(putBack(page)).toBeVisible();
  await wizard.field('cluster.name').focus();
  await page.clock.fastForward(60_000);
  await expect(putBack(page)).toHaveCount(0);
});
