import { expect, test } from 'vitest';
import type { Definitions, PlatformDefinition, ToolDefinition } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import { samplePlan } from './cluster/sample-plan.ts';
import { write, writeOne } from './write.ts';

const finding = (code: string): Finding => ({ code, severity: 'note', field: '', params: {}, text: { en: code } });
const platform: PlatformDefinition = {
  id: 'al2023',
  title: 'A platform',
  mechanism: 'words',
  about: { en: 'x' },
  managements: ['managed'],
  bootstrapNeeds: [],
  login: { way: 'typed' },
  programs: [],
  options: [],
  check: () => [finding('platform.said')],
  handsOver: ['toml'],
  userData: (plan) => ({ kind: 'toml', table: { proxy: plan.httpProxy }, comment: [] }),
};
const tool: ToolDefinition = {
  id: 'launch-template',
  title: 'A tool',
  file: 'made.json',
  about: { en: 'x' },
  options: [],
  carries: ['toml'],
  refuses: () => undefined,
  bootstrapper: () => 'eks',
  check: () => [finding('tool.said')],
  documents: (_plan, { folder }) => [
    { path: `${folder}/made.json`, notation: 'json', text: '{}\n', about: { en: 'made' } },
  ],
  commands: () => ['make it'],
  applying: { en: 'x' },
};
const definitions: Definitions = { platforms: [platform], tools: [tool] };
const clusterPaths = [
  'README.md',
  'settings.json',
  'proxy-env-vars-config.yaml',
  'apply.sh',
  'verify.sh',
  'rollback.sh',
  'patches/aws-node.yaml',
  'patches/kube-proxy.yaml',
  'proxy-allow-list.txt',
  'proxy-allow-list.squid.conf',
];

test('the documents of the cluster come first, then each group with its user data and the files of its tool', () => {
  const { documents, findings } = write(samplePlan(), definitions);
  expect(documents.map(({ path }) => path)).toEqual([
    ...clusterPaths,
    'node-groups/workers/user-data.toml',
    'node-groups/workers/made.json',
  ]);
  expect(documents.filter(({ executable }) => executable).map(({ path }) => path)).toEqual([
    'apply.sh',
    'verify.sh',
    'rollback.sh',
  ]);
  expect(documents.find(({ path }) => path.endsWith('.toml'))?.text).toBe('proxy = "http://proxy.corp.example:3128"\n');
  expect(findings.map(({ code }) => code)).toEqual(['platform.said', 'tool.said']);
});

test('README.md lists every other file', () => {
  const [readme, ...others] = write(samplePlan(), definitions).documents;
  for (const { path } of others) expect(readme?.text).toContain(`| \`${path}\` | `);
});

test('a group whose platform or tool is in no list is passed over', () => {
  for (const missing of [
    { ...definitions, platforms: [] },
    { ...definitions, tools: [] },
  ]) {
    const { documents, findings } = write(samplePlan(), missing);
    expect(documents.map(({ path }) => path)).toEqual(clusterPaths);
    expect(findings).toEqual([]);
  }
});

test('the same plan gives the same bytes, ASCII, ending with LF', () => {
  const { documents } = write(samplePlan(), definitions);
  expect(write(samplePlan(), definitions).documents).toEqual(documents);
  for (const { path, text } of documents) expect(text, path).toMatch(/^[\n -~]+\n$/);
});

test('one document alone is the same as among all; README.md, which tells of the others, is none, nor is what is not there', () => {
  const plan = samplePlan();
  for (const document of write(plan, definitions).documents) {
    expect(writeOne(plan, definitions, document.path)).toEqual(document.path === 'README.md' ? undefined : document);
  }
  expect(writeOne(plan, definitions, 'node-groups/workers/none')).toBeUndefined();
  expect(writeOne(plan, definitions, 'none')).toBeUndefined();
});
