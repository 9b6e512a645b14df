// The way out: what leaves the page is what `generate` writes, and nothing leaves it while a value is missing.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { differences, filesIn } from '../golden/compare.ts';
import { entriesOf } from '../golden/zip-entries.ts';
import { root } from '../tool.mjs';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test as base } from './wizard-page.ts';

const CONFIG_MAP = 'proxy-env-vars-config.yaml';

const test = base.extend<{ folder: string }>({
  folder: async ({ baseURL: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'bundle-spec-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** The command as a user types it. */
async function generate(settings: string, out: string) {
  const args = ['run', '--silent', 'generate', '--', settings, '--out', out];
  await promisify(execFile)('npm', args, { cwd: root });
}

test('the .zip holds what generate writes for the settings.json in it, byte for byte and mode for mode', async ({
  wizard,
  folder,
}) => {
  test.slow();
  await wizard.open();
  await wizard.example();
  await wizard.fill('cluster.name', 'prod-two');
  await wizard.fill('cluster.kubernetesVersion', '1.31');
  await wizard.go('Nodes');
  await wizard.choose('Platform', 'Amazon Linux 2 systemd');
  const { name, bytes } = await wizard.download();
  expect(name).toBe('eks-proxy-wizard-prod-two.zip');
  await expect(wizard.notice(`Downloaded ${name}`)).toBeVisible();

  const unpacked = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  const settings = join(folder, 'settings.json');
  const out = join(folder, 'out');
  await writeFile(settings, unpacked.get('settings.json') ?? '');
  await generate(settings, out);
  expect(differences(unpacked, filesIn(out))).toEqual([]);
  const entries = entriesOf(bytes);
  expect(entries.size).toBe(unpacked.size);
  for (const [path, { mode }] of entries) {
    expect.soft(mode, path).toBe(path.endsWith('.sh') ? 0o755 : 0o644);
    expect.soft(mode, path).toBe((await stat(join(out, path))).mode & 0o777);
  }

  // A second time, from what the first run wrote, into the same folder.
  await generate(join(out, 'settings.json'), out);
  expect(differences(unpacked, filesIn(out))).toEqual([]);
  expect(await readFile(settings, 'utf8')).toBe(unpacked.get('settings.json'));
});

test('copy one, copy all and download one give the bytes of the bundle', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  const unpacked = unzipSync((await wizard.download()).bytes);
  const textOf = (path: string) => strFromU8(unpacked[path] ?? new Uint8Array());

  const script = await wizard.fileText('verify.sh');
  expect(script).toBe(textOf('verify.sh'));
  await page.getByRole('button', { name: 'Copy verify.sh' }).click();
  await expect(wizard.notice('Copied verify.sh')).toBeVisible();
  expect(await wizard.clipboard()).toBe(script);
  const one = await wizard.downloadedBy(() => page.getByRole('button', { name: 'Download verify.sh' }).click());
  expect(one.name).toBe('verify.sh');
  expect(strFromU8(one.bytes)).toBe(script);

  await wizard.copyAll.click();
  const paths = Object.keys(unpacked);
  await expect(wizard.notice(`Copied ${paths.length} files`)).toBeVisible();
  const all = await wizard.clipboard();
  expect(all).toBe(paths.map((path) => `# --- ${path} ---\n${textOf(path)}`).join('\n'));

  // By hand: the whole of the file that shows, without line numbers or anything else of the page.
  await page.getByRole('region', { name: 'verify.sh', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  expect(await wizard.clipboard()).toBe(script);
});

test('a gap holds back what shows it, says why, leads to its field, and lets go once it is filled', async ({
  wizard,
  page,
}) => {
  await wizard.open();
  await wizard.paste(`${describeCluster()}\n${describeVpcs()}`);
  await expect(wizard.facts).not.toHaveCount(0);
  await wizard.showFile(CONFIG_MAP);
  await wizard.expectHeld(/^Waits for 1 value: Proxy URL$/);

  // Selected by hand, it does not leave either.
  await page.getByRole('region', { name: CONFIG_MAP, exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  await expect(wizard.notice(/^Not copied: a value in the selected text is missing or wrong$/)).toBeVisible();
  expect(await wizard.clipboard()).not.toContain('ConfigMap');

  // A file without the gap is free.
  const patch = await wizard.fileText('patches/kube-proxy.yaml');
  await page.getByRole('button', { name: 'Copy kube-proxy.yaml' }).click();
  await expect(wizard.notice('Copied kube-proxy.yaml')).toBeVisible();
  expect(await wizard.clipboard()).toBe(patch);
  await wizard.showFile(CONFIG_MAP);

  const gaps = wizard.preview.getByRole('button', { name: 'Proxy URL is missing. Go to the field.' });
  await expect(gaps).toHaveCount(2);
  await gaps.first().click();
  await expect(wizard.title('Proxy')).toBeVisible();
  await expect(wizard.field('proxy.http')).toBeFocused();
  await page.keyboard.type('http://proxy.example:3128');
  await expect(gaps).toHaveCount(0);
  await expect(wizard.downloadBundle).toBeEnabled();
  expect(Object.keys(unzipSync((await wizard.download()).bytes))).toContain(CONFIG_MAP);
});

test('from nothing at all, the count of things to fix leads through every answer that is missing', async ({
  wizard,
  page,
}) => {
  await wizard.open('Apply');
  await expect(wizard.downloadBundle).toBeDisabled();
  const answers = new Map([
    ['Cluster name is still missing.', ['cluster.name', 'prod']],
    ['Region is still missing.', ['cluster.region', 'eu-central-1']],
    ['Service CIDR is still missing.', ['cluster.serviceCidrs', '172.20.0.0/16']],
    ['VPC CIDR is still missing.', ['cluster.vpcCidrs', '10.0.0.0/16']],
    ['API endpoint is still missing.', ['cluster.endpoint', 'https://api.corp.example']],
    ['Proxy URL is still missing.', ['proxy.http', 'http://proxy.example:3128']],
  ] as const);
  for (const [words, [field, text]] of answers) {
    await page.getByRole('button', { name: /values? to give$/ }).click();
    const row = page.getByRole('dialog', { name: 'Things to fix' }).getByRole('listitem').filter({ hasText: words });
    await row.getByRole('button', { name: 'Go to field' }).click();
    await expect(wizard.field(field)).toBeFocused();
    await wizard.fill(field, text);
  }
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect(wizard.downloadBundle).toBeEnabled();

  // Without a node group only half of the work is done, and nothing says that it is ready as a whole.
  const toCheck = steps.getByRole('button', { name: '1 thing to check' });
  const foot = page.getByRole('region', { name: 'Generated files' });
  await expect(foot.getByText('The cluster part is ready. 1 thing to check')).toBeVisible();
  await expect(steps.getByText('Nothing to fix')).toBeHidden();
  await expect(steps.getByRole('link', { name: /^Apply/ })).not.toHaveClass(/done/);
  await wizard.go('Apply');
  await expect(wizard.runbookStep('Add a node group')).toContainText('no node gets the proxy');
  await toCheck.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go to field' }).click();
  await expect(page.getByRole('button', { name: 'Add a node group' })).toBeFocused();
  await page.keyboard.press('Enter');

  // What nobody tried on a real node stays to be checked, also when nothing is wrong.
  await expect(foot.getByText('Ready. 1 thing to check')).toBeVisible();
  await toCheck.click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('try one node first');
  await page.keyboard.press('Escape');
  await wizard.choose('Platform', 'Bottlerocket');
  await expect(foot.getByText('Ready. No gaps, no errors.')).toBeVisible();
  await expect(steps.getByText('Nothing to fix')).toBeVisible();
});
