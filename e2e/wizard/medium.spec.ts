// Between a phone and a desktop: form and files stand side by side with little room, and nothing may be out of reach.

import { expect } from '@playwright/test';
import { test } from './wizard-page.ts';

for (const width of [720, 768, 900, 1024, 1100, 1239]) {
  test(`at ${width} px the bundle can be taken whole, or says what it waits for`, async ({ wizard, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await wizard.open('Bypass');
    await expect(page.locator('.out .sum')).toContainText('Waits for 6 values');
    const reason = await page.locator('.out .sum').boundingBox();
    expect(reason?.width).toBeGreaterThan(90);
    await expect(wizard.downloadBundle).toBeInViewport({ ratio: 1 });

    await wizard.example();
    for (const button of [wizard.copyAll, wizard.downloadBundle]) {
      await expect(button).toBeInViewport({ ratio: 1 });
      const room = await button.evaluate((one) => one.clientWidth - one.scrollWidth);
      expect(room).toBeGreaterThanOrEqual(0);
    }
  });
}
