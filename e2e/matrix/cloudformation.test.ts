// The templates of every pair in every cluster: what the types of the resources say, what cfn-lint says where it is there,
// and what of the user data arrives.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Document, definitions } from '../../src/core/index.ts';
import { matrix } from './bundles.ts';
import { readTemplate, templateErrors, userDataIn } from './cloudformation.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloudformation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tool = definitions.tools.find(({ title }) => title === 'CloudFormation') ?? expect.fail();
const templates = matrix((group) => group.tool === tool.id).bundles.flatMap(({ name, bundle }) =>
  bundle.documents
    .filter(({ path }) => path.endsWith(`/${tool.file}`))
    .map((document) => ({ where: `${name}: ${document.path}`, bundle, document })),
);
const texts = [...new Set(templates.map(({ document }) => document.text))];

test(`the types of the resources have every property of ${texts.length} templates`, () => {
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.flatMap(templateErrors)).toEqual([]);
});

test('an unknown property, a missing one and a name of nothing are told', () => {
  const edited = (edit: (resources: Record<string, { Properties: Record<string, unknown> }>) => void) => {
    const template = parse(texts[0] ?? '');
    edit(template.Resources);
    return () => templateErrors(stringify(template));
  };
  const group = 'NodeGroup';
  expect(edited((all) => Object.assign(all[group]?.Properties ?? {}, { Color: 'red' }))()).toEqual([
    `${group}: there is no Color`,
  ]);
  expect(edited((all) => delete all[group]?.Properties.NodeRole)()).toEqual([`${group}: NodeRole is missing`]);
  expect(edited((all) => Object.assign(all[group]?.Properties ?? {}, { NodeRole: { Ref: 'Gone' } }))).toThrow('Gone');
  expect(edited((all) => Object.assign(all[group]?.Properties ?? {}, { Subnets: 'subnet-1' }))()).toHaveLength(1);
});

test('user data arrives byte for byte as it stands in its own file', () => {
  for (const { where, bundle, document } of templates) {
    const beside = (one: Document) => one.path.replace(/[^/]*$/, '') === document.path.replace(/[^/]*$/, '');
    const file = bundle.documents.find((one) => beside(one) && /\/user-data\.\w+$/.test(one.path));
    expect.soft(userDataIn(document.text), where).toBe(file?.text);
  }
});

test('a stack that waits is the one that its nodes signal, and no other does', () => {
  let waiting = 0;
  for (const { where, bundle, document } of templates) {
    const signals = Object.values(readTemplate(document.text).resources).some((one) =>
      JSON.stringify(one).includes('ResourceSignal'),
    );
    const text = userDataIn(document.text);
    const [, stack] = /--stack (\S+) |stack-name = "([^"]+)"/.exec(text)?.filter(Boolean) ?? [];
    expect.soft(stack !== undefined, where).toBe(signals);
    if (stack === undefined) continue;
    waiting += 1;
    expect.soft(text, where).toMatch(/--resource NodeGroup |logical-resource-id = "NodeGroup"/);
    const group = bundle.plan.nodeGroups.find(({ folder: one }) => document.path.startsWith(`${one}/`));
    const commands = bundle.runbook.find(({ id }) => id === `node-group-${(group?.index ?? -1) + 1}`)?.commands ?? [];
    expect.soft(commands.join('\n'), where).toContain(`--stack-name ${stack} `);
  }
  expect(waiting).toBeGreaterThan(10);
});

const cfnLint = spawnSync('cfn-lint', ['--version'], { encoding: 'utf8' });
const hasCfnLint = cfnLint.status === 0;
const reader = hasCfnLint ? 'cfn-lint finds nothing' : 'cfn-lint finds nothing (skipped: this machine has none)';
test.skipIf(!hasCfnLint)(reader, { timeout: 300_000 }, () => {
  // What differs in user data alone is one template to it.
  const shapes = new Map(texts.map((text) => [text.replace(/"Fn::Base64": \|\n(?: {12}.*\n|\n)*/, ''), text]));
  const files = [...shapes.values()].map((text, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const { stdout, status } = spawnSync('cfn-lint', files, { encoding: 'utf8' });
  expect({ stdout: stdout.slice(0, 2000), status }).toEqual({ stdout: '', status: 0 });
});
