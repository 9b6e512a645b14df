// A proxy that asks for a password: where the login is kept, what the files say of it, and a login that was typed into the
// address.

import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectTold } from './bad-input.ts';
import { test, type WizardPage } from './wizard-page.ts';

const QUESTION = 'The proxy asks for a password';

/** The button of a message at a field of this step. */
const mend = (wizard: WizardPage, name: string) =>
  wizard.page.locator('.says').getByRole('button', { name, exact: true });

async function openProxy(wizard: WizardPage) {
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
}

async function bundle(wizard: WizardPage): Promise<ReadonlyMap<string, string>> {
  const { bytes } = await wizard.download();
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

test('its store and the name of the secret are asked, and one click says that there is the endpoint it needs', async ({
  wizard,
}) => {
  await openProxy(wizard);
  const name = wizard.field('proxy.credentials.name');
  await expect(name).toHaveCount(0);
  await wizard.choose(QUESTION, 'SSM Parameter Store');
  await expect(wizard.downloadBundle).toHaveAccessibleDescription(/Name or ARN of the secret/);
  await wizard.fill('proxy.credentials.name', 'corp/proxy');
  await expectTold(name, /begins with a slash/);
  await mend(wizard, 'Use /corp/proxy').click();
  await expect(name).toHaveValue('/corp/proxy');

  await wizard.choose(QUESTION, 'AWS Secrets Manager');
  await expect(name).toHaveValue('/corp/proxy');
  await expect(wizard.downloadBundle).toBeDisabled();
  await mend(wizard, 'My VPC has this endpoint: tick secretsmanager').click();
  await expect(wizard.downloadBundle).toBeEnabled();

  const files = await bundle(wizard);
  expect(files.get('apply.sh')).toContain('--secret-id /corp/proxy');
  expect(files.get('node-role-policy.json')).toContain('"secretsmanager:GetSecretValue"');
  expect(files.get('patches/aws-node.yaml')).toContain('secretRef');
  expect(JSON.parse(files.get('settings.json') ?? '').proxy.credentials).toEqual({
    from: 'secretsmanager',
    name: '/corp/proxy',
  });

  await wizard.go('Apply');
  await expect(wizard.runbookStep('Keep the login of the proxy in AWS Secrets Manager')).toContainText(
    'read -rs login',
  );
  await wizard.go('Proxy');
  await wizard.choose(QUESTION, 'No');
  await expect(name).toHaveCount(0);
  expect([...(await bundle(wizard)).keys()]).not.toContain('node-role-policy.json');
});

test('a login in the address goes with one click, to where the nodes may read it', async ({ wizard, page }) => {
  await openProxy(wizard);
  await wizard.fill('proxy.http', 'http://jane:hunter2@proxy.example:3128');
  await mend(wizard, 'Take it out; read the login from AWS Secrets Manager').click();
  await expect(wizard.field('proxy.http')).toHaveValue('http://proxy.example:3128');
  await expect(
    page.getByRole('group', { name: QUESTION }).getByRole('radio', { name: 'AWS Secrets Manager' }),
  ).toBeChecked();
  await expect(wizard.downloadBundle).toHaveAccessibleDescription(
    '2 things to fix: Name or ARN of the secret, VPC endpoint secretsmanager',
  );
  await wizard.fill('proxy.credentials.name', 'corp/proxy');
  await mend(wizard, 'My VPC has this endpoint: tick secretsmanager').click();
  for (const [path, text] of await bundle(wizard)) expect(text, path).not.toMatch(/hunter2|jane/);
});

test('a login in the place of the name is refused and not shown', async ({ wizard, page }) => {
  await openProxy(wizard);
  await wizard.choose(QUESTION, 'AWS Secrets Manager');
  await wizard.fill('proxy.credentials.name', 'jane:hunter2');
  await expectTold(wizard.field('proxy.credentials.name'), /Type the name of the secret here/);
  await wizard.expectHeld(/to fix: .*VPC endpoint secretsmanager$/);
  expect(await wizard.fileText('apply.sh')).not.toMatch(/hunter2|jane/);
  expect(await page.locator('html').innerHTML()).not.toContain('hunter2');
});

test('a platform that has no place for it says so, with what to do', async ({ wizard }) => {
  await openProxy(wizard);
  await wizard.choose(QUESTION, 'AWS Secrets Manager');
  await wizard.fill('proxy.credentials.name', 'corp/proxy');
  await mend(wizard, 'My VPC has this endpoint: tick secretsmanager').click();
  await wizard.go('Nodes');
  await wizard.choose('Platform', 'Windows');
  await expect(wizard.finding(/Let the proxy allow them by their source addresses/)).toBeVisible();
  await expect(wizard.downloadBundle).toBeDisabled();
  await wizard.choose('Platform', 'Bottlerocket');
  await expect(wizard.finding(/takes the login of the proxy as settings only/)).toBeVisible();
});
