// Bad input: told at its field in the user's words, kept as it was typed, shown in the files as wrong, and never let out.

import { expect, type Locator } from '@playwright/test';
import { test, type WizardPage } from './wizard-page.ts';

interface Bad {
  /** What is wrong with it. */
  readonly what: string;
  readonly typed: string;
  readonly says: RegExp;
  /** As the notation of the ConfigMap writes it, where that is another text. */
  readonly shown?: string;
}

/** Sees that a control is told to be wrong, in these words, where a screen reader finds them. */
async function expectTold(control: Locator, says: RegExp) {
  await expect(control).toHaveAttribute('aria-invalid', 'true');
  await expect(control).toHaveAccessibleDescription(says);
}

/** A value as the files show it while it is wrong. */
const wrongIn = (wizard: WizardPage, shown: string): Locator =>
  wizard.preview.locator('button.wrong', { hasText: shown });

const PROXIES: readonly Bad[] = [
  { what: 'without a scheme', typed: 'proxy.example:3128', says: /does not begin with http:\/\// },
  { what: 'without a port', typed: 'http://proxy.example', says: /The port is missing, such as :3128/ },
  { what: 'with port 70000', typed: 'http://proxy.example:70000', says: /70000 is no port: ports go from 1 to 65535/ },
  { what: 'with a space', typed: 'http://proxy .example:3128', says: /There is a blank in the address/ },
  { what: 'with a quote', typed: `http://proxy.example:3128'`, says: /There is a quote in the address/ },
  { what: 'with $(', typed: 'http://$(hostname).example:3128', says: /holds \$ or a bracket of a shell/ },
  {
    what: 'in Korean',
    typed: 'http://프록시.example:3128',
    says: /"프" cannot be in an address/,
    shown: 'http://\\ud504\\ub85d\\uc2dc.example:3128',
  },
];

test('each proxy address that cannot work is told at its field, kept, marked in the files and held back', async ({
  wizard,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  const proxy = wizard.field('proxy.http');
  for (const { what, typed, says, shown = typed } of PROXIES) {
    await test.step(what, async () => {
      await wizard.fill('proxy.http', typed);
      await expectTold(proxy, says);
      await expect(wizard.page.locator('.field .says', { hasText: says })).toBeVisible();
      await expect(wrongIn(wizard, shown)).toHaveCount(2);
      await expect(wizard.downloadBundle).toHaveAccessibleDescription('Waits for 1 value: Proxy URL');

      await wizard.go('Bypass');
      await wizard.go('Proxy');
      await expect(proxy).toHaveValue(typed);
      await expectTold(proxy, says);
    });
  }
  await wizard.expectHeld('Waits for 1 value: Proxy URL');
});

test('a message waits until the typing is over, comes at once after a paste, and one click mends what it can', async ({
  wizard,
}) => {
  await wizard.open('Proxy');
  const proxy = wizard.field('proxy.http');
  await proxy.pressSequentially('proxy.example:31');
  await expect(proxy).not.toHaveAttribute('aria-invalid');
  await proxy.blur();
  await expectTold(proxy, /does not begin with http/);

  await wizard.paste('http://proxy.example\nexport A=1', proxy);
  await expectTold(proxy, /There is a blank in the address/);
  await expect(proxy).toBeFocused();
  expect(await proxy.inputValue()).toBe('http://proxy.example export A=1');

  await wizard.fill('proxy.http', 'proxy.example:3128');
  await wizard.page.getByRole('button', { name: 'Use http://proxy.example:3128' }).first().click();
  await expect(proxy).toHaveValue('http://proxy.example:3128');
  await expect(proxy).not.toHaveAttribute('aria-invalid');
  await expect(proxy).toBeFocused();
});

test('a password in the proxy address stands in its field and nowhere else', async ({ wizard, page }) => {
  const secret = 'hunter2';
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  const typed = `http://jane:${secret}@proxy.example:3128`;
  await wizard.fill('proxy.http', typed);
  await page.getByRole('checkbox', { name: /HTTPS traffic takes another proxy/ }).check();
  await wizard.fill('proxy.https', typed);
  await expectTold(wizard.field('proxy.http'), /holds a user name or a password/);
  await expectTold(wizard.field('proxy.https'), /holds a user name or a password/);
  await wizard.expectHeld(/^Waits for 2 values: Proxy URL, Proxy URL for HTTPS$/);
  await expect(wizard.finding(/Safe ways: let the proxy allow the nodes by their source addresses/)).toHaveCount(2);

  const files = page.getByRole('navigation', { name: 'Generated files' }).getByRole('button');
  const count = await files.count();
  expect(count).toBeGreaterThan(8);
  let shown = 0;
  for (let index = 0; index < count; index += 1) {
    await files.nth(index).click();
    await expect(files.nth(index)).toHaveAttribute('aria-current', 'true');
    const text = await wizard.previewText();
    if (text.includes('***@proxy.example:3128')) shown += 1;
    expect(text).not.toMatch(/hunter2|jane/);
  }
  expect(shown).toBeGreaterThan(2);
  for (const step of ['Cluster', 'Bypass', 'Nodes', 'Apply', 'Proxy'] as const) {
    await wizard.go(step);
    // Texts and attributes; the value of a field is neither.
    expect(await page.locator('html').innerHTML()).not.toMatch(/hunter2|jane/);
    expect(page.url()).not.toContain(secret);
  }
  const kept = await page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
    return [...stores, document.cookie, document.title, ...(await caches.keys())].join('\n');
  });
  expect(kept).not.toContain(secret);
  await expect(wizard.field('proxy.http')).toHaveValue(typed);
});

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
    await wizard.expectHeld(/^Waits for 1 value: (VPC|Service) CIDR$/);
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
