// A platform that nobody knows, put into the list and nowhere else: it is in the settings, the bundle, the matrix, the
// stories and the lab. The page is a browser test (e2e/wizard/made-up.spec.ts).

import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { bundleOf, type Draft, exampleDraft, isBundlePath, readDraft } from '../../src/core/index.ts';
import { stories } from '../golden/stories.ts';
import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';
import { shapes } from '../lab/shapes.ts';
import { matrix } from '../matrix/bundles.ts';
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
  const [, join] = strictMimeParts(Buffer.from(text('node-groups/workers/user-data.mime')));
  expect(Buffer.from(join?.bytes ?? []).toString()).toContain('echo beta >/etc/made-up-channel');
  expect(text('README.md')).toContain('what a node (Made-up Linux) reads at its first boot');
  expect(runbook.map(({ id }) => id)).toContain('node-group-1');
  expect(isBundlePath('node-groups/workers/user-data.mime')).toBe(true);
  expect(plan.programs.map(({ name }) => name)).toContain('kube-proxy');
  const { draft } = await readDraft(JSON.parse(text('settings.json')));
  expect(bundleOf(draft ?? {}).documents).toEqual(documents);
});

const { groups, bundles, refused } = matrix();
test('the matrix has it under each management with each tool, plain and with its option', () => {
  const mine = groups.filter((name) => name.startsWith('made-up-'));
  const kinds = pairs().filter(({ platform, tools }) => platform.id === 'made-up' && tools.length > 0);
  expect(kinds.map(({ management }) => management)).toEqual(['managed-custom-ami', 'self-managed']);
  expect(mine).toHaveLength(kinds.flatMap(({ tools }) => tools).length * 2);
  // AWS has no image of it: a tool that would look one up wants an ID, which the group with every option has.
  const without = refused.filter((one) => mine.includes(one.group));
  expect(new Set(without.flatMap(({ errors }) => errors.map(({ code }) => code)))).toEqual(
    new Set(['cloudformation.no-image']),
  );
  const written = new Set(bundles.flatMap(({ bundle }) => bundle.plan.nodeGroups.map(({ name }) => name)));
  expect(new Set(mine.filter((name) => !written.has(name)))).toEqual(new Set(without.map(({ group }) => group)));
});

test('every story has a group of it, and the lab its user data', async () => {
  for (const { name, bundle } of await stories()) {
    expect
      .soft(
        bundle.plan.nodeGroups.map(({ platform }) => platform),
        name,
      )
      .toContain('made-up');
  }
  const names = (await shapes(false, '')).map(({ name }) => name);
  expect(names).toContain('made-up managed-custom-ami');
  expect(names).toContain('made-up managed-custom-ami, every option');
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
