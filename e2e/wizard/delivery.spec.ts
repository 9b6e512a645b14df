// How the cluster part is delivered, and the controllers: choices on the Apply step, the files and steps that follow them,
// and the findings that lead back.

import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { test, type WizardPage } from './wizard-page.ts';

const QUESTION = 'How the cluster part is delivered';

async function openApply(wizard: WizardPage) {
  await wizard.open();
  await wizard.example();
  await wizard.go('Apply');
}

const card = (wizard: WizardPage, name: string) =>
  wizard.page.getByRole('group', { name: QUESTION }).getByRole('radio', { name: new RegExp(`^${name}`) });

async function bundle(wizard: WizardPage): Promise<ReadonlyMap<string, string>> {
  const { bytes } = await wizard.download();
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

test('Argo CD: partial objects in place of patches, and a runbook that leaves the DaemonSets to Git', async ({
  wizard,
}) => {
  await openApply(wizard);
  await expect(card(wizard, 'kubectl')).toBeChecked();
  await card(wizard, 'Argo CD').check({ force: true });
  await expect(wizard.runbookStep('Put gitops/ into Git')).toContainText('kubectl kustomize gitops');
  await expect(wizard.runbookStep('Look at the cluster, keep what is there')).toContainText('bash apply.sh');
  const files = await bundle(wizard);
  expect(files.get('gitops/aws-node.yaml')).toContain('ServerSideApply=true,Validate=false,Prune=false,Delete=false');
  expect([...files.keys()].filter((path) => path.startsWith('patches/'))).toEqual([]);
  expect(JSON.parse(files.get('settings.json') ?? '').delivery).toBe('argocd');
});

test('a controller: its values, its step, and its hosts for the proxy', async ({ wizard }) => {
  await openApply(wizard);
  await wizard.page.getByRole('button', { name: '0 chosen' }).click();
  await wizard.page.getByRole('checkbox', { name: /^AWS Load Balancer Controller/ }).check();
  await expect(wizard.page.getByRole('button', { name: '1 chosen' })).toBeVisible();
  await expect(wizard.runbookStep('AWS Load Balancer Controller')).toContainText(
    'helm upgrade aws-load-balancer-controller',
  );
  const files = await bundle(wizard);
  expect(files.get('helm/aws-load-balancer-controller.values.yaml')).toContain('configMapRef');
  expect(files.get('proxy-allow-list.txt')).toMatch(/^elasticloadbalancing\.ap-northeast-2\.amazonaws\.com 443$/m);
  await wizard.page.getByRole('checkbox', { name: /^AWS Load Balancer Controller/ }).uncheck();
  await expect(wizard.page.getByRole('button', { name: '0 chosen' })).toBeVisible();
});

test('Fluent Bit: a finding names the entries that do nothing there, and leads to its box', async ({ wizard }) => {
  await openApply(wizard);
  await wizard.page.getByRole('button', { name: '0 chosen' }).click();
  const box = wizard.page.getByRole('checkbox', { name: /^AWS for Fluent Bit/ });
  await box.check();
  const finding = wizard.findings.filter({ hasText: 'compares whole host names' });
  await expect(finding).toContainText('.corp.example');
  await wizard.go('Cluster');
  await finding.getByRole('button', { name: 'Go to field' }).click();
  await expect(wizard.title('Apply')).toBeVisible();
  await expect(box).toBeFocused();
});
