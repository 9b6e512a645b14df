import { beforeAll, expect, test } from 'vitest';
import { bundleOf, definitions, exampleDraft } from '../../core/index.ts';
import { wholeCore } from '../answers/whole-core.ts';
import { choiceOf, keyOf, shownPath } from './shown-file.ts';

beforeAll(() => wholeCore());

const bundle = bundleOf(exampleDraft);
const renamed = bundleOf({ ...exampleDraft, nodeGroups: [{ ...exampleDraft.nodeGroups?.[0], name: 'builders' }] });
const without = bundleOf({ ...exampleDraft, nodeGroups: [] });

test('each step shows the first file it is about', () => {
  expect(shownPath(bundle, 'cluster', undefined)).toBe('proxy-env-vars-config.yaml');
  expect(shownPath(bundle, 'nodes', undefined)).toBe('node-groups/workers/user-data.mime');
  expect(shownPath(without, 'nodes', undefined)).toBe('proxy-env-vars-config.yaml');
  expect(shownPath(bundle, 'apply', undefined)).toBe('apply.sh');
});

test('a chosen file stays in every step', () => {
  expect(shownPath(bundle, 'apply', choiceOf(bundle, 'README.md'))).toBe('README.md');
});

test('a chosen file of a group that is renamed moves with it', () => {
  const choice = choiceOf(bundle, 'node-groups/workers/launch-template.json');
  expect(shownPath(renamed, 'nodes', choice)).toBe('node-groups/builders/launch-template.json');
});

test('a file keeps its key when its group is renamed', () => {
  const key = keyOf(bundle, 'node-groups/workers/user-data.mime');
  expect(keyOf(renamed, 'node-groups/builders/user-data.mime')).toBe(key);
  expect(keyOf(bundle, 'node-groups/workers/launch-template.json')).not.toBe(key);
});

test('a chosen file that is gone gives way to the one of the step', () => {
  const choice = choiceOf(bundle, 'node-groups/workers/launch-template.json');
  expect(shownPath(without, 'apply', choice)).toBe('apply.sh');
});

test('every file that a step shows is in the bundle', () => {
  for (const one of [bundle, renamed, without, bundleOf({})]) {
    for (const step of ['cluster', 'proxy', 'bypass', 'nodes', 'apply'] as const) {
      expect(one.documents.map(({ path }) => path)).toContain(shownPath(one, step, undefined));
    }
  }
});

test('the Nodes step shows the group that is edited, and the file of its tool where that is chosen', () => {
  const [group] = exampleDraft.nodeGroups ?? [];
  const two = bundleOf({ ...exampleDraft, nodeGroups: [{ ...group }, { ...group, name: 'second' }] });
  const tool = definitions.tools.find(({ id }) => id === group?.tool)?.file;
  const shown = (step: 'nodes' | 'apply', edited: { index: number; tool: boolean }, choice?: string) =>
    shownPath(two, step, choice === undefined ? undefined : choiceOf(two, choice), edited);
  expect(shown('nodes', { index: 1, tool: false })).toBe('node-groups/second/user-data.mime');
  expect(shown('nodes', { index: 1, tool: true })).toBe(`node-groups/second/${tool}`);
  expect(shown('nodes', { index: 7, tool: true })).toBe('node-groups/workers/user-data.mime');
  expect(shown('nodes', { index: 1, tool: false }, 'README.md')).toBe('README.md');
  expect(shown('apply', { index: 1, tool: false })).toBe('apply.sh');
});
