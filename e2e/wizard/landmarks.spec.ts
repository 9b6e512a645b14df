// The landmarks by which a screen reader goes through the page: two of one role have two names.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

/** Role and name of each landmark on the page. A section counts only with a name (HTML-AAM). */
const landmarks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('section, nav, main, form, aside, [role=region]')]
      .filter((part) => part.checkVisibility())
      .map((part) => {
        const ids = part.getAttribute('aria-labelledby')?.split(' ') ?? [];
        const label = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
        return { role: part.tagName, name: (label || part.getAttribute('aria-label') || '').trim() };
      })
      .filter(({ role, name }) => name !== '' || role === 'NAV' || role === 'MAIN')
      .map(({ role, name }) => `${role} ${name}`),
  );

for (const step of ['Cluster', 'Proxy', 'Bypass', 'Nodes', 'Apply'] as const) {
  test(`${step}: no two landmarks are called the same`, async ({ wizard, page }) => {
    await wizard.open(step);
    for (const answered of [false, true]) {
      if (answered) await wizard.example();
      const found = await landmarks(page);
      expect(found.length).toBeGreaterThan(5);
      expect(found.filter((name, index) => found.indexOf(name) !== index)).toEqual([]);
    }
  });
}
