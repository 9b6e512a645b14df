// 20,000 characters pasted anywhere: kept whole, told where they are no answer, and the page goes on answering
// (one that hangs runs into the runner's time-out).

import { expect, type Locator } from '@playwright/test';
import { test } from './wizard-page.ts';

const LONG = 'all work and no play '.repeat(953).slice(0, 20_000);
const ONE_WORD = 'x'.repeat(20_000);

/** Every character is there; a failure does not print them all. */
async function expectWhole(control: Locator, text: string) {
  expect((await control.inputValue()) === text, 'the whole text is in the field').toBe(true);
}

test('20,000 characters in any field or box are kept whole, and told where they are no answer', async ({
  wizard,
  page,
}) => {
  test.slow();
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  await page.getByRole('checkbox', { name: /HTTPS traffic takes another proxy/ }).check();
  await wizard.fill('proxy.https', 'http://other.example:3128');
  await wizard.go('Nodes');
  await wizard.choose('Management', 'Self-managed');
  let tried = 0;
  for (const step of ['Cluster', 'Proxy', 'Bypass', 'Nodes', 'Apply'] as const) {
    await wizard.go(step);
    const controls = page.getByRole('main').locator('input:is([type=text], :not([type])), textarea:not([readonly])');
    const names = await controls
      .filter({ visible: true })
      .evaluateAll((all) => all.map((control) => `#${CSS.escape(control.id)}`));
    for (const name of names) {
      await test.step(`${step}: ${name}`, async () => {
        tried += 1;
        const control = page.locator(name);
        await wizard.paste(LONG, control);
        await expectWhole(control, LONG);
        await control.blur();
        const isBox = (await control.evaluate(({ tagName }) => tagName)) === 'TEXTAREA' && !name.startsWith('#field-');
        if (!isBox) {
          await expect(control).toHaveAttribute('aria-invalid', 'true');
          await expect(control).toHaveAccessibleDescription(/20000 characters long, more than \d+: something else was/);
        }
      });
    }
  }
  expect(tried).toBeGreaterThanOrEqual(14);

  // All of it at once is still there, and the page still follows each key.
  for (const step of ['Cluster', 'Nodes', 'Bypass', 'Proxy'] as const) {
    await wizard.go(step);
    await expect(wizard.downloadBundle).toBeDisabled();
  }
  await expectWhole(wizard.field('proxy.http'), LONG);
  await wizard.showFile('proxy-env-vars-config.yaml');
  await wizard.field('proxy.http').fill('http://new.example:3128');
  await expect(wizard.preview).toContainText('HTTP_PROXY: "http://new.example:3128"');
  await wizard.go('Cluster');
  await expectWhole(wizard.pasteBox, LONG);
  await expectWhole(wizard.field('cluster.name'), LONG);
});

test('a list keeps one word of 20,000 characters as one item, to take back whole', async ({ wizard, page }) => {
  await wizard.open();
  const input = wizard.field('cluster.vpcCidrs');
  await wizard.paste(ONE_WORD, input);
  await input.blur();
  await page.getByRole('button', { name: /^Change x{60}\.\.\.$/ }).click();
  await expectWhole(input, ONE_WORD);
});
