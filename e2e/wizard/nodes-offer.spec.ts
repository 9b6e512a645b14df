// What a pasted output already told is not to be typed a second time.

import { expect } from '@playwright/test';
import { describeCluster } from './pasted.ts';
import { test } from './wizard-page.ts';

const pasted = () =>
  describeCluster()
    .replace('subnet-0a', 'subnet-0123456789abcdef0')
    .replace('subnet-0b', 'subnet-0123456789abcdef1')
    .replace('sg-0c', 'sg-0123456789abcdef0');

test('eksctl is offered the network that describe-cluster told, and takes all of it at one press', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.paste(pasted());
  await expect(wizard.facts).not.toHaveCount(0);
  await wizard.go('Nodes');
  await page.getByRole('button', { name: 'Add a node group' }).click();
  await wizard.choose('Tool', 'eksctl');
  const vpc = wizard.field('nodeGroups.0.options.vpcId');
  await expect(vpc).toHaveValue('');
  const offer = page.getByRole('button', { name: /^Take vpc-/ });
  await offer.click();
  await expect(vpc).toHaveValue('vpc-0123456789abcdef0');
  await expect(vpc).toBeFocused();
  await expect(wizard.field('nodeGroups.0.options.controlPlaneSecurityGroup')).toHaveValue('sg-0123456789abcdef0');
  await expect(wizard.field('nodeGroups.0.options.privateSubnets')).toHaveValue(
    'subnet-0123456789abcdef0, subnet-0123456789abcdef1',
  );
  await expect(offer).toBeHidden();
  expect(await wizard.fileText('node-groups/workers/eksctl.yaml')).toContain('subnet-0123456789abcdef1');

  // What is emptied is offered again, alone.
  await wizard.fill('nodeGroups.0.options.vpcId', '');
  await expect(page.getByRole('button', { name: 'Take vpc-0123456789abcdef0', exact: true })).toBeVisible();
});
