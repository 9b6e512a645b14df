// A finding that is mended from its list goes, and the focus stays in the list, so that Enter and Tab go on from there.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

test('after a mend by the keyboard the focus is on the next finding, and at last on the list', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'proxy.example:3128');
  await page.getByRole('checkbox', { name: /HTTPS traffic takes another proxy/ }).check();
  await wizard.fill('proxy.https', 'proxy.example:3129');
  const findings = page.getByRole('region', { name: 'Findings' });
  const mend = (port: number) => findings.getByRole('button', { name: `Use http://proxy.example:${port}` });
  await expect(mend(3128)).toBeVisible();
  await mend(3128).press('Enter');
  await expect(mend(3128)).toHaveCount(0);
  await expect(findings.getByRole('button').first()).toBeFocused();
  await mend(3129).press('Enter');
  await expect(mend(3129)).toHaveCount(0);
  await expect(page.locator(':focus')).not.toHaveCount(0);
  expect(await findings.evaluate((region) => region.contains(document.activeElement))).toBe(true);
});
