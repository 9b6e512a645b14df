// A platform that nobody knows, put into the list and nowhere else: it is in the settings, the bundle, the matrix, the
// stories and the lab. The page is a browser test (e2e/wizard/made-up.spec.ts).

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { bundleOf, type Draft, exampleDraft, isBundlePath, readDraft, zip } from '../../src/core/index.ts';
import { filesIn } from '../golden/compare.ts';
import { stories } from '../golden/stories.ts';
import { troubleOf } from '../golden/trouble.ts';
import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';
import { shapes } from '../lab/shapes.ts';
import { matrix, unwritten } from '../matrix/bundles.ts';
import { pairs } from '../matrix/groups.ts';

vi.mock('../../src/core/documents/platforms/index.ts', async (original) => {
  const { madeUp } = await import('./platform.ts');
  const { platforms } = await original<typeof import('../../src/core/documents/platforms/index.ts')>();
  return { platforms: [...platforms, madeUp] };
});

const group = { name: 'workers', platform: 'made-up', management: 'self-managed', tool: 'none' } as const;
const withGroup = (more: NonNullable<Draft['nodeGroups']>[number] = {}): Draft => ({
  ...exampleDraft,
  cluster: { ...exampleDraft.cluster, certificateAuthority: 'LS0tLS1CRUdJTi0tLS0t' },
  nodeGroups: [{ ...group, options: { channel: 'beta' }, ...more }],
});
const errors = (draft: Draft) =>
  bundleOf(draft).findings.flatMap(({ severity, code, field }) => (severity === 'error' ? [`${code} ${field}`] : []));

test('settings take it with its options, and refuse what it does not have', async () => {
  expect((await readDraft(JSON.parse(JSON.stringify(withGroup())))).findings).toEqual([]);
  expect(errors(withGroup())).toEqual([]);
  expect(errors(withGroup({ options: { chanel: 'beta' } }))).toEqual(['option.unknown nodeGroups.0.options.chanel']);
  expect(errors(withGroup({ management: 'managed' }))).toEqual(['node-group.management nodeGroups.0.management']);
});

test('the bundle has its user data, its row in README.md and its step, and settings.json makes it again', async () => {
  const { documents, runbook, plan } = bundleOf(withGroup());
  const text = (path: string) => documents.find((document) => document.path === path)?.text ?? expect.fail(path);
  const [, script] = strictMimeParts(Buffer.from(text('node-groups/workers/user-data.mime')));
  expect(Buffer.from(script?.bytes ?? []).toString()).toContain('echo beta >/etc/made-up-channel');
  expect(text('README.md')).toContain('what a node (Made-up Linux) reads at its first boot');
  expect(runbook.map(({ id }) => id)).toContain('node-group-1');
  expect(isBundlePath('node-groups/workers/user-data.mime')).toBe(true);
  expect(plan.programs.map(({ name }) => name)).toContain('kube-proxy');
  const { draft } = await readDraft(JSON.parse(text('settings.json')));
  expect(bundleOf(draft ?? {}).documents).toEqual(documents);
});

const { groups, bundles, refused } = matrix(({ platform }) => platform === 'made-up');
test('the matrix has it under each management with each tool, plain and with its option', () => {
  const kinds = pairs().filter(({ platform, tools }) => platform.id === 'made-up' && tools.length > 0);
  expect(kinds.map(({ management }) => management)).toEqual(['managed-custom-ami', 'self-managed']);
  expect(groups).toHaveLength(kinds.flatMap(({ tools }) => tools).length * 2);
  expect(unwritten({ groups, bundles, refused })).toEqual([]);
  // AWS has no image of it: a tool that would look one up wants an ID, which the group with every option has.
  expect(new Set(refused.map(({ group, errors: [error] }) => `${group} ${error?.code}`))).toEqual(
    new Set(kinds.map(({ management }) => `made-up-${management}-cloudformation cloudformation.no-image`)),
  );
});

test('a group that could be written with its options, and is not, is told with its reason', () => {
  const without = bundles.map((one) => ({
    ...one,
    bundle: { ...one.bundle, plan: { ...one.bundle.plan, nodeGroups: [] } },
  }));
  const said = unwritten({ groups, bundles: without, refused });
  expect(said).toHaveLength(groups.length);
  expect(said.join('\n')).toMatch(
    /^made-up-self-managed-cloudformation is written in no cluster: cloudformation\.no-image \(.{20,}\)$/m,
  );
});

const told = await stories();

test('every story has groups of it without an error, answers for it what AWS has no image for, and leaves none out', () => {
  for (const { name, bundle, leftOut } of told) {
    const mine = bundle.plan.nodeGroups.filter(({ platform }) => platform === 'made-up');
    expect.soft(new Set(mine.map(({ management }) => management)).size, name).toBe(2);
    expect.soft(troubleOf(bundle), name).toEqual([]);
    expect
      .soft(
        leftOut.filter((line) => line.startsWith('made-up')),
        name,
      )
      .toEqual([]);
  }
  const images = told[0]?.bundle.plan.nodeGroups.flatMap(({ platform, tool, options }) =>
    platform === 'made-up' && options.imageId ? [tool] : [],
  );
  expect(new Set(images)).toEqual(new Set(['cloudformation']));
});

test('the command writes a story with it, and the .zip of the page holds the same bytes', async () => {
  const { documents } = told[0]?.bundle ?? expect.fail();
  const folder = mkdtempSync(join(tmpdir(), 'made-up-'));
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, documents.find(({ path }) => path === 'settings.json')?.text ?? '');
  // In this process, whose list has the platform.
  const { argv, exitCode } = process;
  const said = [vi.spyOn(process.stderr, 'write').mockReturnValue(true), vi.spyOn(console, 'log').mockReturnValue()];
  process.argv = [...argv.slice(0, 2), settings, '--out', join(folder, 'out')];
  await import('../../src/cli/generate.ts');
  const lines = said.flatMap(({ mock }) => mock.calls.map(([line]) => `${line}`));
  for (const spy of said) spy.mockRestore();
  Object.assign(process, { argv, exitCode });
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
  const written = filesIn(join(folder, 'out'));
  expect([...written.keys()]).toContain('node-groups/made-up-self-managed-cloudformation/user-data.mime');
  const zipped = Object.entries(unzipSync(await zip(documents))).map(
    ([path, bytes]) => [path, strFromU8(bytes)] as const,
  );
  expect(new Map(zipped)).toEqual(written);
  rmSync(folder, { recursive: true });
});

test('the lab has its user data', async () => {
  const names = (await shapes(false, '')).map(({ name }) => name);
  expect(names).toContain('made-up managed-custom-ami');
  expect(names).toContain('made-up managed-custom-ami, every option');
});

// The tests that hold for every platform, run once more with this one in the list.
describe('heads of its files', async () => {
  await import('../golden/heads.test.ts');
});
describe('rules of platforms', async () => {
  await import('../../src/core/documents/platforms/platforms.test.ts');
});
describe('logins of platforms', async () => {
  await import('../../src/core/documents/platforms/platform-logins.test.ts');
});

test('CONTRIBUTING.md shows this very platform, as it would stand in its folder', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const shown = /```ts\n([\s\S]*?)```/.exec(read('../../CONTRIBUTING.md'))?.[1] ?? '';
  const moved = read('platform.ts')
    .replaceAll('../../src/core/documents/platforms/', './')
    .replaceAll('../../src/core/documents/', '../')
    .replaceAll('../../src/core/', '../../');
  const imports = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('import '))
      .sort();
  const code = (text: string) => text.replace(/^(?:\/\/.*|import .*)\n/gm, '').trim();
  expect(imports(shown)).toEqual(imports(moved));
  expect(code(shown)).toBe(code(moved));
});
