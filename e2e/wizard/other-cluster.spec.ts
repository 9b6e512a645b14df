// A second cluster on the same page: nothing of the first one stays without a word. And the page begun anew, and a
// settings.json that takes the place of all answers.

import { expect, type Page } from '@playwright/test';
import { cluster, json, vpc } from '../../src/core/detect/samples.ts';
import { test } from './wizard-page.ts';

const FIRST = cluster.resourcesVpcConfig.vpcId;
const other = json({
  cluster: {
    ...cluster,
    name: 'tokyo',
    arn: 'arn:aws:eks:ap-northeast-1:111122223333:cluster/tokyo',
    endpoint: 'https://FEDCBA9876543210FEDCBA9876543210.gr7.ap-northeast-1.eks.amazonaws.com',
    resourcesVpcConfig: { ...cluster.resourcesVpcConfig, vpcId: 'vpc-0fedcba9876543210' },
  },
});
const ec2 = {
  VpcEndpointId: 'vpce-0a',
  VpcEndpointType: 'Interface',
  VpcId: FIRST,
  ServiceName: 'com.amazonaws.ap-northeast-2.ec2',
  State: 'available',
  PrivateDnsEnabled: true,
  DnsEntries: [],
};
const first = [json({ cluster }), json({ Vpcs: [vpc(FIRST)] }), json({ VpcEndpoints: [ec2] })].join('\n');
const putBack = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Put back what was here' });

test('after Clear, the paste of another cluster takes out what only the first one told', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.paste(first);
  await expect(wizard.service('ec2')).toBeChecked();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(wizard.service('ec2')).toBeChecked();
  await wizard.paste(other);

  await expect(wizard.field('cluster.name')).toHaveValue('tokyo');
  const said = page.getByText('This is another cluster than before (demo).');
  await expect(said).toContainText('taken out: VPC CIDR, VPC endpoints.');
  await expect(wizard.service('ec2')).not.toBeChecked();
  await expect(wizard.downloadBundle).toHaveAccessibleDescription(/VPC CIDR/);
  expect(await wizard.fileText('settings.json')).not.toContain('100.64.0.0/16');

  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(said).toHaveCount(0);
  await expect(wizard.service('ec2')).toBeChecked();
  await expect(page.getByText('describe-vpc-endpoints', { exact: true })).toHaveCount(0);
});

test('Start over empties the page, with a way back to all of it', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.paste(first);
  await wizard.go('Bypass');
  await page.getByRole('textbox', { name: /^New entry/ }).fill('half typ');
  const before = await wizard.fileText('settings.json');
  await page.getByRole('button', { name: 'Start over' }).click();

  await expect(wizard.title('Cluster')).toBeVisible();
  await expect(wizard.notice('Every answer is gone.')).toBeVisible();
  await expect(wizard.pasteBox).toHaveValue('');
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await wizard.go('Bypass');
  await expect(page.getByRole('textbox', { name: /^New entry/ })).toHaveValue('');
  await putBack(page).click();
  expect(await wizard.fileText('settings.json')).toBe(before);
  await wizard.go('Cluster');
  await expect(wizard.pasteBox).toHaveValue(first);
  await wizard.go('Proxy');
  await wizard.go('Bypass');
  await expect(page.getByRole('textbox', { name: /^New entry/ })).toHaveValue('half typ');
});

test('a pasted settings.json takes the place of every answer, and can be taken back', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  const settings = await wizard.fileText('settings.json');
  await page.getByRole('button', { name: 'Start over' }).click();
  await wizard.fill('cluster.name', 'mine');
  await wizard.paste(settings);

  await expect(page.getByText('settings.json read: every answer is in the form')).toBeVisible();
  await expect(wizard.pasteBox).toHaveValue('');
  expect(await wizard.fileText('settings.json')).toBe(settings);
  await wizard.go('Nodes');
  await expect(page.getByRole('button', { name: /workers/ }).first()).toBeVisible();
  await putBack(page).click();
  await wizard.go('Cluster');
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  await expect(wizard.pasteBox).toHaveValue(settings);
});

test('a settings.json with mistakes says each, and changes nothing', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await wizard.paste(json({ version: 1, clutser: {}, proxy: { http: 3128 } }));
  await expect(page.getByText('A settings.json with mistakes: nothing of it was taken')).toBeVisible();
  await expect(page.getByText('settings.json has no clutser.')).toBeVisible();
  await expect(page.getByText('proxy.http cannot be a number.')).toBeVisible();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
});
