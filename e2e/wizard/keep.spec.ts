// Answers are kept in the browser: they come back, can be switched off, hold no secret, and whatever stands in their place
// leaves a page that works and says so.

import { expect, type Page } from '@playwright/test';
import { test } from './wizard-page.ts';

const KEY = 'eks-proxy-wizard.answers.1.0123456789abcdef';
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

/** Puts something where answers are kept, before the page begins. */
const plant = (page: Page, key: string, value: string) =>
  page.addInitScript(
    ([name = '', text = '']) => {
      if (localStorage.getItem('planted') === null) localStorage.setItem(name, text);
      localStorage.setItem('planted', 'once');
    },
    [key, value],
  );

test('answers come back after a reload and on the next visit, with the files, and the page says so', async ({
  wizard,
  page,
  context,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.fill('cluster.name', 'mine');
  const before = await wizard.fileText('settings.json');
  await wizard.reload();
  await expect(wizard.notice('Your answers from before are back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin empty' })).not.toBeFocused();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  expect(await wizard.fileText('settings.json')).toBe(before);

  await page.close();
  const later = await context.newPage();
  await later.goto('./');
  await expect(later.locator('[data-field="cluster.name"]')).toHaveValue('mine');
  await later.getByRole('button', { name: 'Begin empty' }).click();
  await expect(later.locator('[data-field="cluster.name"]')).toHaveValue('');
  await expect(later.getByRole('button', { name: 'Put back what was here' })).toBeVisible();
  await later.close();
  const empty = await context.newPage();
  await empty.goto('./');
  await expect(empty.locator('[data-field="cluster.name"]')).toHaveValue('');
  await expect(empty.getByText('Your answers from before are back.')).toHaveCount(0);
});

test('what is typed and pressed before the program is there counts, on top of what comes back', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.expectKept('"region":"ap-northeast-2"');
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await wizard.field('cluster.name').fill('typed-early');
  await page.getByRole('button', { name: 'Save and open' }).click();
  letGo();
  await expect(page.getByRole('dialog', { name: 'Save and open' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(wizard.field('cluster.name')).toHaveValue('typed-early');
  await expect(wizard.field('cluster.region')).toHaveValue('ap-northeast-2');
});

test('a visit without an answer keeps nothing', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await wizard.expectKept('"name":"mine"');
  await wizard.fill('cluster.name', '');
  await expect.poll(() => stored(page)).toBe('{}');
});

test('switched off, what was kept is gone at once, nothing is kept from then on, and on again keeps what is there', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await wizard.expectKept('"name":"mine"');
  const dialog = await wizard.saveAndOpen();
  const keep = dialog.getByRole('switch', { name: 'Keep my answers in this browser' });
  await expect(keep).toBeChecked();
  await expect(keep).toHaveAccessibleDescription(/Passwords and private keys are never kept/);
  await keep.uncheck();
  expect(await stored(page)).not.toContain('mine');
  await expect(keep).toHaveAccessibleDescription(/what was kept is deleted/);
  await page.keyboard.press('Escape');
  await wizard.fill('cluster.name', 'another');
  page.once('dialog', (question) => void question.accept());
  await wizard.reload();
  await expect(wizard.field('cluster.name')).toHaveValue('');
  expect(await stored(page)).toBe('{"eks-proxy-wizard.keep":"off"}');

  await wizard.fill('cluster.name', 'third');
  const again = await wizard.saveAndOpen();
  await again.getByRole('switch', { name: 'Keep my answers in this browser' }).check();
  await wizard.expectKept('"name":"third"');
});

test('no login and no private key reaches the store, also while they are typed', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  await page.evaluate(() => {
    const written: string[] = [];
    Object.assign(globalThis, { written });
    const original = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(key, value) {
      written.push(value);
      original.call(this, key, value);
    };
  });
  const http = wizard.field('proxy.http');
  await http.fill('');
  // Slower than the page waits, so that each state of the text is kept or not.
  for (const part of ['http://user', ':hunter', '2', '@', 'proxy.example:3128']) {
    await http.pressSequentially(part);
    await page.waitForTimeout(500);
  }
  await page.getByRole('checkbox', { name: /^The proxy opens TLS connections/ }).check();
  await wizard.paste('-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----', wizard.field('proxy.caBundle'));
  await wizard.go('Cluster');
  await wizard.fill('cluster.name', 'mine');
  await wizard.expectKept('"name":"mine"');
  const written = await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'written')));
  expect(written).toContain('mine');
  expect(written).not.toMatch(/hunter|PRIVATE/);
});

for (const [what, value] of [
  ['no JSON', '{"at":1'],
  ["another program's", '[1,2,3]'],
  ['no draft', '{"at":1,"name":"","draft":{"cluster":{"nmae":"x"}}}'],
  ['keys of the prototype', '{"at":1,"name":"","draft":{"__proto__":{"polluted":"yes"}}}'],
  ['too long', `{"at":1,"name":"","draft":{"cluster":{"name":"${'x'.repeat(2_100_000)}"}}}`],
] as const) {
  test(`what is kept and is ${what} leaves an empty page that works and says so`, async ({ wizard, page }) => {
    await plant(page, KEY, value);
    await wizard.open();
    await expect(wizard.notice('were damaged and are removed')).toBeVisible();
    expect(await stored(page)).not.toContain(KEY);
    expect(await page.evaluate(() => Object.hasOwn(Object.prototype, 'polluted'))).toBe(false);
    await wizard.fill('cluster.name', 'mine');
    await wizard.expectKept('"name":"mine"');
  });
}

test('markup and a login that somebody put where answers are kept do nothing, and the login is not kept on', async ({
  wizard,
  page,
}) => {
  const draft = {
    cluster: { name: '<img src=x onerror="window.ran = 1">', region: 'ap-northeast-2' },
    proxy: { http: 'http://user:hunter2@proxy.example:3128' },
    bypass: { add: [{ entry: '.corp.example', why: '<script>window.ran = 1</script>' }] },
  };
  await plant(page, KEY, JSON.stringify({ at: 1, name: '', draft }));
  await wizard.open();
  await expect(wizard.field('cluster.region')).toHaveValue('ap-northeast-2');
  await wizard.fill('cluster.region', 'us-east-1');
  await wizard.expectKept('us-east-1');
  expect(await stored(page)).not.toContain('hunter2');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
});

test('a full store is told in words, in the notice and beside the switch', async ({ wizard, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await expect(wizard.notice('no room left for the page')).toBeVisible();
  const dialog = await wizard.saveAndOpen();
  await expect(dialog.getByText('no room left for the page')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save draft' }).click();
  await expect(dialog.getByRole('status')).toContainText('no room left for the page');
});

test('a browser that forbids storage is told in words, and the page works', async ({ wizard, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await wizard.open();
  await wizard.example();
  await expect(wizard.notice('does not let the page keep anything')).toBeVisible();
  expect(await wizard.fileText('settings.json')).toContain('"region": "ap-northeast-2"');
});
