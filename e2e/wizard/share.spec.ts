// The link: what Share copies opens as the same answers elsewhere, and no link that was lost, damaged or made to do harm does
// more than be told.

import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { exampleDraft } from '../../src/core/index.ts';
import { forged, forgedLinks } from '../../src/share/forged-links.fixture.ts';
import { linkOf, readLink } from '../../src/share/index.ts';
import { test, WizardPage } from './wizard-page.ts';

const share = (page: Page) => page.getByRole('button', { name: 'Share', exact: true });
const trouble = (page: Page) => page.getByRole('alert');
const putBack = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Put back what was here' });

/** The link that Share copies; the notice has said so. */
async function shared(wizard: WizardPage): Promise<string> {
  await share(wizard.page).click();
  await expect(wizard.notice(/^Link copied\. It holds your answers, no passwords;/)).toBeVisible();
  return wizard.clipboard();
}

/** Opens a link in the page that is there, as a click on it or a new address does. */
const openHere = (page: Page, fragment: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);

test.describe('a link that is good', () => {
  test('opens as the same answers in another page, and leaves the address', async ({ wizard, page, context }) => {
    await wizard.open();
    await wizard.example();
    await wizard.fill('cluster.name', 'shared');
    await wizard.go('Bypass');
    const box = page.getByRole('textbox', { name: /^New entry/ });
    await box.fill('ldap.corp.example');
    await box.press('Enter');
    const settings = await wizard.fileText('settings.json');
    const link = await shared(wizard);
    expect(link).toMatch(/\/#v1=[\w-]+\.[0-9a-f]{8}$/);
    expect(link.length).toBeLessThan(1000);

    const other = await context.newPage();
    await other.goto(link);
    const there = new WizardPage(other);
    await expect(there.notice('The shared answers are loaded.')).toBeVisible();
    // Nothing was lost, so there is no way back to take by accident; and whoever hears the page hears where it is.
    await expect(putBack(other)).toHaveCount(0);
    await other.bringToFront();
    await expect(there.title('Cluster')).toBeFocused();
    await expect(there.field('cluster.name')).toHaveValue('shared');
    await expect(other).toHaveURL(/\/#cluster$/);
    expect(await there.fileText('settings.json')).toBe(settings);
    await expect(trouble(other)).toBeEmpty();
  });

  test('takes the place of answers, which come back, and Back leads to the step before it', async ({
    wizard,
    page,
  }) => {
    const made = await linkOf({ cluster: { name: 'theirs' }, proxy: { http: 'http://theirs.example:3128' } });
    await wizard.open();
    await wizard.paste('172.20.0.1');
    await wizard.fill('cluster.name', 'mine');
    await wizard.go('Proxy');
    await wizard.fill('proxy.http', 'http://mine.example:3128');
    const before = await wizard.fileText('settings.json');

    await openHere(page, 'fragment' in made ? made.fragment : '');
    await expect(wizard.title('Cluster')).toBeVisible();
    await expect(wizard.field('cluster.name')).toHaveValue('theirs');
    await expect(wizard.pasteBox).toHaveValue('');
    await expect(page).toHaveURL(/\/#cluster$/);
    expect(await wizard.fileText('settings.json')).not.toBe(before);
    await expect(putBack(page)).not.toBeFocused();
    await putBack(page).click();
    await expect(wizard.field('cluster.name')).toHaveValue('mine');
    await expect(wizard.pasteBox).toHaveValue('172.20.0.1');
    await expect(share(page)).toBeFocused();
    expect(await wizard.fileText('settings.json')).toBe(before);

    await page.goBack();
    await expect(wizard.title('Proxy')).toBeVisible();
    await expect(wizard.field('proxy.http')).toHaveValue('http://mine.example:3128');
    await page.goForward();
    await expect(wizard.title('Cluster')).toBeVisible();
    await expect(wizard.field('cluster.name')).toHaveValue('mine');
  });

  test('of the answers that are here says so, and changes nothing', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    await wizard.paste('172.20.0.1');
    await wizard.go('Nodes');
    const settings = await wizard.fileText('settings.json');
    const link = await shared(wizard);
    await openHere(page, new URL(link).hash.slice(1));
    await expect(wizard.notice('The link holds the answers that are here already. Nothing was changed.')).toBeVisible();
    await expect(putBack(page)).toHaveCount(0);
    await expect(wizard.title('Cluster')).toBeVisible();
    await expect(wizard.pasteBox).toHaveValue('172.20.0.1');
    expect(await wizard.fileText('settings.json')).toBe(settings);
  });

  test('takes the place of answers that this browser kept, and they come back', async ({ wizard, page }) => {
    const made = await linkOf({ cluster: { name: 'theirs' } });
    await wizard.open();
    await wizard.fill('cluster.name', 'mine');
    await page.goto('about:blank');
    await page.goto(`./#${'fragment' in made ? made.fragment : ''}`);
    await expect(wizard.field('cluster.name')).toHaveValue('theirs');
    await putBack(page).click();
    await expect(wizard.field('cluster.name')).toHaveValue('mine');
  });

  test('holds no login, and the notice names what stayed behind', async ({ wizard, context }) => {
    await wizard.open('Proxy');
    await wizard.fill('proxy.http', 'http://jane:pa55word@proxy.example:3128');
    const link = await shared(wizard);
    await expect(wizard.notice('Left out, because it may be a secret: Proxy URL.')).toBeVisible();
    const other = await context.newPage();
    await other.goto(link);
    const there = new WizardPage(other);
    await expect(there.notice('The shared answers are loaded.')).toBeVisible();
    await there.go('Proxy');
    await expect(there.field('proxy.http')).toHaveValue('http://proxy.example:3128');
    expect(await there.fileText('settings.json')).not.toMatch(/jane|pa55word/);
  });

  test('is there to copy by hand where the browser refuses', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.example();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      document.execCommand = () => false;
    });
    await share(page).click();
    const dialog = page.getByRole('dialog', { name: 'Copy a link to these answers' });
    await expect(dialog).toContainText('Copy it here by hand.');
    const link = dialog.getByRole('textbox', { name: 'Link' });
    await expect(link).toBeFocused();
    const address = await link.inputValue();
    expect(await page.evaluate(() => String(getSelection()))).toBe(address);
    expect(await readLink(new URL(address).hash.slice(1))).toMatchObject({
      draft: { cluster: { name: 'prod-seoul' } },
    });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(share(page)).toBeFocused();
  });

  test('that is long says so, and offers the file', async ({ wizard, page }) => {
    const why = (at: number) => createHash('sha256').update(`${at}`).digest('hex');
    const add = Array.from({ length: 250 }, (_, at) => ({ entry: `h${at}.example`, why: why(at) }));
    await wizard.open();
    await wizard.paste(JSON.stringify({ ...exampleDraft, bypass: { add } }));
    await expect(wizard.notice('The settings.json has taken the place of every answer.')).toBeVisible();
    await share(page).click();
    const dialog = page.getByRole('dialog', { name: 'Copy a link to these answers' });
    await expect(dialog).toContainText('The link is copied.');
    await expect(dialog).toContainText(/It has [\d,]{4,6} characters\. .*Send settings\.json instead/);
    const { name } = await wizard.downloadedBy(() =>
      dialog.getByRole('button', { name: 'Download settings.json' }).click(),
    );
    expect(name).toBe('settings.json');
    const address = await wizard.clipboard();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await openHere(page, new URL(address).hash.slice(1));
    await wizard.go('Bypass');
    await expect(page.getByRole('switch', { name: 'h249.example', exact: true })).toBeChecked();
  });

  test('is not made of answers that none holds, and the file is offered', async ({ wizard, page }) => {
    await wizard.open();
    await wizard.paste('x'.repeat(280_000), wizard.field('cluster.name'));
    await share(page).click();
    const dialog = page.getByRole('dialog', { name: 'Copy a link to these answers' });
    await expect(dialog).toContainText('These answers are too many for a link.');
    await expect(dialog.getByRole('button', { name: 'Download settings.json' })).toBeDisabled();
  });
});

test.describe('a link that is bad', () => {
  const bad: readonly [what: string, fragment: () => Promise<string>, says: RegExp][] = [
    ['broken', async () => 'v1=VVFBctswDPxKZ880RUmu7PC.763de11f', /The link is not whole/],
    [
      'foreign',
      async () => 'server=nginx&version=1.17',
      /The address ends in #server=nginx&version=1\.17, which is neither/,
    ],
    ['of a later version', () => forged('{}', 2), /The link is of version 2; this page reads version 1/],
    ['too large', () => forged(`{"nodeGroups":[${'{},'.repeat(500)}{}]}`), /more answers than this page takes/],
    ['of another structure', () => forged('{"cluster":{"regon":"x"}}'), /settings\.json has no cluster\.regon/],
    ['after the prototype', () => forged('{"__proto__":{"polluted":1}}'), /settings\.json has no __proto__/],
  ];

  for (const [what, fragment, says] of bad) {
    test(`${what}: the page opens, says what to do, and works`, async ({ wizard, page }) => {
      await page.goto(`./#${await fragment()}`);
      await expect(trouble(page)).toHaveText(says);
      await expect(trouble(page)).toContainText('Nothing was changed.');
      await expect(wizard.title('Cluster')).toBeVisible();
      await expect(page).toHaveURL(/\/#cluster$/);
      await wizard.example();
      await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
      // With answers there it changes nothing either.
      await wizard.go('Proxy');
      await openHere(page, await fragment());
      await expect(wizard.title('Cluster')).toBeVisible();
      await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
      await trouble(page).getByRole('button', { name: 'Close' }).click();
      await expect(trouble(page)).toBeEmpty();
    });
  }

  test('goes away with the next one that is good', async ({ wizard, page }) => {
    const made = await linkOf({ cluster: { name: 'theirs' } });
    await page.goto('./#v1=');
    await expect(trouble(page)).toHaveText(/not whole/);
    await openHere(page, 'fragment' in made ? made.fragment : '');
    await expect(wizard.field('cluster.name')).toHaveValue('theirs');
    await expect(trouble(page)).toBeEmpty();
  });

  test('for want of a part of the page is said so, stays in the address, and opens after a reload', async ({
    wizard,
    page,
    broken,
  }) => {
    const made = await linkOf({ cluster: { name: 'theirs' } });
    const fragment = 'fragment' in made ? made.fragment : '';
    await wizard.open();
    await page.route('**/assets/*.js', (route) => route.abort());
    await openHere(page, fragment);
    await expect(trouble(page)).toHaveText(/The link was not opened: a part of the page did not load/);
    await expect(page).toHaveURL(new RegExp(`#${fragment}$`));
    await share(page).click();
    await expect(wizard.notice('No link was made: a part of the page did not load. Try again.')).toBeVisible();
    await page.unroute('**/assets/*.js');
    await page.reload();
    await expect(wizard.field('cluster.name')).toHaveValue('theirs');
    await expect(page).toHaveURL(/#cluster$/);
    // The browser itself reports each part that did not come, also those that nobody waits for.
    for (const promise of broken.splice(0))
      expect(promise).toMatch(/^console: Failed to load resource: net::ERR_FAILED$/);
  });
});

/** What came of one link: told, or taken. */
interface Outcome {
  readonly told: string;
  readonly taken: boolean;
}

/** Opens links one after another, each once the page is done with the one before. */
const outcomes = (page: Page, links: readonly string[]): Promise<readonly Outcome[]> =>
  page.evaluate(async (fragments) => {
    const alert = document.querySelector('[role=alert]');
    const until = async (done: () => boolean) => {
      for (const end = performance.now() + 20_000; !done(); ) {
        if (performance.now() > end) throw new Error('the page does not answer');
        await new Promise((next) => setTimeout(next));
      }
    };
    const seen: Outcome[] = [];
    for (const fragment of fragments) {
      const notice = document.querySelector('[role=status] .said');
      location.hash = fragment;
      // An empty fragment, or one that names a step, is no link: nothing comes of it.
      if (location.hash === '' || location.hash === '#cluster') continue;
      const told = () => alert?.textContent ?? '';
      const taken = () => {
        const now = document.querySelector('[role=status] .said');
        return now !== null && now !== notice;
      };
      await until(() => location.hash === '#cluster' && (told() !== '' || taken()));
      seen.push({ told: told(), taken: taken() });
      alert?.querySelector('button')?.click();
      await until(() => told() === '');
    }
    return seen;
  }, links);

test('1,000 links that were damaged or forged: each told or taken, and the page works after each', async ({
  wizard,
  page,
}) => {
  test.setTimeout(600_000);
  const links = await forgedLinks(1000);
  await wizard.open();
  let told = 0;
  let taken = 0;
  const batch = 50;
  for (let from = 0; from < links.length; from += batch) {
    const some = links.slice(from, from + batch);
    const expected = await Promise.all(some.map(readLink));
    const seen = await outcomes(page, some);
    expect(seen.filter((one) => one.taken).length, `links ${from} on`).toBe(
      expected.filter((read) => 'draft' in read).length,
    );
    told += seen.filter((one) => one.told !== '').length;
    taken += seen.filter((one) => one.taken).length;
    await expect(wizard.title('Cluster')).toBeVisible();
    await wizard.field('cluster.name').fill(`after-${from}`);
    await wizard.showFile('settings.json');
    await expect(wizard.preview).toContainText(`"name": "after-${from}"`);
    expect(await page.evaluate(() => [Reflect.get(globalThis, 'hurt'), Reflect.get({}, 'polluted')])).toEqual([
      undefined,
      undefined,
    ]);
  }
  expect(told + taken).toBeGreaterThan(980);
  expect(taken).toBeGreaterThan(50);
});
