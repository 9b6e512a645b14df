// Undo and redo of answers: by keys and by buttons, in and out of fields, with what else the page does to the answers.

import { expect, type Page } from '@playwright/test';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test } from './wizard-page.ts';

const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
const redo = (page: Page) => page.getByRole('button', { name: 'Redo', exact: true });
const UNDO = 'ControlOrMeta+z';
const REDO = 'ControlOrMeta+Shift+z';

/** So long after an answer the next key in the same field is another one (same-answer.ts). */
const pause = (page: Page) => page.clock.fastForward(2500);

test.beforeEach(async ({ page }) => {
  await page.clock.install();
});

test('keys in a field are one answer; Ctrl+Z takes it back there, Ctrl+Shift+Z and Ctrl+Y bring it again', async ({
  wizard,
  page,
}) => {
  await wizard.open('Proxy');
  await expect(undo(page)).toBeDisabled();
  const field = wizard.field('proxy.http');
  await field.pressSequentially('http://one.example:3128');
  await pause(page);
  await field.fill('http://two.example:3128');
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('http://one.example:3128');
  await expect(field).toBeFocused();
  await expect(wizard.notice('Undone: Proxy URL')).toBeVisible();
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('');
  await expect(undo(page)).toBeDisabled();
  await page.keyboard.press(UNDO);
  await expect(wizard.notice('Nothing to undo')).toBeVisible();
  await page.keyboard.press(REDO);
  await expect(field).toHaveValue('http://one.example:3128');
  await page.keyboard.press('Control+y');
  await expect(field).toHaveValue('http://two.example:3128');
  await expect(wizard.notice('Redone: Proxy URL')).toBeVisible();
  await expect(redo(page)).toBeDisabled();
  // What is typed after that goes on from there, and is an answer of its own.
  await field.press('End');
  await field.pressSequentially('0');
  await expect(wizard.preview).toContainText('http://two.example:31280');
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('http://two.example:3128');
});

test('a key shows in the file before anything else follows from it, and goes without a trace', async ({
  wizard,
  page,
}) => {
  await wizard.open('Proxy');
  const field = wizard.field('proxy.http');
  const line = wizard.preview.locator('.l', { hasText: 'HTTP_PROXY' }).first();
  await field.fill('http://one.example');
  await pause(page);
  await field.press('End');
  await field.press('x');
  await page.clock.runFor(500);
  await expect(line).toContainText('http://one.examplex');
  // From here on no time passes.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 200);
  await field.press('y');
  await expect(line).toContainText('http://one.examplexy');
  await field.press('z');
  await field.press('Backspace');
  await field.press('Backspace');
  await expect(line).toContainText(/http:\/\/one\.examplex"/);
  await field.press('y');
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('http://one.example');
  await expect(line).toContainText(/http:\/\/one\.example"/);
});

test('keys of which the first brings a line of its own are all in the file, at once and later', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.showFile('settings.json');
  const field = wizard.field('cluster.kubernetesVersion');
  await field.focus();
  const rows = wizard.preview.locator('.l');
  const count = await rows.count();
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 200);
  await page.keyboard.type('1.3');
  await expect(rows).toHaveCount(count + 1);
  const line = rows.filter({ hasText: 'kubernetesVersion' });
  await expect(line).toContainText('1.3');
  await page.clock.runFor(1000);
  await expect(line).toContainText('1.3');
  await page.clock.pauseAt(now + 2000);
  await page.keyboard.type('3');
  await expect(line).toContainText('"1.33"');
  await page.clock.runFor(1000);
  await expect(line).toContainText('"1.33"');
});

test('the lines of the files that an undo changes are marked, and the files are those from before', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.example();
  const before = await wizard.fileText('settings.json');
  await pause(page);
  await wizard.fill('cluster.name', 'another');
  await expect(wizard.preview).toContainText('"another"');
  await undo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
  await expect(wizard.preview.locator('.chg')).toContainText(['"prod-seoul"']);
  await expect(undo(page)).toBeFocused();
  expect(await wizard.previewText()).toBe(before);
});

test('a list, a choice, a tick and a switch come back, and the place is marked', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.vpcCidrs', '10.9.0.0/16');
  await expect(page.getByRole('button', { name: 'Remove 10.9.0.0/16' })).toBeVisible();
  await wizard.choose('Endpoint access', 'Public and private');
  await wizard.tick('s3');
  await page.getByRole('checkbox', { name: /FIPS/ }).check();
  for (const [label, back] of [
    ['FIPS endpoints', expect(page.getByRole('checkbox', { name: /FIPS/ })).not.toBeChecked()],
  ] as const) {
    await undo(page).click();
    await expect(wizard.notice(`Undone: ${label}`)).toBeVisible();
    await back;
  }
  await undo(page).click();
  await expect(wizard.service('s3')).not.toBeChecked();
  await undo(page).click();
  await expect(page.getByRole('radio', { name: 'Private', exact: true })).toBeChecked();
  await undo(page).click();
  await expect(page.getByRole('button', { name: 'Remove 10.9.0.0/16' })).toHaveCount(0);
  await expect(page.locator('[data-changed] [data-field="cluster.vpcCidrs"]')).toBeVisible();
  await redo(page).click();
  await expect(page.getByRole('button', { name: 'Remove 10.9.0.0/16' })).toBeVisible();
});

test('a change on another step is told with the way there', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  await wizard.fill('proxy.http', 'http://one.example:3128');
  await wizard.go('Bypass');
  await page.keyboard.press(UNDO);
  await expect(wizard.title('Bypass')).toBeVisible();
  await expect(wizard.notice('Undone: Proxy URL')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Go to Proxy' }).click();
  await expect(wizard.title('Proxy')).toBeVisible();
  await expect(wizard.field('proxy.http')).toBeFocused();
  await expect(wizard.field('proxy.http')).toHaveValue('');
});

test('what a paste filled is one step, and the pasted text stays', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.paste(`${describeCluster()}\n${describeVpcs()}`);
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await expect(wizard.field('cluster.name')).toHaveValue('demo');
  await undo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await expect(wizard.notice(/^Undone: Cluster name, Region and \d+ more$/)).toBeVisible();
  await expect(undo(page)).toBeDisabled();
  await expect(wizard.pasteBox).not.toHaveValue('');
  await redo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('demo');
  await expect(wizard.fact('Cluster name')).toContainText('Filled in');
});

test('in the paste box Ctrl+Z is the undo of the browser, and takes what the paste filled with it', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.fill('cluster.dnsDomain', 'corp.local');
  await pause(page);
  await wizard.paste(describeCluster());
  await expect(wizard.field('cluster.name')).toHaveValue('demo');
  await page.keyboard.press(UNDO);
  await expect(wizard.pasteBox).toHaveValue('');
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await expect(wizard.field('cluster.dnsDomain')).toHaveValue('corp.local');
});

test('a text that is no answer yet keeps the undo of the browser, and stays when an answer is taken back', async ({
  wizard,
  page,
}) => {
  await wizard.open('Bypass');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', 'http://one.example:3128');
  await wizard.go('Bypass');
  const box = page.getByRole('textbox', { name: /^New entry/ });
  await box.pressSequentially('.half');
  await page.keyboard.press(UNDO);
  await expect(box).not.toHaveValue('.half');
  await expect(redo(page)).toBeDisabled();
  await box.fill('.half');
  await undo(page).click();
  await expect(box).toHaveValue('.half');
  await wizard.go('Proxy');
  await expect(wizard.field('proxy.http')).toHaveValue('');
});

test('Start over comes back by Undo with what was pasted and half typed, and goes again by Redo', async ({
  wizard,
  page,
}) => {
  await wizard.open('Bypass');
  await page.getByRole('textbox', { name: /^New entry/ }).fill('.half');
  await wizard.go('Cluster');
  await wizard.paste(describeCluster());
  await expect(wizard.field('cluster.name')).toHaveValue('demo');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await expect(wizard.pasteBox).toHaveValue('');
  await undo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('demo');
  await expect(wizard.pasteBox).not.toHaveValue('');
  await wizard.go('Bypass');
  await expect(page.getByRole('textbox', { name: /^New entry/ })).toHaveValue('.half');
  await redo(page).click();
  await expect(page.getByRole('textbox', { name: /^New entry/ })).toHaveValue('');
  await wizard.go('Cluster');
  await expect(wizard.field('cluster.name')).toHaveValue('');
  await expect(wizard.pasteBox).toHaveValue('');
});

test('a settings.json that was pasted is one step, and so is one of its entries', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await wizard.fill('cluster.dnsDomain', 'corp.local');
  await wizard.paste(
    JSON.stringify({
      version: 1,
      cluster: { name: 'from-file', region: 'eu-west-1' },
      bypass: { add: ['.lab.example'] },
    }),
  );
  await expect(wizard.field('cluster.name')).toHaveValue('from-file');
  await expect(wizard.field('cluster.dnsDomain')).toHaveValue('');
  await wizard.go('Bypass');
  await page.getByRole('button', { name: 'Remove .lab.example' }).click();
  await expect(page.getByRole('switch', { name: '.lab.example' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(wizard.notice('Undone: Bypass entry')).toBeVisible();
  await expect(page.getByRole('switch', { name: '.lab.example' })).toBeChecked();
  await undo(page).click();
  await wizard.go('Cluster');
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  await expect(wizard.field('cluster.dnsDomain')).toHaveValue('corp.local');
  await redo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('from-file');
});

test('the offer of a notice and Undo are one history', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'mine');
  await wizard.example();
  await page.getByRole('button', { name: 'Put back what was here' }).click();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  // Put back is undo: what comes again is the example, and before it is the name.
  await redo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('prod-seoul');
  await undo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('mine');
  await undo(page).click();
  await expect(wizard.field('cluster.name')).toHaveValue('');
});

test('node groups that were added, moved and taken out come back as they were, open ones open', async ({
  wizard,
  page,
}) => {
  const names = page.locator('.group h2 b');
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  await page.getByRole('button', { name: 'Duplicate workers' }).click();
  await wizard.fill('nodeGroups.1.name', 'builders');
  await page.getByRole('button', { name: 'Move workers down' }).click();
  await page.getByRole('button', { name: 'Remove builders' }).click();
  await expect(names).toHaveText(['workers']);

  await undo(page).click();
  await expect(names).toHaveText(['builders', 'workers']);
  await expect(wizard.notice('Undone: Node group builders')).toBeVisible();
  await expect(wizard.field('nodeGroups.0.name')).toHaveValue('builders');
  await expect(wizard.field('nodeGroups.1.name')).toHaveValue('workers');
  await undo(page).click();
  await expect(names).toHaveText(['workers', 'builders']);
  await expect(wizard.notice('Undone: Node groups')).toBeVisible();
  await undo(page).click();
  await expect(wizard.notice('Undone: Node group name of workers-2')).toBeVisible();
  await undo(page).click();
  await expect(names).toHaveText(['workers']);
  await redo(page).click();
  await redo(page).click();
  await redo(page).click();
  await redo(page).click();
  await expect(names).toHaveText(['workers']);
  // The notice of a removal and Undo are one history, too.
  await undo(page).click();
  await page.getByRole('button', { name: 'Remove builders' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(names).toHaveText(['builders', 'workers']);
  await redo(page).click();
  await expect(names).toHaveText(['workers']);
});

test('another platform is one step with the options that it brings', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  const before = await wizard.fileText('settings.json');
  await pause(page);
  await wizard.choose('Platform', 'Bottlerocket');
  await expect.poll(() => wizard.previewText()).toContain('"bottlerocket"');
  await undo(page).click();
  await expect.poll(() => wizard.previewText()).toBe(before);
  await expect(page.getByRole('radio', { name: /^Amazon Linux 2023/ })).toBeChecked();
});

test('a mend is one step', async ({ wizard, page }) => {
  await wizard.open('Proxy');
  await wizard.fill('proxy.http', 'http://jane:secret@proxy.example:3128');
  await pause(page);
  const box = page.getByRole('group', { name: 'Proxy' });
  await expect(box.or(wizard.field('proxy.http')).first()).toBeVisible();
  await page.locator('.form .says .do button').first().click();
  await expect(wizard.field('proxy.http')).toHaveValue('http://proxy.example:3128');
  await undo(page).click();
  await expect(wizard.field('proxy.http')).toHaveValue('http://jane:secret@proxy.example:3128');
});

test('keys of an input method are its own', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.fill('cluster.name', 'one');
  const field = wizard.field('cluster.name');
  await field.focus();
  await field.dispatchEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, isComposing: true, bubbles: true });
  await field.dispatchEvent('keydown', { key: 'Process', code: 'KeyN', keyCode: 229, bubbles: true });
  await expect(field).toHaveValue('one');
  await expect(wizard.title('Cluster')).toBeVisible();
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('');
});

test('a syllable that is being composed is one answer with its letters', async ({ wizard, page }) => {
  await wizard.open('Bypass');
  await wizard.go('Cluster');
  const field = wizard.field('cluster.dnsDomain');
  await field.fill('');
  await field.focus();
  const session = await page.context().newCDPSession(page);
  for (const text of ['ㅎ', '하', '한']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
  }
  await expect(field).toHaveValue('한');
  await session.send('Input.insertText', { text: '한' });
  await expect(field).toHaveValue('한');
  await page.keyboard.press(UNDO);
  await expect(field).toHaveValue('');
  await page.keyboard.press(REDO);
  await expect(field).toHaveValue('한');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('undo works from the files, and leads to the form', async ({ wizard, page }) => {
    await wizard.open('Proxy');
    await wizard.fill('proxy.http', 'http://one.example:3128');
    await page.getByRole('button', { name: /^Files/ }).tap();
    await expect(wizard.preview).toContainText('http://one.example:3128');
    await undo(page).tap();
    await expect(wizard.preview).not.toContainText('http://one.example:3128');
    await page.getByRole('status').getByRole('button', { name: 'Go to Proxy' }).tap();
    await expect(wizard.field('proxy.http')).toBeFocused();
  });
});
