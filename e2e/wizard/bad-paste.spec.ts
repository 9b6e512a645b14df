// What is pasted or typed into a box and is no answer: said, kept in its box, and no answer is changed by it.

import { expect } from '@playwright/test';
import { expectTold } from './bad-input.ts';
import { test } from './wizard-page.ts';

test('a wrong bypass entry stays in its box with the reason, and the good ones beside it get in', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Bypass');
  const box = page.getByRole('textbox', { name: /^New entry/ });
  await box.fill('ldap.corp.example, 10.0.0.0/33, *.b.example');
  await box.press('Enter');
  await expect(box).toHaveValue('10.0.0.0/33, *.b.example');
  await expectTold(box, /\/33 is no length.*A leading dot means the same to all of them/);
  expect(await wizard.noProxy()).toContain('ldap.corp.example');
  await page.getByRole('button', { name: 'Take .b.example' }).click();
  await expect(box).toHaveValue('10.0.0.0/33, .b.example');
  await wizard.go('Nodes');
  await wizard.go('Bypass');
  await expect(box).toHaveValue('10.0.0.0/33, .b.example');
});

test.describe('the paste box of the Cluster step', () => {
  test('says that nothing was on the clipboard', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.paste('   \n\n ');
    await expect(page.getByText('There is no text on the clipboard.')).toBeVisible();
    await expect(wizard.facts).toHaveCount(0);
  });

  test('says of a foreign text that it tells nothing, keeps it, and changes no answer', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    const before = await wizard.fileText('settings.json');
    const foreign = 'Dear all,\n\nthe printer on the third floor is out of toner.\n';
    await wizard.paste(foreign);
    await expect(page.getByText('Nothing here tells about a cluster')).toBeVisible();
    await expect(page.getByText('Not read:')).toBeVisible();
    await wizard.go('Proxy');
    await wizard.go('Cluster');
    await expect(wizard.pasteBox).toHaveValue(foreign);
    await expect(page.getByText('Nothing here tells about a cluster')).toBeVisible();
    expect(await wizard.fileText('settings.json')).toBe(before);
  });

  test('never replaces an answer that the user gave without a click', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.fill('cluster.serviceCidrs', '10.96.0.0/16');
    await wizard.paste('172.20.0.1');
    const fact = wizard.fact('Service CIDR');
    await expect(fact).toContainText('you have 10.96.0.0/16');
    expect(await wizard.noProxy()).toContain('10.96.0.0/16');
    await fact.getByRole('button', { name: 'Use what was found: Service CIDR' }).click();
    expect(await wizard.noProxy()).toContain('172.20.0.0/16');
    await expect(page.getByText('10.96.0.0/16')).toHaveCount(0);
  });
});
