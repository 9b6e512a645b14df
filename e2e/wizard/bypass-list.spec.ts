// The bypass list as a hurried person fills it: a line copied from another machine, entries that are nearly right, and a
// click that comes while a message does.

import { expect, type Locator } from '@playwright/test';
import { test, type WizardPage } from './wizard-page.ts';

const entry = (wizard: WizardPage): Locator => wizard.field('bypass.add').and(wizard.page.getByRole('textbox'));
const says = ({ page }: WizardPage): Locator => page.locator('#bypass-add-says');

test.beforeEach(async ({ wizard }) => {
  await wizard.open('Bypass');
  await wizard.example();
});

test('an environment file is pasted: only its NO_PROXY counts', async ({ wizard }) => {
  const box = entry(wizard);
  const lines = ['HTTP_PROXY=http://proxy.corp.example:3128', 'export NO_PROXY="localhost,a.example, .b.example"'];
  await wizard.paste(lines.join('\n'), box);
  await expect(box).toHaveValue('localhost,a.example, .b.example');
  await box.press('Enter');
  await expect(box).toHaveValue('');
  expect(await wizard.noProxy()).toEqual(expect.arrayContaining(['a.example', '.b.example']));
});

test('one entry a line is pasted', async ({ wizard }) => {
  await wizard.paste('a.example\nb.example\r\n', entry(wizard));
  await expect(entry(wizard)).toHaveValue('a.example, b.example');
});

test('two entries with a blank between are offered as two', async ({ wizard, page }) => {
  await wizard.paste('a.example b.example', entry(wizard));
  await expect(says(wizard)).toContainText('"a.example b.example" is more than one entry');
  await page.getByRole('button', { name: 'Take a.example, b.example', exact: true }).click();
  await expect(entry(wizard)).toHaveValue('a.example, b.example');
  await expect(says(wizard)).not.toContainText('more than one entry');
});

test('of many wrong entries all are mended at once, and what is known leaves the box', async ({ wizard, page }) => {
  const hosts = Array.from({ length: 6 }, (_, at) => `HOST${at}.Example`);
  await wizard.paste(['localhost', ...hosts, '???'].join(','), entry(wizard));
  await entry(wizard).press('Enter');
  await expect(entry(wizard)).toHaveValue([...hosts, '???'].join(', '));
  await expect(says(wizard)).toContainText('7 entries are wrong.');
  await page.getByRole('button', { name: 'Take the better form of all 6' }).click();
  await entry(wizard).press('Enter');
  await expect(entry(wizard)).toHaveValue('???');
  expect(await wizard.noProxy()).toEqual(expect.arrayContaining(hosts.map((host) => host.toLowerCase())));
});

test('a list with many superfluous entries is cleaned at once', async ({ wizard, page }) => {
  const hosts = Array.from({ length: 30 }, (_, at) => `svc${at}.other.example`);
  await wizard.paste(['.other.example', ...hosts].join(','), entry(wizard));
  await entry(wizard).press('Enter');
  expect(await wizard.noProxy()).toEqual(expect.arrayContaining(hosts));
  await expect(page.getByText('30 of your entries do nothing', { exact: false })).toBeVisible();
  await expect(page.locator('[data-entry="svc7.other.example"] .says')).toBeEmpty();
  await page.getByRole('button', { name: 'Take out all 30' }).click();
  await expect(entry(wizard)).toBeFocused();
  const left = await wizard.noProxy();
  expect(left).toContain('.other.example');
  expect(left.filter((one) => hosts.includes(one))).toEqual([]);
});

test('a port behind a network is told as one', async ({ wizard, page }) => {
  await wizard.paste('10.200.0.0/16:80', entry(wizard));
  await expect(says(wizard)).toContainText('Behind a network there is no port');
  await page.getByRole('button', { name: 'Take 10.200.0.0/16', exact: true }).click();
  await expect(entry(wizard)).toHaveValue('10.200.0.0/16');
});

test('an entry that is refused and thrown away takes its reason along', async ({ wizard, page }) => {
  const why = page.getByRole('textbox', { name: 'Why it is there, optional' });
  await entry(wizard).fill('10.200.0.0/33');
  await why.fill('data centre');
  await why.press('Enter');
  await expect(says(wizard)).not.toBeEmpty();
  await expect(why).toHaveValue('data centre');
  await entry(wizard).fill('10.200.0.0/16');
  await expect(why).toHaveValue('data centre');
  await entry(wizard).fill('10.200.0.0/33');
  await entry(wizard).fill('');
  await expect(why).toHaveValue('');
  await expect(says(wizard)).toBeEmpty();
});

test('a click below is not lost where leaving the box brings up a message', async ({ wizard, page }) => {
  await entry(wizard).pressSequentially('http://x, GIT.Example, a b');
  const below = page.getByRole('region', { name: 'VPC endpoints' }).getByRole('switch').first();
  await below.scrollIntoViewIfNeeded();
  await expect(below).toBeChecked();
  const at = await below.boundingBox();
  await page.mouse.move((at?.x ?? 0) + (at?.width ?? 0) / 2, (at?.y ?? 0) + (at?.height ?? 0) / 2);
  await page.mouse.down();
  // A person holds the button for a while: long enough for whatever comes up to come up.
  await page.waitForTimeout(150);
  await page.mouse.up();
  await expect(below).not.toBeChecked();
  await expect(says(wizard)).toContainText('3 entries are wrong.');
});

test('a click below a field is not lost either', async ({ wizard, page }) => {
  await wizard.go('Proxy');
  const field = wizard.field('proxy.http');
  await field.fill('');
  await field.pressSequentially('ftp:/');
  const below = page.getByRole('link', { name: /^Next/ });
  const at = await below.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 20, (at?.y ?? 0) + 10);
  await page.mouse.down();
  await page.waitForTimeout(150);
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await page.mouse.up();
  await expect(wizard.title('Bypass')).toBeVisible();
});
