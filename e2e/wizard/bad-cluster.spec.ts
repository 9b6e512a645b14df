// Answers about the cluster that cannot be right: told at their fields in the user's words, kept as they were typed, shown
// in the files as wrong, and never let out.

import { expect } from '@playwright/test';
import { type Bad, expectTold, wrongIn } from './bad-input.ts';
import { test } from './wizard-page.ts';

const CIDRS: readonly Bad[] = [
  { what: 'longer than /32', typed: '10.0.0.0/33', says: /\/33 is no length: it goes from \/0 to \/32/ },
  { what: 'with host bits', typed: '10.0.0.5/16', says: /an address inside a network. The network is 10\.0\.0\.0\/16/ },
  { what: 'with a part over 255', typed: '999.1.1.1/16', says: /999 is more than 255/ },
  { what: 'with an octal part', typed: '010.0.0.0/16', says: /a part with a leading zero/ },
];

for (const field of ['cluster.vpcCidrs', 'cluster.serviceCidrs']) {
  test(`${field}: each wrong network is told at its field, kept and held back`, async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    const input = wizard.field(field);
    await page
      .locator('.field', { has: input })
      .getByRole('button', { name: /^Remove / })
      .first()
      .click();
    for (const { what, typed, says } of CIDRS) {
      await test.step(what, async () => {
        await input.fill(typed);
        await expect(wrongIn(wizard, typed)).toHaveCount(1);
        await input.blur();
        await expectTold(input, says);
        const chip = page.getByRole('button', { name: `Change ${typed}` });
        await expect(chip).toHaveAccessibleDescription(says);
        await wizard.go('Proxy');
        await wizard.go('Cluster');
        await expect(chip).toBeVisible();
        await expectTold(input, says);
        await expect(wizard.downloadBundle).toBeDisabled();
        // A click takes it back for mending; emptied, it is gone.
        await chip.click();
        await expect(input).toHaveValue(typed);
        await input.fill('');
      });
    }
    await input.fill('10.0.0.0/33');
    await input.blur();
    await wizard.expectHeld(/^1 thing to fix: (VPC|Service) CIDR$/);
  });
}

test('a region that does not exist, a quote in the name, and an address for an endpoint are each told', async ({
  wizard,
}) => {
  await wizard.open();
  await wizard.example();
  for (const [field, typed, says] of [
    ['cluster.region', 'eu-mars-1', /"eu-mars-1" is not an AWS region\. A region looks like ap-northeast-2\./],
    ['cluster.name', `prod'`, /"'" cannot stand there\. A cluster name has letters, digits, - and _/],
    ['cluster.name', '운영', /"운" cannot stand there/],
    ['cluster.endpoint', '10.0.0.1:443/$(id)', /is not the endpoint as EKS prints it/],
    ['cluster.kubernetesVersion', 'latest', /"latest" is not a version as EKS names it/],
    ['cluster.dnsDomain', 'Cluster Local', /is not a DNS domain in lower case/],
    ['cluster.certificateAuthority', '-----BEGIN CERTIFICATE-----\nMIIB', /This is the certificate itself/],
  ] as const) {
    await test.step(`${field}: ${typed}`, async () => {
      const before = await wizard.field(field).inputValue();
      await wizard.fill(field, typed);
      await expectTold(wizard.field(field), says);
      await wizard.go('Proxy');
      await expect(wizard.downloadBundle).toBeDisabled();
      await wizard.go('Cluster');
      await expect(wizard.field(field)).toHaveValue(typed);
      await expectTold(wizard.field(field), says);
      await wizard.fill(field, before);
      await expect(wizard.field(field)).not.toHaveAttribute('aria-invalid');
    });
  }
  await expect(wizard.downloadBundle).toBeEnabled();
});

test('a network with host bits is mended by one click, also after another step was open', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.vpcCidrs', '10.0.0.5/16');
  await wizard.go('Proxy');
  await wizard.go('Cluster');
  await page.locator('.field .says').getByRole('button', { name: 'Use 10.0.0.0/16' }).click();
  await expect(page.getByRole('button', { name: 'Remove 10.0.0.0/16' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove 10.0.0.5/16' })).toHaveCount(0);
  await expect(wizard.field('cluster.vpcCidrs').and(page.getByRole('textbox'))).toBeFocused();
  expect(await wizard.noProxy()).toContain('10.0.0.0/16');
});
