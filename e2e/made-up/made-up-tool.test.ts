// A tool that nobody knows, put into the list and nowhere else: it is in the settings, the bundle, the matrix and the lab.
// The page is a browser test (e2e/wizard/made-up.spec.ts).

import { expect, test, vi } from 'vitest';
import { bundleOf, type Draft, definitions, exampleDraft, isBundlePath, readDraft } from '../../src/core/index.ts';
import { hasBoothook, hasNodeConfig, toolShapes } from '../lab/tools/tool-shapes.ts';
import { matrix, unwritten } from '../matrix/bundles.ts';

vi.mock('../../src/core/documents/tools/index.ts', async (original) => {
  const { madeUpTool } = await import('./tool.ts');
  const { tools } = await original<typeof import('../../src/core/documents/tools/index.ts')>();
  return { tools: [...tools, madeUpTool] };
});

const FILE = 'node-groups/workers/made-up-pool.json';
const withGroup = (more: NonNullable<Draft['nodeGroups']>[number] = {}): Draft => ({
  ...exampleDraft,
  nodeGroups: [
    {
      name: 'workers',
      platform: 'al2023',
      management: 'managed',
      tool: 'made-up-tool',
      options: { pool: 'blue' },
      ...more,
    },
  ],
});
const errors = (draft: Draft) =>
  bundleOf(draft).findings.flatMap(({ severity, code, field }) => (severity === 'error' ? [`${code} ${field}`] : []));

test('settings take it with its options, and refuse what it does not have or carry', async () => {
  expect((await readDraft(JSON.parse(JSON.stringify(withGroup())))).findings).toEqual([]);
  expect(errors(withGroup())).toEqual([]);
  expect(errors(withGroup({ options: { poool: 'blue' } }))).toEqual(['option.unknown nodeGroups.0.options.poool']);
  expect(errors(withGroup({ platform: 'bottlerocket' }))).toEqual(['node-group.refused nodeGroups.0.tool']);
});

test('the bundle has its file, its row in README.md, its command and its words', async () => {
  const { documents, runbook } = bundleOf(withGroup());
  const text = (path: string) => documents.find((document) => document.path === path)?.text ?? expect.fail(path);
  const { Pool, LaunchTemplateData } = JSON.parse(text(FILE));
  expect(Pool).toBe('blue');
  expect(Buffer.from(LaunchTemplateData.UserData, 'base64').toString()).toBe(
    text('node-groups/workers/user-data.mime'),
  );
  expect(isBundlePath(FILE)).toBe(true);
  expect(text('README.md')).toContain('A pool of the made-up API.');
  const step = runbook.find(({ id }) => id === 'node-group-1');
  expect(step?.commands).toEqual([`made-up apply ${FILE}`]);
  expect(step?.about?.en).toBe('The API replaces the nodes.');
});

test('the matrix has it with every platform that it carries, plain and with its option', () => {
  const found = matrix(({ tool }) => tool === 'made-up-tool');
  expect(unwritten(found)).toEqual([]);
  const platforms = definitions.platforms.filter(({ handsOver }) =>
    handsOver.every((part) => ['node-config', 'boothook', 'shell-script'].includes(part)),
  );
  expect(platforms.length).toBeGreaterThan(2);
  for (const { id, managements } of platforms) {
    for (const management of managements) {
      expect(found.groups).toEqual(
        expect.arrayContaining(['', '-options'].map((end) => `${id}-${management}-made-up-tool${end}`)),
      );
    }
  }
});

test('the lab takes its user data out of its file', async () => {
  for (const wanted of [hasNodeConfig, hasBoothook]) {
    const shapes = await toolShapes(wanted);
    expect(shapes.map(({ tool }) => tool)).toContain('made-up-tool');
  }
});
