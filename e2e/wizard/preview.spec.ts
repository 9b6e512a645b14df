// The files beside the form: there from the first second, following every key, and saying what is missing or wrong.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

const CONFIG_MAP = 'proxy-env-vars-config.yaml';
const PROXY = 'http://proxy.example:3128';

test('every key in the proxy address is in the files before the next frame is painted', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  const input = page.locator('input[name="proxy.http"]');
  await input.evaluate((control: HTMLInputElement) => {
    const unseen: string[] = [];
    Object.assign(window, { unseen, keys: 0 });
    control.addEventListener('input', () => {
      Reflect.set(window, 'keys', Reflect.get(window, 'keys') + 1);
      requestAnimationFrame(() => {
        // A fast hand may be one key further.
        const typed = control.value;
        const lines = document.querySelector('[data-testid=preview]')?.textContent?.split('\n') ?? [];
        const isThere = ['HTTP_PROXY', 'HTTPS_PROXY'].every((name) => lines.includes(`  ${name}: "${typed}"`));
        if (!isThere) unseen.push(typed);
      });
    });
  });
  await input.pressSequentially(PROXY);
  for (let back = 0; back < 3; back += 1) await input.press('Backspace');
  const seen = await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          setTimeout(() => resolve({ keys: Reflect.get(window, 'keys'), unseen: Reflect.get(window, 'unseen') })),
        ),
      ),
  );
  expect(seen).toEqual({ keys: PROXY.length + 3, unseen: [] });
});

test('what is typed into a list is in the files at once, and outlives a step that is left in the middle of it', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  const other = page.getByRole('textbox', { name: 'Other services' });
  for (const [input, text, entry] of [
    [wizard.field('cluster.vpcCidrs'), '10.9.0.0/16', '10.9.0.0/16'],
    [other, 's3express', 's3express.ap-northeast-2.amazonaws.com'],
  ] as const) {
    await input.pressSequentially(text);
    await expect(wizard.preview).toContainText(`,${entry}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(wizard.title('Proxy')).toBeVisible();
    expect(await wizard.noProxy()).toContain(entry);
    await wizard.go('Cluster');
    await expect(page.getByRole('button', { name: `Remove ${text}` })).toBeVisible();
  }
  // s3, which was ticked, is on the way to s3express, and stays.
  await expect(wizard.service('s3')).toBeChecked();
  await other.fill('kms');
  await other.press('Enter');
  await page.getByRole('button', { name: /^More services/ }).click();
  await expect(wizard.service('kms')).toBeChecked();
  await expect(other).toHaveValue('');
});

test('the files are there from the first second, with a named gap for each value', async ({ wizard, page }) => {
  await wizard.open();
  await expect(wizard.preview).toContainText('kind: ConfigMap');
  const gaps = wizard.preview.getByRole('button', { name: /is missing\. Go to the field\.$/ });
  await expect(gaps).toHaveText(['Proxy URL', 'Proxy URL', 'Service CIDR', 'VPC CIDR', 'API endpoint']);
  await expect(wizard.findings).toHaveText([/^Nothing to check yet/]);
  await gaps.filter({ hasText: 'VPC CIDR' }).click();
  await expect(wizard.field('cluster.vpcCidrs')).toBeFocused();
  // A gap of another file, as the tree counts them.
  const tree = page.getByRole('navigation', { name: 'Generated files' });
  await expect(tree.getByRole('button', { name: `${CONFIG_MAP} 4 values missing or wrong` })).toBeVisible();
  await expect(tree.getByRole('button', { name: /^aws-node\.yaml$/ })).toBeVisible();
});

test('an invalid value is shown as typed, marked, and leads to its field', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.vpcCidrs', '10.0.0.0/33');
  const wrong = wizard.preview.getByTitle('VPC CIDR cannot be used as it is. Go to the field.');
  await expect(wrong).toHaveText('10.0.0.0/33');
  expect(await wizard.noProxy()).toContain('10.0.0.0/33');
  await wizard.go('Proxy');
  await wrong.click();
  await expect(wizard.title('Cluster')).toBeVisible();
  const chip = page.getByRole('button', { name: 'Change 10.0.0.0/33' });
  await expect(chip).toBeFocused();
  await chip.press('Enter');
  await expect(wizard.field('cluster.vpcCidrs').and(page.getByRole('textbox'))).toHaveValue('10.0.0.0/33');
});

test('the last answer is marked in the lines it changed and counted beside each file', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  await wizard.example();
  await wizard.fill('proxy.http', 'http://other.example:8080');
  const marked = wizard.preview.locator('mark');
  await expect(marked).toHaveText(['http://other.example:8080', 'http://other.example:8080']);
  const files = page.getByRole('region', { name: 'Generated files' });
  await expect(files).toContainText('11 lines, 2 changed');
  const tree = page.getByRole('navigation', { name: 'Generated files' });
  await expect(tree.getByRole('button', { name: `${CONFIG_MAP} 2 changed lines` })).toBeVisible();
  await expect(tree.getByRole('button', { name: /^user-data\.mime \d+ changed lines$/ })).toBeVisible();
  await expect(tree.getByRole('button', { name: /^kube-proxy\.yaml$/ })).toBeVisible();

  // Another answer: other lines, and these are marked no more.
  await wizard.go('Bypass');
  await page.getByRole('switch', { name: '.corp.example' }).uncheck();
  await expect(files).toContainText('11 lines, 1 changed');
  await expect(marked.filter({ hasText: 'other.example' })).toHaveCount(0);
});

test('walking on is no answer: what the last one changed stays marked, the options of the nodes shown or not', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.showFile(CONFIG_MAP);
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://other.example:8080');
  const files = page.getByRole('region', { name: 'Generated files' });
  for (const step of ['Nodes', 'Bypass', 'Nodes', 'Apply', 'Cluster'] as const) {
    await wizard.go(step);
    await expect(files, step).toContainText('11 lines, 2 changed');
  }
});

test('the lines that an answer changed are scrolled into view', async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.showFile('README.md');
  await expect(wizard.preview.getByText('.corp.example', { exact: false }).last()).not.toBeInViewport();
  await wizard.go('Bypass');
  await wizard.page.getByRole('textbox', { name: /^New entry/ }).fill('ldap.other.example');
  await wizard.page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(wizard.preview.getByText('ldap.other.example').last()).toBeInViewport();
});

test('the file that the user chose stays through typing, steps and a new name of its group', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  const shows = (path: string) => page.getByRole('region', { name: path, exact: true });
  await wizard.showFile('rollback.sh');
  await wizard.fill('cluster.name', 'other');
  await expect(shows('rollback.sh')).toBeVisible();
  await wizard.go('Apply');
  await expect(shows('rollback.sh')).toBeVisible();

  await wizard.go('Nodes');
  await wizard.showFile('node-groups/workers/user-data.mime');
  await wizard.fill('nodeGroups.0.name', 'builders');
  await expect(shows('node-groups/builders/user-data.mime')).toBeVisible();
  await expect(page.getByText('node-groups/workers')).toHaveCount(0);

  // Gone from the bundle, it gives way to the file of the step.
  await page.getByRole('button', { name: 'Remove builders' }).click();
  await expect(shows(CONFIG_MAP)).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(shows('node-groups/builders/user-data.mime')).toBeVisible();
});

test('without a choice, the file that the step is about shows', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  for (const [step, path] of [
    ['Cluster', CONFIG_MAP],
    ['Nodes', 'node-groups/workers/user-data.mime'],
    ['Apply', 'apply.sh'],
  ] as const) {
    await wizard.go(step);
    await expect(page.getByRole('region', { name: path, exact: true })).toBeVisible();
  }
});

test('an entry of NO_PROXY says why it is there, under the pointer and at the keyboard', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.showFile(CONFIG_MAP);
  const entries = wizard.preview.locator('.to');
  const vpc = entries.filter({ hasText: /^10\.0\.0\.0\/16,$/ });
  const why = page.locator('.reason');
  await vpc.hover();
  await expect(why).toHaveText('10.0.0.0/16 nodes and pods in the VPC');
  // The pointer may go onto the words.
  await why.hover();
  await page.waitForTimeout(600);
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);

  const box = page.getByRole('region', { name: CONFIG_MAP, exact: true });
  await box.focus();
  await page.keyboard.press('Tab');
  await expect(entries.first()).toBeFocused();
  await expect(why).toHaveText(/^localhost /);
  await page.keyboard.press('ArrowRight');
  await expect(why).toHaveText(/^127\.0\.0\.1 /);
  await page.keyboard.press('End');
  await expect(why).toHaveText('.corp.example internal hosts');
  await page.keyboard.press('Tab');
  await expect(why).toHaveCount(0);
});
