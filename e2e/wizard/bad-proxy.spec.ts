// A proxy address that cannot work: told at its field in the user's words, kept as it was typed, shown in the files as
// wrong, and never let out.

import { expect } from '@playwright/test';
import { type Bad, expectTold, wrongIn } from './bad-input.ts';
import { test } from './wizard-page.ts';

const PROXIES: readonly Bad[] = [
  { what: 'without a scheme', typed: 'proxy.example:3128', says: /does not begin with http:\/\// },
  { what: 'without a port', typed: 'http://proxy.example', says: /The port is missing, such as :3128/ },
  { what: 'with port 70000', typed: 'http://proxy.example:70000', says: /70000 is no port: ports go from 1 to 65535/ },
  { what: 'with a space', typed: 'http://proxy .example:3128', says: /There is a blank in the address/ },
  {
    what: 'with a quote',
    typed: `http://proxy.example:3128'`,
    says: /There is a quote in the address/,
    // What is no port may be a password whose @ is still to come.
    shown: 'http://proxy.example:***',
  },
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
      await expect(wizard.downloadBundle).toHaveAccessibleDescription('1 thing to fix: Proxy URL');

      await wizard.go('Bypass');
      await wizard.go('Proxy');
      await expect(proxy).toHaveValue(typed);
      await expectTold(proxy, says);
    });
  }
  await wizard.expectHeld('1 thing to fix: Proxy URL');
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
  await wizard.expectHeld(/^2 things to fix: Proxy URL, Proxy URL for HTTPS$/);
  await expect(wizard.finding(/Safe ways: keep the login in AWS Secrets Manager/)).toHaveCount(2);

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
