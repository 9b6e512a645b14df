// Every platform, management and tool, in every kind of cluster: it is written or refused with its reason, and every
// document passes its own reader. What only some machines have is used where it is there, and named where it is not.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { bundleOf, hasMark, readDraft } from '../../src/core/index.ts';
import { readHcl } from '../../src/core/syntax/hcl-grammar.judge.ts';
import { grammarErrors } from '../../src/core/syntax/powershell-grammar.judge.ts';
import { formatted, hasTerraform } from '../../src/core/syntax/terraform.judge.ts';
import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';
import { distinct, matrix, unwritten } from './bundles.ts';
import { clusters } from './clusters.ts';
import { pythonHas, readByPython } from './python.ts';
import { hasSchemas, kindOf, schemaErrors, schemaKinds } from './schemas.ts';
import { type Readable, readable } from './texts.ts';

const { groups, bundles, refused } = matrix();
const documents = distinct(bundles);
const texts = readable(documents);

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

const ADDRESSES = /[\w.[\]:/,-]*(?:amazonaws|api\.aws|\d+\.\d+\.\d+|::)[\w.[\]:/,-]*/g;
const REGION = /\b(?:us|cn|us-gov)-[a-z]+-1\b/g;

/** Read or null for what is neither: the same words of both readers. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const yamlOf = (text: string, version: '1.1' | '1.2' = '1.2'): readonly unknown[] =>
  parseAllDocuments(text, { version }).map((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.map(({ message }) => message).join('\n'));
    return document.toJS();
  });

/** What each text is not read for, with where it stands. */
const complaints = (some: readonly Readable[], reads: (text: string) => unknown): readonly string[] =>
  some.flatMap(({ where, text }) => {
    try {
      reads(text);
      return [];
    } catch (error) {
      return [`${where}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });

const named = (present: boolean, reader: string): string =>
  present ? reader : `${reader} (skipped: this machine has none)`;

test(`${bundles.length} bundles, ${documents.length} documents that differ: no error, no gap, ASCII`, () => {
  for (const { name, bundle } of bundles) {
    expect
      .soft(
        bundle.findings.filter(({ severity }) => severity === 'error'),
        name,
      )
      .toEqual([]);
  }
  expect(documents.filter(({ text }) => hasMark(text) || !/^[\t\n\x20-\x7e]*[^\n]\n$/.test(text))).toEqual([]);
});

test('every group is written somewhere; where it is refused, an error of its own says why', () => {
  expect(unwritten({ groups, bundles, refused })).toEqual([]);
  for (const { group, errors } of refused) {
    for (const { text, code } of errors) expect.soft(text.en, `${group} ${code}`).toMatch(/^.{20,}/);
  }
  const groupsIn = bundles.reduce((sum, { bundle }) => sum + bundle.plan.nodeGroups.length, 0);
  expect(groupsIn + refused.length).toBe(groups.length * clusters.length);
});

describe('scripts', () => {
  const files = texts.bash.map((one, index) => ({ ...one, file: join(folder, `${index}.sh`) }));
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of files) writeFileSync(file, text);

  test(`bash -n reads ${files.length}`, () => {
    expect(files.length).toBeGreaterThan(100);
    const { stderr } = spawnSync(
      'bash',
      ['-c', 'for f; do bash -n "$f" || echo "$f" >&2; done', '_', ...files.map(({ file }) => file)],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    for (const { text, where } of files) expect.soft(text, where).toMatch(/^#!\/(?:bin\/|usr\/bin\/env )bash\n/);
  });

  // It is slow, and judges how a script is written, not which addresses and names are in it: one of each shape.
  const shapes = new Map(files.map(({ text, file }) => [text.replace(ADDRESSES, 'X').replace(REGION, 'R'), file]));
  test.skipIf(!hasShellcheck)(
    named(hasShellcheck, `shellcheck finds nothing in ${shapes.size} shapes`),
    { timeout: 600_000 },
    () => {
      const { stdout, status } = spawnSync('shellcheck', ['--norc', '--format=gcc', ...shapes.values()], {
        encoding: 'utf8',
      });
      expect({ stdout: stdout.slice(0, 2000), status }).toEqual({ stdout: '', status: 0 });
    },
  );
});

describe('YAML', () => {
  test(`the yaml package reads ${texts.yaml.length} as the same data in 1.1 and in 1.2`, () => {
    expect(complaints(texts.yaml, (text) => expect(yamlOf(text, '1.1')).toEqual(yamlOf(text)))).toEqual([]);
  });

  test.skipIf(!pythonHas('yaml'))(named(pythonHas('yaml'), 'PyYAML reads the same'), () => {
    const read = readByPython(
      'yaml',
      texts.yaml.map(({ text }) => text),
    );
    for (const [index, { where, text }] of texts.yaml.entries()) {
      expect.soft(read[index], where).toEqual({ value: plain(yamlOf(text)) });
    }
  });

  const objects = texts.yaml.flatMap(({ where, text }) => yamlOf(text).map((object) => ({ where, object })));
  const known = objects.filter(({ object }) => schemaKinds.includes(kindOf(object)));
  test(`${schemaKinds.join(', ')}: no unknown field in ${known.length}`, () => {
    expect(known.flatMap(({ where, object }) => schemaErrors(object).map((one) => `${where}: ${one}`))).toEqual([]);
    const one = new Map(known.map(({ object }) => [kindOf(object), object as object]));
    expect([...one.keys()]).toContain('v1 ConfigMap');
    for (const [kind, object] of one) expect(schemaErrors({ ...object, unknown: 1 }), kind).not.toEqual([]);
  });
  test.skipIf(!hasSchemas)(
    hasSchemas ? 'no object is without a schema' : 'schemas of whoever reads them (skipped: no ../shared/oracles here)',
    () => {
      expect([...new Set(known.map(({ object }) => kindOf(object)))].sort()).toEqual([...schemaKinds].sort());
      const without = objects.filter(({ object }) => !schemaKinds.includes(kindOf(object)));
      // cloudformation.test.ts holds templates against the specification of their resources; the values of a chart are as
      // many schemas as there are charts (delivery.test.ts and controllers.test.ts read ours).
      expect(new Set(without.map(({ object }) => kindOf(object)))).toEqual(
        new Set(['CloudFormation template', 'values of a chart']),
      );
    },
  );
});

test(`JSON.parse reads ${texts.json.length}, and a settings.json makes the same bundle again`, async () => {
  expect(complaints(texts.json, JSON.parse)).toEqual([]);
  for (const { name, bundle } of bundles) {
    const settings = bundle.documents.find(({ path }) => path === 'settings.json');
    const { draft, findings } = await readDraft(JSON.parse(settings?.text ?? ''));
    expect(findings, name).toEqual([]);
    const again = bundleOf(draft ?? {}).documents;
    expect(again.filter(({ text }, index) => text !== bundle.documents[index]?.text).map(({ path }) => path)).toEqual(
      [],
    );
  }
});

describe('TOML', () => {
  test(`smol-toml reads ${texts.toml.length}`, () => {
    expect(complaints(texts.toml, parseToml)).toEqual([]);
  });
  test.skipIf(!pythonHas('toml'))(named(pythonHas('toml'), 'tomllib reads the same'), () => {
    const read = readByPython(
      'toml',
      texts.toml.map(({ text }) => text),
    );
    for (const [index, { where, text }] of texts.toml.entries()) {
      expect.soft(read[index], where).toEqual({ value: plain(parseToml(text)) });
    }
  });
});

describe('HCL', () => {
  test(`the grammar of Terraform reads ${texts.hcl.length}, and finds every variable that is used declared`, () => {
    expect(texts.hcl.length).toBeGreaterThan(0);
    expect(complaints(texts.hcl, readHcl)).toEqual([]);
    for (const { where, text } of texts.hcl) {
      const declared = readHcl(text).flatMap(({ words: [type, name] }) => (type === 'variable' ? [name] : []));
      const used = [...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name);
      expect.soft([...new Set(used)].sort(), where).toEqual(declared.sort());
    }
  });

  test('what a file says is user data is the file beside it, whole or by its parts', () => {
    for (const { name, bundle } of bundles) {
      for (const document of bundle.documents.filter(({ notation }) => notation === 'hcl')) {
        const folder = document.path.replace(/[^/]*$/, '');
        const [read] = /"\$\{path\.module\}\/([\w.-]+)"/.exec(document.text)?.slice(1) ?? [];
        const beside = bundle.documents.filter(({ path }) => path.startsWith(`${folder}user-data.`));
        if (read !== undefined) {
          expect
            .soft(
              beside.map(({ path }) => path),
              `${name}: ${document.path}`,
            )
            .toEqual([`${folder}${read}`]);
          continue;
        }
        const [call] = readHcl(document.text).filter(({ words }) => words[0] === 'module');
        const parts = (call?.values.cloudinit_pre_nodeadm ?? []) as readonly { readonly content: string }[];
        const wanted = beside.flatMap(({ text }) => strictMimeParts(Buffer.from(text)));
        expect
          .soft(
            parts.map(({ content }) => content),
            `${name}: ${document.path}`,
          )
          .toEqual(wanted.map(({ bytes }) => Buffer.from(bytes).toString()));
      }
    }
  });

  test.skipIf(!hasTerraform)(named(hasTerraform, 'terraform fmt leaves each as it is'), { timeout: 300_000 }, () => {
    expect(formatted(Object.fromEntries(texts.hcl.map(({ text }, index) => [`f${index}.tf`, text])))).toBe('');
  });
});

test(`the grammar of PowerShell reads ${texts.powershell.length}`, () => {
  for (const { text, where } of texts.powershell) {
    const [, script = ''] = /^<powershell>\n([\s\S]*)<\/powershell>\n$/.exec(text) ?? [];
    expect.soft(script, where).not.toBe('');
    expect.soft(grammarErrors(script), where).toEqual([]);
  }
});

describe('MIME', () => {
  test(`a reader as strict as nodeadm's takes ${texts.mime.length}`, () => {
    expect(texts.mime.length).toBeGreaterThan(50);
    for (const { text, where } of texts.mime)
      expect.soft(strictMimeParts(Buffer.from(text)).length, where).toBeGreaterThan(0);
  });
  test.skipIf(!pythonHas('mime'))(
    named(pythonHas('mime'), "Python's email, as cloud-init uses it, reads the same"),
    () => {
      const read = readByPython(
        'mime',
        texts.mime.map(({ text }) => text),
      );
      for (const [index, { where, text }] of texts.mime.entries()) {
        const parts = strictMimeParts(Buffer.from(text)).map(({ type, bytes }) => [
          type,
          Buffer.from(bytes).toString(),
        ]);
        expect.soft(read[index], where).toEqual({ value: parts });
      }
    },
  );
});

test('no notation is without a reader but prose', () => {
  const read = new Set(Object.keys(texts));
  const unread = new Set(documents.map(({ notation }) => notation).filter((notation) => !read.has(notation)));
  expect([...unread].sort()).toEqual(['markdown', 'text']);
});
