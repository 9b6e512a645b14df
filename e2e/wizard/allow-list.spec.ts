// What the proxy has to let through: on the Apply page for the engineer who asks another team for it.

import { expect } from '@playwright/test';
import { strFromU8 } from 'fflate';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test, type WizardPage } from './wizard-page.ts';

const EC2 = 'ec2.ap-northeast-2.amazonaws.com';
const step = (wizard: WizardPage) => wizard.runbookStep('Have the proxy let the hosts of this cluster through');

test('the table says host, port, why and who, and the files are those of the bundle', async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.service('ec2').uncheck();
  await wizard.go('Apply');
  const list = step(wizard);
  const row = list.getByRole('row', { name: EC2 });
  await expect(row.getByRole('cell')).toHaveText(['443', /^the EC2 API/, /aws-node/]);
  for (const name of ['proxy-allow-list.txt', 'proxy-allow-list.squid.conf']) {
    const saved = await wizard.downloadedBy(() => list.getByRole('button', { name: `Download ${name}` }).click());
    expect(saved.name).toBe(name);
    expect(strFromU8(saved.bytes)).toContain(EC2);
    expect(strFromU8(saved.bytes).trimEnd()).toBe((await wizard.fileText(name)).trimEnd());
  }
});

test('a host leaves the table when its service gets a VPC endpoint', async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.service('ec2').uncheck();
  await wizard.go('Apply');
  await expect(step(wizard).getByRole('row', { name: EC2 })).toBeVisible();
  await wizard.go('Cluster');
  await wizard.service('ec2').check();
  await wizard.go('Apply');
  await expect(step(wizard).getByRole('row', { name: EC2 })).toHaveCount(0);
});

test('what is copied is the whole table with a line for each host, whatever shows', async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Apply');
  const list = step(wizard);
  await list.getByRole('button', { name: 'Copy table' }).click();
  await expect(list.getByRole('button', { name: 'Copied' })).toBeVisible();
  const [head, ...rows] = (await wizard.clipboard()).trimEnd().split('\n');
  expect(head).toBe('Host\tPort\tNeed\tWhy\tWho asks');
  expect(rows).toContain(
    'public.ecr.aws\t443\tUsual\tpublic images of AWS and others (ECR Public)\tcontainerd, dockerd',
  );
  expect(rows.filter((row) => row.startsWith('.quay.io\t443\tOptional\t'))).toHaveLength(1);
  expect(rows.filter((row) => row.startsWith('us-east1-docker.pkg.dev\t')).join()).toContain('(check)');
});

test('usual and optional hosts show when they are asked for', async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Apply');
  const list = step(wizard);
  for (const [need, host] of [
    ['Usual', 'public.ecr.aws'],
    ['Optional', '.quay.io'],
  ] as const) {
    const table = list.getByRole('table', { name: need });
    await expect(table).toHaveCount(0);
    await list.getByRole('button', { name: `Show the hosts: ${need}` }).click();
    await expect(table.getByRole('row', { name: host })).toBeVisible();
    await list.getByRole('button', { name: `Hide the hosts: ${need}` }).click();
    await expect(table).toHaveCount(0);
  }
});

test('while the region is missing nothing of it leaves the page, and the buttons say why', async ({ wizard, page }) => {
  await wizard.open('Apply');
  const list = step(wizard);
  await expect(list.getByRole('button', { name: 'Copy table' })).toHaveAccessibleDescription(/cannot be copied while/);
  const download = list.getByRole('button', { name: 'Download proxy-allow-list.txt' });
  await expect(download).toHaveAccessibleDescription(/^Waits for .*Region/);
  let saved = 0;
  page.on('download', () => {
    saved += 1;
  });
  await download.click({ force: true });
  await expect(wizard.notice(/^Waits for /)).toBeVisible();
  expect(saved).toBe(0);
  await wizard.go('Cluster');
  await wizard.paste(`${describeCluster()}\n${describeVpcs()}`);
  await wizard.go('Apply');
  await expect(list.getByRole('button', { name: 'Copy table' })).toHaveAccessibleDescription('');
});
