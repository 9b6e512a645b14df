// The Nodes step: what each platform is and cannot do, the questions it asks beside an answer, and what there is on Fargate
// in place of a node.

import { expect } from '@playwright/test';
import { definitions } from '../../src/core/index.ts';
import { test, type WizardPage } from './wizard-page.ts';

const GROUP = 'nodeGroups.0';
const ARNS = {
  trustAnchorArn: 'arn:aws:rolesanywhere:us-west-2:111122223333:trust-anchor/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
  profileArn: 'arn:aws:rolesanywhere:us-west-2:111122223333:profile/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
  roleArn: 'arn:aws:iam::111122223333:role/AmazonEKSHybridNodesRole',
};

/** Titles may begin alike, so the card is found by its value. */
const card = (wizard: WizardPage, id: string) =>
  wizard.page.locator('label').filter({ has: wizard.page.locator(`input[name="${GROUP}.platform"][value="${id}"]`) });

test.beforeEach(async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
});

test('each platform says how it takes the proxy, what it is and what it cannot do', async ({ wizard }) => {
  for (const { id, title, mechanism, about, cannot = [], unproven } of definitions.platforms) {
    await card(wizard, id).click();
    await expect(card(wizard, id)).toHaveText(`${title}${mechanism}`);
    const group = wizard.page.getByRole('region', { name: 'Node group workers' });
    await expect(group.getByText(about.en)).toBeVisible();
    await expect(group.getByRole('heading', { name: `What ${title} cannot do` })).toHaveCount(
      cannot.length > 0 ? 1 : 0,
    );
    for (const { en } of cannot) await expect(group.getByRole('listitem').filter({ hasText: en })).toBeVisible();
    if (unproven !== undefined) await expect(group.getByText(unproven.en.replace('{group}', 'workers'))).toBeVisible();
  }
});

test('questions come and go with the answer they belong to, and what was typed comes back', async ({ wizard }) => {
  const { page } = wizard;
  await card(wizard, 'hybrid').click();
  await expect(wizard.field(`${GROUP}.options.roleArn`)).toHaveCount(0);
  await wizard.choose('Credentials of the machine', 'IAM Roles Anywhere');
  await expect(page.getByText(/needs the ARNs of its trust anchor/).first()).toBeVisible();
  for (const [key, arn] of Object.entries(ARNS)) await wizard.fill(`${GROUP}.options.${key}`, arn);
  expect(await wizard.fileText('node-groups/workers/nodeconfig.yaml')).toContain(ARNS.roleArn);
  await expect(page.getByText(/needs the ARNs of its trust anchor/)).toHaveCount(0);

  await wizard.choose('Credentials of the machine', 'SSM');
  await expect(wizard.field(`${GROUP}.options.roleArn`)).toHaveCount(0);
  expect(await wizard.previewText()).not.toContain('iamRolesAnywhere');
  await expect(page.getByText(/is not asked of such a group/)).toHaveCount(0);
  await wizard.choose('Credentials of the machine', 'IAM Roles Anywhere');
  await expect(wizard.field(`${GROUP}.options.roleArn`)).toHaveValue(ARNS.roleArn);
});

test('what is wrong with an option is said at its field and nowhere else in the group', async ({ wizard }) => {
  await card(wizard, 'ubuntu').click();
  const group = wizard.page.getByRole('region', { name: 'Node group workers' });
  await expect(group.getByText(/needs an AMI ID: without one EKS adds/)).toHaveCount(1);
  await expect(group.getByRole('radio', { name: 'Managed', exact: true })).toHaveCount(0);
  await wizard.fill(`${GROUP}.options.imageId`, 'ami-0123456789abcdef0');
  await expect(group.getByText(/needs an AMI ID/)).toHaveCount(0);
});

test('an image of Amazon Linux 2023 before v20251120 gets drop-ins, and an error where EC2 is behind the proxy', async ({
  wizard,
}) => {
  await wizard.fill(`${GROUP}.options.amiRelease`, 'v20251007');
  expect(await wizard.fileText('node-groups/workers/user-data.mime')).toContain('/etc/eks/http-proxy.env');
  await expect(wizard.finding(/takes no proxy from a NodeConfig/)).toBeVisible();
  await wizard.go('Cluster');
  await wizard.service('ec2').uncheck();
  await wizard.go('Nodes');
  const why = /nodeadm asks ec2\.ap-northeast-2\.amazonaws\.com before anything can give it the proxy/;
  await expect(wizard.field(`${GROUP}.options.amiRelease`)).toHaveAccessibleDescription(why);
  await wizard.expectHeld('1 thing to fix: Release of the EKS AMI');
});

test('on Fargate there is no node: the page says what it takes instead', async ({ wizard }) => {
  const fargate = wizard.page.getByRole('region', { name: 'Pods on Fargate' });
  await expect(fargate).toContainText('VPC endpoints for ecr.api, ecr.dkr and s3');
  await wizard.go('Apply');
  await expect(wizard.runbookStep('Pods on Fargate')).toContainText('kubectl apply -f -');
});

test('a version that EKS has left, or runs for a fee, is told with its day', async ({ wizard }) => {
  await wizard.go('Cluster');
  await wizard.fill('cluster.kubernetesVersion', '1.30');
  await expect(wizard.finding('EKS no longer runs Kubernetes 1.30')).toBeVisible();
  await wizard.fill('cluster.kubernetesVersion', '1.32');
  await expect(wizard.finding('in extended support at EKS, for a fee, until 2027-03-23')).toBeVisible();
});
