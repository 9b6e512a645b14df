// A phone: one pane at a time, the same way from nothing to the bundle, and nothing that must be scrolled sideways.

import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { tooWide } from './fits.ts';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test } from './wizard-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const STEPS = ['Cluster', 'Proxy', 'Bypass', 'Nodes', 'Apply'] as const;

test('from nothing to the .zip: paste two outputs, type the proxy, look at the files, download', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  const form = page.getByRole('button', { name: 'Form', exact: true });
  const files = page.getByRole('button', { name: /^Files/ });
  await expect(form).toHaveAttribute('aria-pressed', 'true');
  await expect(wizard.preview).toBeHidden();
  await wizard.paste(`${describeCluster()}\n${describeVpcs()}`);
  await expect(wizard.fact('VPC CIDR')).toContainText('100.64.0.0/16');
  await page.getByRole('link', { name: 'Next: Proxy' }).tap();
  await expect(wizard.title('Proxy')).toBeVisible();

  // The files tell what is missing, and the mark leads back to the form and its field.
  await files.tap();
  await expect(wizard.preview).toBeVisible();
  await expect(wizard.field('proxy.http')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Bundle: 1 value to give/ })).toBeDisabled();
  await wizard.preview.getByRole('button', { name: 'Proxy URL is missing. Go to the field.' }).first().tap();
  await expect(wizard.field('proxy.http')).toBeFocused();
  await page.keyboard.type('http://proxy.example:3128');

  await files.tap();
  await expect(wizard.preview).toContainText('HTTPS_PROXY: "http://proxy.example:3128"');
  await page.getByRole('button', { name: /^proxy-env-vars-config\.yaml/ }).tap();
  await page.getByRole('menuitem', { name: /^apply\.sh/ }).tap();
  await expect(wizard.preview).toContainText('#!/usr/bin/env bash');
  const { name, bytes } = await wizard.downloadedBy(() => wizard.downloadBundle.tap());
  expect(name).toBe('eks-proxy-wizard-demo.zip');
  expect(Object.keys(unzipSync(bytes))).toContain('apply.sh');
  await form.tap();
  await expect(wizard.title('Proxy')).toBeVisible();
});

for (const width of [390, 360]) {
  test(`at ${width} px no step and no file is wider than the page`, async ({ wizard, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await wizard.open();
    await wizard.example();
    await wizard.paste(`${describeCluster({ name: 'another-cluster-with-a-long-name' })}\n${describeVpcs()}`);
    await expect(wizard.facts).not.toHaveCount(0);
    await page.getByRole('button', { name: 'Which commands?' }).tap();
    await page.getByRole('button', { name: /^More services/ }).tap();
    for (const step of STEPS) {
      await page.goto(`./#${step.toLowerCase()}`);
      await expect(wizard.title(step)).toBeVisible();
      if (step === 'Bypass') await page.getByRole('button', { name: 'Each entry of the node itself' }).tap();
      if (step === 'Nodes') await wizard.choose('Management', 'Self-managed');
      if (step === 'Apply') await wizard.paste('bash verify.sh', wizard.verifyBox);
      expect(await tooWide(page), step).toEqual([]);
      await page
        .getByRole('button', { name: /^Files/ })
        .first()
        .tap();
      expect(await tooWide(page), `${step}, files`).toEqual([]);
      await page.getByRole('button', { name: 'Form', exact: true }).tap();
    }
  });
}

// Two panes from 720 px on: their feet have the least room then.
for (const width of [720, 800, 900, 1024]) {
  test(`at ${width} px no button stands beyond the edge`, async ({ wizard, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await wizard.open();
    for (const filled of [false, true]) {
      if (filled) await wizard.example();
      expect(await tooWide(page), filled ? 'filled' : 'empty').toEqual([]);
      await expect(page.locator('#files .out .btn').last()).toBeInViewport({ ratio: 1 });
    }
  });
}
