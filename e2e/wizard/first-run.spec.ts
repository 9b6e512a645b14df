// The first time: from the empty page to the bundle, in few actions, and on a phone in Korean, by fingers alone.

import { expect, type Locator } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster, describeVpcs } from './pasted.ts';
import { said } from './said.ts';
import { test } from './wizard-page.ts';

test('from empty to the bundle with a node group takes eight actions: two outputs pasted, the proxy typed', async ({
  wizard,
  page,
}) => {
  let actions = 0;
  const click = async (control: Locator) => {
    actions += 1;
    await control.click();
  };
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    actions += 1;
    await page.keyboard.press('ControlOrMeta+V');
  };
  const type = async (text: string) => {
    actions += 1;
    await page.keyboard.type(text);
  };
  await wizard.open();
  await click(wizard.pasteBox);
  await paste(describeCluster());
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await paste(describeVpcs());
  await expect(wizard.fact('VPC CIDR')).toContainText('100.64.0.0/16');
  await click(wizard.preview.getByRole('button', { name: 'Proxy URL is missing. Go to the field.' }).first());
  await expect(wizard.field('proxy.http')).toBeFocused();
  await type('http://proxy.example:3128');
  await click(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Nodes/ }));
  await click(page.getByRole('button', { name: 'Add a node group' }));
  const { bytes } = await wizard.downloadedBy(() => click(wizard.downloadBundle));
  expect(Object.keys(unzipSync(bytes))).toEqual(
    expect.arrayContaining(['apply.sh', 'settings.json', 'node-groups/workers/user-data.mime']),
  );
  expect(actions).toBeLessThanOrEqual(8);
});

test.describe('on a phone, in Korean', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ko-KR' });

  const words = (key: string, values?: Readonly<Record<string, string>>) => said('ko', key, values);

  test('from empty to the .zip by fingers alone', async ({ wizard, page }) => {
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    const title = page.getByRole('heading', { level: 1 });
    const tapNext = async (step: string) => {
      await page.getByRole('link', { name: words('nav.next', { step: words(`${step}.title`) }) }).tap();
      await expect(title).toContainText(words(`${step}.title`));
    };
    await expect(title).toContainText(words('cluster.title'));

    // A long press pastes; the browser of a test has none.
    const box = page.getByRole('textbox', { name: words('cluster.paste.label') });
    await box.tap();
    await wizard.paste(`${describeCluster()}\n${describeVpcs()}`, box);
    const facts = page.getByRole('list', { name: words('cluster.fact.list') }).getByRole('listitem');
    await expect(facts.filter({ hasText: 'demo' }).first()).toContainText(words('cluster.fact.filled'));

    await tapNext('proxy');
    await page.locator('summary', { hasText: words('learn.more') }).tap();
    await expect(page.getByText(words('learn.proxy.1'))).toBeVisible();
    await wizard.field('proxy.http').tap();
    await page.keyboard.insertText('http://proxy.example:3128');

    await tapNext('bypass');
    const adder = page.locator('.adder').getByRole('textbox').first();
    await adder.tap();
    await page.keyboard.insertText('.corp.example');
    await page.getByRole('button', { name: words('field.list.add'), exact: true }).tap();
    await expect(page.getByRole('switch', { name: '.corp.example' })).toBeChecked();

    await tapNext('nodes');
    await page.getByRole('button', { name: words('nodes.add') }).tap();
    await page.locator('label', { has: page.getByRole('radio', { name: /^Bottlerocket/ }) }).tap();
    await expect(page.getByRole('radio', { name: /^Bottlerocket/ })).toBeChecked();

    await tapNext('apply');
    await page
      .getByRole('region', { name: words('nav.actions') })
      .getByRole('button')
      .nth(1)
      .tap();
    await expect(wizard.preview).toContainText('#!/usr/bin/env bash');
    const download = page.getByRole('button', { name: new RegExp(`^${words('bundle.download')}`) });
    const { name, bytes } = await wizard.downloadedBy(() => download.tap());
    expect(name).toBe('eks-proxy-wizard-demo.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toContain('node-groups/workers/user-data.toml');
    // What leaves the page is English and ASCII, whatever the page speaks.
    for (const [path, file] of Object.entries(files))
      expect(
        file.every((byte) => byte < 128),
        path,
      ).toBe(true);
    // Nothing is larger than the phone, also after all of it.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
