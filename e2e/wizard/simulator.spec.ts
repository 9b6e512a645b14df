// The simulator of the Bypass step: where each program goes for a destination, by which entry, and what mends it.

import { expect, type Locator } from '@playwright/test';
import { test, type WizardPage } from './wizard-page.ts';

const BOX = 'Destinations: URLs, hosts or IP addresses';

const table = ({ page }: WizardPage): Locator => page.getByRole('region', { name: 'Ways by program' });
const box = ({ page }: WizardPage): Locator => page.getByRole('combobox', { name: BOX });

/** The row of a destination, by its name or host. */
const row = (wizard: WizardPage, name: string): Locator =>
  table(wizard)
    .getByRole('row')
    .filter({ has: wizard.page.getByRole('rowheader').getByText(name, { exact: true }) })
    .first();

/** What the program of a column does in a row: the chip and the entry. */
async function cell(wizard: WizardPage, name: string, program: string | RegExp): Promise<Locator> {
  const heads = await table(wizard).getByRole('columnheader').allTextContents();
  const at = heads.findIndex((head) => (typeof program === 'string' ? head.includes(program) : program.test(head)));
  expect(at, `${program} among ${heads.join(' | ')}`).toBeGreaterThan(0);
  return row(wizard, name)
    .getByRole('cell')
    .nth(at - 1);
}

/** Names of the destinations in the order of the table. */
const names = (wizard: WizardPage) => table(wizard).locator('.rowname').allTextContents();

test.beforeEach(async ({ wizard }) => {
  await wizard.open('Bypass');
  await wizard.example();
});

test('a destination is looked at while it is typed, and Enter keeps its row', async ({ wizard, page }) => {
  await box(wizard).fill('git.corp.example');
  await expect(table(wizard).locator('.rowname').first()).toHaveText('git.corp.example');
  await expect(row(wizard, 'git.corp.example')).toContainText('direct: you added .corp.example');
  for (const program of ['AWS CLI', 'curl', 'wget']) {
    const found = await cell(wizard, 'git.corp.example', program);
    await expect(found).toContainText('direct');
    await expect(found).toContainText('.corp.example');
  }
  await box(wizard).fill('registry.example');
  await expect(row(wizard, 'git.corp.example')).toHaveCount(0);
  await expect(row(wizard, 'registry.example')).toContainText('proxy: ');
  await expect(await cell(wizard, 'registry.example', 'wget')).toContainText('no entry');
  await box(wizard).press('Enter');
  await expect(box(wizard)).toHaveValue('');
  await box(wizard).fill('half.exam');

  // What is kept and what is half typed outlives the step.
  await wizard.go('Nodes');
  await wizard.go('Bypass');
  await expect(box(wizard)).toHaveValue('half.exam');
  await expect(row(wizard, 'registry.example')).toBeVisible();
  await page.getByRole('button', { name: 'Take out registry.example' }).click();
  await expect(row(wizard, 'registry.example')).toHaveCount(0);
  await expect(box(wizard)).toBeFocused();
});

test('a row that is off names the programs, and its button adds the entry that mends it', async ({ wizard }) => {
  await wizard.field('bypass.add').and(wizard.page.getByRole('textbox')).fill('.other.example');
  await wizard.page.getByRole('button', { name: 'Add', exact: true }).click();
  await box(wizard).fill('other.example');
  await box(wizard).press('Enter');
  const off = row(wizard, 'other.example');
  await expect(await cell(wizard, 'other.example', 'wget')).toContainText('proxy, not as it should');
  await expect(await cell(wizard, 'other.example', 'curl')).toContainText('direct');
  const mend = table(wizard).getByRole('button', { name: 'Add other.example', exact: true });
  await expect(mend.locator('xpath=ancestor::tr')).toContainText(
    'containerd, wget would call other.example through the proxy.',
  );
  expect(await wizard.noProxy()).not.toContain('other.example');

  await mend.press('Enter');
  expect(await wizard.noProxy()).toContain('other.example');
  await expect(mend).toHaveCount(0);
  await expect(off.getByRole('button', { expanded: false })).toBeFocused();
  await expect(await cell(wizard, 'other.example', 'wget')).toContainText('same name');
});

test('an entry that nodes need is switched off: its row comes first as an error, and can be put right', async ({
  wizard,
  page,
}) => {
  await page.getByRole('button', { name: 'Each entry of the node itself' }).click();
  await page.getByRole('button', { name: 'Unlock' }).click();
  for (const entry of ['169.254.169.254', '169.254.0.0/16']) await page.getByRole('switch', { name: entry }).uncheck();
  expect((await names(wizard))[0]?.toLowerCase()).toBe('instance metadata (imds)');
  const first = row(wizard, '169.254.169.254');
  await expect(first).toHaveClass('off');
  await expect(await cell(wizard, '169.254.169.254', 'AWS CLI')).toContainText('proxy');
  await table(wizard).getByRole('button', { name: 'Put 169.254.169.254 back' }).click();
  await expect(page.getByRole('switch', { name: '169.254.169.254' })).toBeChecked();
  await expect(first).not.toHaveClass('off');
});

test('the entry that decides is marked in the list and in the file, and leads back', async ({ wizard, page }) => {
  await box(wizard).fill('10.0.9.9');
  const curl = await cell(wizard, '10.0.9.9', 'curl');
  const link = curl.getByRole('button', { name: 'Go to the entry 10.0.0.0/16' });
  await link.click();
  const entry = page.locator('[data-entry="10.0.0.0/16"]');
  await expect(entry).toHaveClass(/marked/);
  await expect(entry).toBeInViewport();
  const pointed = () => page.evaluate(() => [...(CSS.highlights.get('pointed-entry') ?? [])].map(String));
  expect(await pointed()).toEqual(['10.0.0.0/16']);
  const back = entry.getByRole('button', { name: 'Back to the simulator' });
  await expect(back).toBeFocused();
  await back.press('Enter');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  expect(await pointed()).toEqual([]);

  // An entry of the node itself is in a row that is closed.
  await (await cell(wizard, '169.254.169.254', 'curl')).getByRole('button').click();
  await expect(page.locator('[data-entry="169.254.169.254"]')).toBeInViewport();
  await expect(page.getByRole('switch', { name: '.corp.example' })).toBeVisible();
  await page.getByRole('switch', { name: '.corp.example' }).uncheck();
  // Another list: nothing is pointed at.
  expect(await pointed()).toEqual([]);
});

test('every reason is in reach of the keyboard', async ({ wizard, page }) => {
  await box(wizard).fill('10.0.9.9');
  const name = row(wizard, '10.0.9.9').getByRole('button', { expanded: false });
  await name.focus();
  await page.keyboard.press('Enter');
  const details = table(wizard).locator('.simdetails');
  await expect(details).toContainText('https://10.0.9.9');
  await expect(details).toContainText('Should go: direct a node or pod in the VPC');
  await expect(details.getByRole('listitem').filter({ hasText: 'kubelet' })).toContainText(
    'an address in this network',
  );
  await expect(details.getByRole('listitem').filter({ hasText: 'wget' })).toContainText('no entry matches');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(details.getByRole('button', { name: 'Go to the entry 10.0.0.0/16' }).first()).toBeFocused({
      timeout: 50,
    });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-entry="10.0.0.0/16"]').getByRole('button', { name: /^Back/ })).toBeFocused();
});

test('several are pasted at once; what is no destination says why and stays in the box', async ({ wizard, page }) => {
  await wizard.paste('https://a.example/x\n10.0.0.0/16\n\nb.example:8443\nhello world\n???', box(wizard));
  await expect(row(wizard, 'a.example')).toBeVisible();
  await expect(row(wizard, 'b.example:8443')).toBeVisible();
  const says = page.locator('#bypass-destination-says');
  await expect(says.getByText('"10.0.0.0/16" is a network. Type one address in it.')).toBeVisible();
  await expect(says.getByText('There is a blank in "hello world".', { exact: false })).toBeVisible();
  await expect(says.getByText('"???" is no URL, host or IP address.')).toBeVisible();
  await expect(box(wizard)).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Keep 2 rows' }).click();
  await expect(box(wizard)).toHaveValue('10.0.0.0/16, hello world, ???');
  await expect(row(wizard, 'a.example')).toBeVisible();
  await expect(row(wizard, 'b.example:8443')).toBeVisible();
});

test('hosts with blanks between are several, and a host alone is the destination that nodes know', async ({
  wizard,
}) => {
  await box(wizard).fill('169.254.169.254 111122223333.dkr.ecr.ap-northeast-2.amazonaws.com');
  await expect(table(wizard).locator('.rowname').first()).toHaveText('instance metadata (IMDS)');
  await expect(row(wizard, 'images in ECR')).toBeVisible();
  await expect(row(wizard, 'public images of AWS')).toBeVisible();
  await box(wizard).press('Enter');
  await expect(box(wizard)).toHaveValue('');
  expect((await names(wizard)).filter((name) => name === 'instance metadata (IMDS)')).toHaveLength(1);
});

test('a suggestion is picked by keyboard, by its words', async ({ wizard }) => {
  await box(wizard).pressSequentially('imds');
  await expect(wizard.page.getByRole('option')).not.toHaveCount(0);
  await box(wizard).press('ArrowDown');
  await box(wizard).press('Enter');
  await expect(box(wizard)).toHaveValue('');
  await expect(
    row(wizard, '169.254.169.254').getByRole('button', { name: 'Take out instance metadata (IMDS)' }),
  ).toBeVisible();
});

test('a few destinations stand for all, and all are a click away', async ({ wizard, page }) => {
  const few = (await names(wizard)).length;
  await page.getByRole('button', { name: /more destinations$/ }).click();
  const all = (await names(wizard)).length;
  expect(all).toBeGreaterThan(2 * few);
  await page.getByRole('button', { name: 'Fewer destinations' }).click();
  await expect(table(wizard).locator('.rowname')).toHaveCount(few);
});

test('the table is copied as Markdown', async ({ wizard, page }) => {
  await box(wizard).fill('10.0.9.9');
  await page.getByRole('button', { name: 'Copy the table as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  const lines = (await wizard.clipboard()).trimEnd().split('\n');
  const columns = lines[0]?.split(' | ').length;
  expect(lines[0]).toMatch(/^\| Destination \| Should go \| .*kubelet/);
  for (const line of lines) expect(line.split(' | ')).toHaveLength(columns ?? 0);
  expect(lines[2]).toContain('`https://10.0.9.9` | direct: a node or pod in the VPC | direct: `10.0.0.0/16`');
  expect(lines[2]).toContain('**proxy** (not as it should): no entry matches');
  expect(lines.join('\n')).toContain('| proxy: never asks |');
  expect(lines).toHaveLength(2 + (await names(wizard)).length);
});

test('any text at all leaves the page whole', async ({ wizard, page }) => {
  const lists = [
    Array.from({ length: 5000 }, (_, at) => `host-${at}.example`).join('\n'),
    'a'.repeat(10_000),
    '\u0000 \u{1f600} [ :: / ,,, https:// http://[ http://\u{1f600}.example',
  ];
  for (const text of lists) {
    await box(wizard).fill('');
    await wizard.paste(text, box(wizard));
    await box(wizard).press('Enter');
    await expect(table(wizard)).toBeVisible();
    expect((await names(wizard)).length).toBeLessThan(120);
  }
  await expect(page.locator('#bypass-destination-says')).toContainText(
    'There is an invisible character in it (U+0000)',
  );
  await expect(box(wizard)).not.toHaveValue('');
});

test('with nothing answered it says so and still answers', async ({ wizard, page }) => {
  await wizard.startOver('Bypass');
  await expect(page.getByText('Entries that wait for an answer are not in the list yet.')).toBeVisible();
  await box(wizard).fill('169.254.169.254');
  await expect(await cell(wizard, '169.254.169.254', 'curl')).toContainText('direct');
});

test('a list that is pasted whole is held against the programs and the endpoints before it is added', async ({
  wizard,
  page,
}) => {
  const entry = wizard.field('bypass.add').and(page.getByRole('textbox'));
  await wizard.paste('fine.example, *.star.example, amazonaws.com,localhost', entry);
  const says = page.locator('#bypass-add-says');
  await expect(says).toContainText('it is not read as it is meant by AWS CLI');
  await expect(says).toContainText('amazonaws.com sends AWS services direct.');
  await expect(says).toContainText('In the list already: localhost');
  await page.getByRole('button', { name: 'Take .star.example' }).click();
  await expect(entry).toHaveValue('fine.example, .star.example, amazonaws.com, localhost');
  await entry.press('Enter');
  expect(await wizard.noProxy()).toEqual(expect.arrayContaining(['fine.example', '.star.example']));
});

test('a finding about what programs do leads to the box', async ({ wizard }) => {
  await wizard.go('Cluster');
  await wizard
    .finding(/^Networks are not read by/)
    .getByRole('button', { name: 'Go to field' })
    .click();
  await expect(wizard.title('Bypass')).toBeVisible();
  await expect(box(wizard)).toBeFocused();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('each row is a list of programs, and a tap shows every reason', async ({ wizard }) => {
    await box(wizard).fill('10.0.9.9');
    const cells = row(wizard, '10.0.9.9').locator('td');
    const [first, second] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
    expect(second?.y).toBeGreaterThan(first?.y ?? 0);
    expect(second?.x).toBe(first?.x);
    await row(wizard, '10.0.9.9').getByRole('button', { expanded: false }).tap();
    await expect(table(wizard).locator('.simdetails')).toContainText('no entry matches');
  });
});

test('six columns fit the form of a wide window, and the legend says what never asks means', async ({
  wizard,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const wrap = table(wizard);
  await expect(wrap.locator('table')).toHaveAttribute('data-columns', '6');
  expect(await wrap.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  const words = 'the program does not call it, so its way does not matter';
  await expect(page.getByText(`never asks: ${words}`)).toBeVisible();
  await expect(wrap.getByTitle(words).first()).toHaveText('never asks');
});

test('the Cluster step says what stops without an endpoint, and ticks what every private cluster needs', async ({
  wizard,
  page,
}) => {
  await wizard.startOver('Cluster');
  const check = (service: string) => page.locator('label.check').filter({ has: wizard.service(service) });
  await expect(check('ec2')).toContainText('Without a way to it: nodes do not join');
  await page.getByRole('button', { name: 'My VPC has these 4' }).click();
  for (const service of ['s3', 'ecr.api', 'ecr.dkr', 'ec2']) await expect(wizard.service(service)).toBeChecked();
  await expect(check('ec2')).not.toContainText('Without a way to it');
  await expect(wizard.service('s3')).toBeFocused();
  await expect(page.getByText('What every private cluster needs is ticked.')).toBeVisible();
  await page.getByRole('button', { name: /^More services/ }).click();
  await expect(check('sts')).toContainText('If used, without a way to it: pods get no credentials');
});

test('while no node group is chosen, the page says whose programs stand in', async ({ wizard, page }) => {
  const note = page.getByText(/^No node group is chosen yet: .* programs of Amazon Linux 2023\.$/);
  await expect(table(wizard)).toBeVisible();
  await expect(note).toHaveCount(0);
  await wizard.startOver('Bypass');
  await expect(note).toBeVisible();
  await expect(table(wizard)).toContainText('curl');
});
