// Files that come onto the page, by button, by drop and by paste, and the file that leaves it: settings.json there and
// back. What is none of ours is told by its name, and a thousand that were tampered with leave a page that works.

import { expect, type Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { test, type WizardPage } from './wizard-page.ts';

const SETTINGS = `${JSON.stringify({ version: 1, cluster: { name: 'opened', region: 'eu-west-1' } }, null, 2)}\n`;

async function choose(wizard: WizardPage, page: Page, name: string, content: string | Uint8Array) {
  const dialog = await wizard.saveAndOpen();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Open a file' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
}

/** Pastes as a browser does that has a file or a text on the clipboard. */
const pasteInto = (page: Page, selector: string, what: { readonly file?: string; readonly text?: string }) =>
  page.locator(selector).evaluate((element, { file, text }) => {
    const clipboardData = new DataTransfer();
    if (file !== undefined) clipboardData.items.add(new File([file], 'pasted.json'));
    if (text !== undefined) clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, what);

test('the bundle opens again: the same .zip comes out of it, and of the settings.json in it', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  await wizard.fill('cluster.name', 'round-trip');
  const { name, bytes } = await wizard.download();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await choose(wizard, page, name, bytes);
  await expect(wizard.notice(`The answers of ${name} have taken the place of what was here.`)).toBeVisible();
  await expect(wizard.field('cluster.name')).toHaveValue('round-trip');
  expect(Buffer.compare((await wizard.download()).bytes, bytes)).toBe(0);

  const dialog = await wizard.saveAndOpen();
  const save = dialog.getByRole('button', { name: 'Save settings.json' });
  const saved = await wizard.downloadedBy(() => save.click());
  expect(saved.name).toBe('settings.json');
  expect(strFromU8(saved.bytes)).toBe(strFromU8(unzipSync(bytes)['settings.json'] ?? new Uint8Array()));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start over' }).click();
  await wizard.drop(saved.name, saved.bytes);
  await expect(wizard.field('cluster.name')).toHaveValue('round-trip');
  expect(Buffer.compare((await wizard.download()).bytes, bytes)).toBe(0);
});

test('answers that are not whole are saved as a draft without what is wrong, which opens again', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'half');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://user:hunter2@proxy.example:3128');
  const dialog = await wizard.saveAndOpen();
  const save = dialog.getByRole('button', { name: 'Save settings.json' });
  await expect(save).toHaveAccessibleDescription(/missing or wrong are left out/);
  const saved = await wizard.downloadedBy(() => save.click());
  expect(saved.name).toBe('settings-draft.json');
  expect(strFromU8(saved.bytes)).not.toContain('hunter2');
  await page.keyboard.press('Escape');
  await wizard.drop(saved.name, saved.bytes);
  await wizard.go('Cluster');
  await expect(wizard.field('cluster.name')).toHaveValue('half');
});

test('a file over the page shows where it goes; dropped it opens, and what was there can be put back', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'before');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'settings.json'));
    return data;
  });
  const state = page.getByText('Drop it here: settings.json or the .zip of a bundle');
  const main = page.locator('main');
  await main.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(state).toBeVisible();
  await page.locator('.form').dispatchEvent('dragenter', { dataTransfer: transfer });
  await main.dispatchEvent('dragleave', { dataTransfer: transfer });
  await expect(state).toBeVisible();
  await page.locator('.form').dispatchEvent('dragleave', { dataTransfer: transfer });
  await expect(state).toHaveCount(0);
  await wizard.drop('settings.json', SETTINGS);
  await expect(state).toHaveCount(0);
  await expect(wizard.field('cluster.name')).toHaveValue('opened');
  await page.getByRole('button', { name: 'Put back what was here' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('before');
});

test('a .zip that is dropped on the paste box opens too', async ({ wizard, page }) => {
  await wizard.open();
  const transfer = await page.evaluateHandle(
    (numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'bundle.zip'));
      return data;
    },
    [...zipSync({ 'settings.json': strToU8(SETTINGS) })],
  );
  await wizard.pasteBox.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(wizard.field('cluster.name')).toHaveValue('opened');
});

test('a file or a settings.json that is pasted opens where no field has the focus, and a field keeps its paste', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await pasteInto(page, '[data-field="cluster.name"]', { text: SETTINGS });
  await pasteInto(page, 'body', { text: 'no settings at all' });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(wizard.field('cluster.region')).toHaveValue('');
  await pasteInto(page, 'body', { file: SETTINGS });
  await expect(wizard.field('cluster.name')).toHaveValue('opened');
  await expect(wizard.notice('The answers of pasted.json')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await pasteInto(page, 'body', { text: SETTINGS });
  await expect(wizard.field('cluster.name')).toHaveValue('opened');
});

const climbs = zipSync({ 'settings.json': strToU8(SETTINGS), '../../.bashrc': strToU8('x') });
const bomb = zipSync({ 'settings.json': new Uint8Array(50_000_000) });
const wrongSum = zipSync({ 'settings.json': strToU8(SETTINGS) });
const directory = wrongSum.findIndex((_, at) => wrongSum.subarray(at, at + 4).join() === '80,75,1,2');
wrongSum.set([(wrongSum[directory + 16] ?? 0) ^ 1], directory + 16);

for (const [name, content, says] of [
  ['photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /neither a settings\.json nor the \.zip of a bundle/],
  ['empty.json', '', /is empty/],
  ['cut.json', SETTINGS.slice(0, 40), /a piece is missing or was changed/],
  ['typo.json', SETTINGS.replace('region', 'regoin'), /has no cluster\.regoin/],
  ['future.json', SETTINGS.replace('1', '2'), /say version 2/],
  ['other.zip', zipSync({ 'a.txt': strToU8('a') }), /There is no settings\.json in "other\.zip"/],
  ['climbs.zip', climbs, /paths that lead out of its folder/],
  ['bomb.zip', bomb, /is too large/],
  ['sum.zip', wrongSum, /is damaged/],
] as const) {
  test(`${name} is not opened: the page says why, by its name, and keeps every answer`, async ({ wizard, page }) => {
    await wizard.open();
    await wizard.fill('cluster.name', 'before');
    await wizard.drop(name, content);
    const alert = page.getByRole('dialog', { name: 'Save and open' }).getByRole('alert');
    await expect(alert).toContainText(`Not opened: ${name}`);
    await expect(alert).toContainText(says);
    await page.keyboard.press('Escape');
    await expect(wizard.field('cluster.name')).toHaveValue('before');
  });
}

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MARKUP = '<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>';

/** A whole settings.json after something was done to it. */
function mutated(whole: string, seed: number): Uint8Array {
  const next = numbers(seed);
  const [where, bit] = [next(whole.length), next(8)];
  const quoted = JSON.stringify(MARKUP);
  const inObject = (text: string) => {
    const at = whole.indexOf('{', next(whole.length)) + 1;
    return whole.slice(0, at) + text + whole.slice(at);
  };
  const ways: readonly (() => string | Uint8Array)[] = [
    () => strToU8(whole).map((byte, at) => (at === where ? byte ^ (1 << bit) : byte)),
    () => whole.slice(0, next(whole.length)),
    () => inObject('"__proto__": { "ran": 1 }, '),
    () => inObject(`${quoted}: ${quoted}, `),
    () => whole.replaceAll(/: "[^"]*"/g, (text) => (next(3) === 0 ? `: ${quoted}` : text)),
    () => whole.replaceAll(/"[^"]*"(?=[,\n])/g, (text) => (next(4) === 0 ? JSON.stringify(MARKUP.repeat(9)) : text)),
    () => whole.replace('"add": [', `"add": [${Array.from({ length: 300 }, (_, at) => `"h${at}.example"`)},`),
    () => whole.replace(/true|false|\[\]|\{\}/g, (text) => ['null', '1e999', '"x"', '[[[]]]', text][next(5)] ?? text),
  ];
  const made = ways[next(ways.length)]?.() ?? whole;
  const bytes = typeof made === 'string' ? strToU8(made) : made;
  return next(5) === 0 ? zipSync({ 'settings.json': bytes }) : bytes;
}

const BATCHES = 5;
const IN_A_BATCH = 200;

test.describe('a settings.json that was tampered with', () => {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    test(`${IN_A_BATCH} of them leave a page that works and ran nothing, batch ${batch + 1}`, async ({
      wizard,
      page,
    }) => {
      test.setTimeout(600_000);
      await wizard.open();
      await wizard.example();
      const whole = await wizard.fileText('settings.json');
      let opened = 0;
      for (let one = 0; one < IN_A_BATCH; one += 1) {
        const seed = batch * IN_A_BATCH + one;
        const name = `m${seed}.json`;
        await wizard.drop(name, mutated(whole, seed));
        const verdict = await page.waitForFunction(
          (file) => {
            const texts = [...document.querySelectorAll('[role="status"], [role="alert"]')].map((it) => it.textContent);
            const told = texts.find((text) => text?.includes(file));
            return told === undefined ? undefined : told.startsWith('The answers') ? 'opened' : 'refused';
          },
          name,
          { timeout: 20_000 },
        );
        if ((await verdict.jsonValue()) === 'opened') opened += 1;
        const state = await page.evaluate(() => ({
          ran: Reflect.get(globalThis, 'ran') ?? Reflect.get({}, 'ran'),
          title: document.querySelector('h1')?.textContent?.startsWith('Cluster'),
          preview: document.querySelector('[data-testid="preview"]')?.textContent !== '',
        }));
        expect(state).toEqual({ ran: undefined, title: true, preview: true });
      }
      // Both ways were gone.
      expect(opened).toBeGreaterThan(IN_A_BATCH / 10);
      expect(opened).toBeLessThan(IN_A_BATCH);
      await page.keyboard.press('Escape');
      await wizard.fill('cluster.name', 'still-works');
      await expect(wizard.field('cluster.name')).toHaveValue('still-works');
      expect(await wizard.fileText('settings.json')).toContain('"name": "still-works"');
    });
  }
});
