// The article's steps 1 to 4, as its reader meets them on the page: the service CIDR, the ConfigMap with its NO_PROXY, and
// the command that applies it.

import { expect } from '@playwright/test';
import { parse } from 'yaml';
import { CONFIG_MAP, PROXY, tellArticle } from './article.ts';
import { describeCluster } from './pasted.ts';
import { test } from './wizard-page.ts';

test.describe('step 1, find the service CIDR', () => {
  for (const [ip, cidr] of [
    ['10.100.0.1', '10.100.0.0/16'],
    ['172.20.0.1', '172.20.0.0/16'],
  ] as const) {
    test(`from ${ip} alone, ${cidr} is an inference, and is called one until it is confirmed`, async ({ wizard }) => {
      await wizard.open();
      await wizard.paste(ip);
      const fact = wizard.fact('Service CIDR');
      await expect(fact).toContainText(cidr);
      await expect(fact).toContainText('kubectl get service kubernetes');
      await expect(fact.getByText('Inferred', { exact: true })).toBeVisible();
      await expect(fact).toContainText('A cluster made with a smaller network has the same address');
      const label = wizard.page.locator('.field', { has: wizard.field('cluster.serviceCidrs') });
      await expect(label).toContainText('inferred');
      await expect(label).toContainText(cidr);
      expect(await wizard.noProxy()).toContain(cidr);

      await fact.getByRole('button', { name: 'Confirm Service CIDR' }).click();
      await expect(fact).toContainText('Confirmed');
      await expect(label).not.toContainText('inferred');
    });
  }

  test('describe-cluster says it for certain, and takes the place of what was inferred', async ({ wizard }) => {
    await wizard.open();
    await wizard.paste('172.20.0.1');
    await expect(wizard.fact('Service CIDR')).toContainText('172.20.0.0/16');
    await wizard.paste(describeCluster({ serviceCidr: '172.20.0.0/20' }));
    const fact = wizard.fact('Service CIDR');
    await expect(fact).toContainText('172.20.0.0/20');
    await expect(fact).toContainText('aws eks describe-cluster');
    await expect(fact).toContainText('Filled in');
    await expect(fact).not.toContainText(/inferred/i);
    const entries = await wizard.noProxy();
    expect(entries).toContain('172.20.0.0/20');
    expect(entries).not.toContain('172.20.0.0/16');
  });
});

test.describe('step 2, the ConfigMap', () => {
  test('has the name, namespace and keys of the article, and NO_PROXY of this cluster', async ({ wizard }) => {
    await tellArticle(wizard);
    expect(parse(await wizard.fileText(CONFIG_MAP))).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'proxy-environment-variables', namespace: 'kube-system' },
      data: { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: (await wizard.noProxy()).join(',') },
    });
    const entries = await wizard.noProxy();
    const article = ['localhost', '127.0.0.1', '169.254.169.254', '.internal', '10.100.0.0/16'];
    const vpc = ['10.0.0.0/16', '100.64.0.0/16'];
    const endpoints = ['s3', '.s3', 'api.ecr', '.dkr.ecr', 'ec2'].map((host) => `${host}.us-east-1.amazonaws.com`);
    expect(entries).toEqual(expect.arrayContaining([...article, ...vpc, ...endpoints, 's3.amazonaws.com']));
    // Not ticked, so it has no endpoint: direct, it would hang.
    expect(entries).not.toContain('sts.us-east-1.amazonaws.com');
    expect(entries.filter((entry) => /[\sA-Z*]/.test(entry) || entry.includes(':3128'))).toEqual([]);
  });

  test('host names follow the region: China, GovCloud, and s3.amazonaws.com in us-east-1 alone', async ({ wizard }) => {
    await tellArticle(wizard);
    expect(await wizard.noProxy()).toContain('s3.amazonaws.com');
    await wizard.go('Cluster');
    for (const [region, suffix] of [
      ['cn-northwest-1', 'amazonaws.com.cn'],
      ['us-gov-west-1', 'amazonaws.com'],
      ['ap-northeast-2', 'amazonaws.com'],
    ] as const) {
      await wizard.fill('cluster.region', region);
      await expect(wizard.preview).toContainText(`,ec2.${region}.${suffix}`);
      const entries = await wizard.noProxy();
      const hosts = ['s3', '.s3', 'api.ecr', '.dkr.ecr', 'ec2'].map((host) => `${host}.${region}.${suffix}`);
      expect(entries).toEqual(expect.arrayContaining(hosts));
      expect(entries.filter((entry) => /(^|\.)s3\.amazonaws/.test(entry))).toEqual([]);
    }
  });

  test('says why the "Amazon VPC" endpoint of the article has no host', async ({ wizard }) => {
    await wizard.open();
    const endpoints = wizard.page.getByRole('group', { name: 'VPC endpoints' });
    await expect(endpoints).toContainText(
      'calls that concern a VPC are part of the EC2 API, so the ec2 endpoint serves',
    );
  });
});

test('step 3, NO_PROXY holds the service CIDR: taken out, it is an error with the way back', async ({ wizard }) => {
  await tellArticle(wizard);
  await wizard.go('Bypass');
  const entry = wizard.page.getByRole('switch', { name: '10.100.0.0/16' });
  await entry.uncheck();
  const words = '10.100.0.0/16 cannot be left out: Services of the cluster.';
  await expect(entry).toHaveAccessibleDescription(/10\.100\.0\.0\/16 cannot be left out: Services of the cluster\./);
  await expect(wizard.finding(words)).toBeVisible();
  expect(await wizard.noProxy()).not.toContain('10.100.0.0/16');
  await wizard.expectHeld(/^1 thing to fix: /);

  await wizard.finding(words).getByRole('button', { name: 'Put 10.100.0.0/16 back' }).click();
  await expect(wizard.finding(words)).toHaveCount(0);
  await expect(entry).toBeChecked();
  expect(await wizard.noProxy()).toContain('10.100.0.0/16');
  await expect(wizard.downloadBundle).toBeEnabled();
});

test('step 4, apply: the command names the real file and is copied whole', async ({ wizard }) => {
  await tellArticle(wizard);
  await wizard.go('Apply');
  const command = `kubectl apply -f ${CONFIG_MAP}`;
  const step = wizard.runbookStep('By hand: the ConfigMap');
  await expect(step).toBeHidden();
  await wizard.openInstead('Apply the cluster part');
  await step.getByRole('button', { name: `Copy: ${command}` }).click();
  await expect(step.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await wizard.clipboard()).toBe(command);
  expect(await wizard.fileText(CONFIG_MAP)).toContain('kind: ConfigMap');
});
