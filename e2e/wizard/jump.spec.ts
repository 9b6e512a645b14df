// Going to a field from elsewhere: whatever is closed around it opens, and the field has the focus.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

test('from a bypass entry to its service among those that are folded away', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  const more = page.getByRole('button', { name: /^More services/ });
  await more.click();
  await wizard.service('kms').check();
  await wizard.go('Bypass');
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('switch', { name: 'kms.ap-northeast-2.' }) });
  await entry.getByRole('button', { name: 'Computed from: VPC endpoints. Go there' }).click();
  await expect(wizard.title('Cluster')).toBeVisible();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(wizard.service('kms')).toBeFocused();
  await expect(wizard.service('kms')).toBeInViewport();
});
