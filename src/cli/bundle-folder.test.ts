import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundleOf, type Draft } from '../core/index.ts';
import { writeBundle } from './bundle-folder.ts';

let dir = '';
let elsewhere = '';
beforeEach(async () => {
  const base = await mkdtemp(join(tmpdir(), 'bundle-folder-'));
  dir = join(base, 'bundle');
  elsewhere = join(base, 'elsewhere');
  await mkdir(elsewhere);
});
afterEach(() => rm(dirname(dir), { recursive: true }));

const group = (name: string, tool = 'launch-template') =>
  ({ name, platform: 'al2023', management: 'managed', tool }) as const;
const terraform = (name: string) => group(name, 'terraform');
const answers = (...nodeGroups: NonNullable<Draft['nodeGroups']>): Draft => ({
  version: 1,
  cluster: {
    name: 'prod',
    region: 'ap-northeast-2',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16'],
    endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com',
  },
  proxy: { http: 'http://proxy.corp.example:3128' },
  nodeGroups,
});
const otherProxy = (draft: Draft): Draft => ({ ...draft, proxy: { http: 'http://other.corp.example:3128' } });

const put = (draft: Draft, how: { readonly answers?: string; readonly force?: boolean } = {}) =>
  writeBundle(dir, bundleOf(draft).documents, { answers: 'answers.json', force: false, ...how });

const at = (path: string) => join(dir, path);
const textAt = (path: string) => readFile(at(path), 'utf8');
const isThere = (path: string) =>
  stat(at(path)).then(
    () => true,
    () => false,
  );

async function add(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  }
}

describe('what others keep beside ours', () => {
  /** What terraform init and apply leave beside main.tf, and what people put there. */
  const ofOthers = {
    'node-groups/one/.terraform/providers/aws': 'a program\n',
    'node-groups/one/.terraform.lock.hcl': '# lock\n',
    'node-groups/one/terraform.tfstate': '{}\n',
    'node-groups/one/terraform.tfvars': 'subnet_ids = []\n',
    'node-groups/one/backend.tf': 'terraform {\n}\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.gitignore': '*.tfstate\n',
    'notes/mine.txt': 'mine\n',
  };

  test('is left alone', async () => {
    await put(answers(terraform('one')));
    await add(ofOthers);
    await symlink('README.md', at('link'));
    expect(await put(otherProxy(answers(terraform('one'))))).toEqual({ removed: [], kept: [] });
    for (const [path, text] of Object.entries(ofOthers)) expect(await textAt(path)).toBe(text);
    expect(await isThere('link')).toBe(true);
    expect(await textAt('node-groups/one/user-data.mime')).toContain('other.corp.example');
  });

  test('keeps the folder of a group that is gone or was renamed', async () => {
    await put(answers(terraform('one')));
    await add({ 'node-groups/one/terraform.tfstate': '{}\n' });
    const beside = ['terraform.tfstate'];
    expect(await put(answers(terraform('two')))).toEqual({
      removed: [],
      kept: ['main.tf', 'user-data.mime'].map((file) => ({ path: `node-groups/one/${file}`, beside })),
    });
    expect(await readdir(at('node-groups/one'))).toEqual(['main.tf', 'terraform.tfstate', 'user-data.mime']);
    expect(await isThere('node-groups/two/main.tf')).toBe(true);
    await put(answers(terraform('two')));
    expect(await isThere('node-groups/one/main.tf')).toBe(true);
  });

  test('keeps main.tf where a group leaves Terraform and its state is still there', async () => {
    await put(answers(terraform('one')));
    await add({ 'node-groups/one/terraform.tfstate': '{}\n' });
    const { kept } = await put(answers(group('one')));
    expect(kept.map(({ path }) => path)).toEqual(['node-groups/one/main.tf']);
    expect(await isThere('node-groups/one/launch-template.json')).toBe(true);
  });

  test('is refused where a file of ours belongs, and nothing is touched', async () => {
    await add({ 'README.md': 'my project\n', 'settings.json': '{ "editor": "dark" }' });
    for (const force of [false, true]) {
      await expect(put(answers(), { force })).rejects.toThrow(': README.md, settings.json. Nothing was written.');
    }
    expect((await readdir(dir)).sort()).toEqual(['README.md', 'settings.json']);
    expect(await textAt('README.md')).toBe('my project\n');
  });

  test('is refused as a folder where a file should be', async () => {
    await mkdir(at('apply.sh'), { recursive: true });
    await expect(put(answers())).rejects.toThrow(': apply.sh. Nothing');
    expect(await readdir(dir)).toEqual(['apply.sh']);
  });

  test('is refused as a link where a folder should be, which is not followed', async () => {
    await mkdir(dir);
    await symlink(elsewhere, at('node-groups'));
    await expect(put(answers(group('one')))).rejects.toThrow(': node-groups. Nothing');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('is not reached by a link where a folder of the last run was', async () => {
    await put(answers(group('one')));
    await rm(at('node-groups'), { recursive: true });
    await mkdir(join(elsewhere, 'one'));
    await writeFile(join(elsewhere, 'one/user-data.mime'), 'mine\n');
    await symlink(elsewhere, at('node-groups'));
    await put(answers(), { force: true });
    expect(await readdir(join(elsewhere, 'one'))).toEqual(['user-data.mime']);
  });
});

describe('a file of ours that was edited', () => {
  test('is undone or removed only when that is asked', async () => {
    await put(answers(terraform('one'), group('two')));
    const edited = `${await textAt('node-groups/one/main.tf')}\nterraform {\n  backend "s3" {}\n}\n`;
    await add({ 'node-groups/one/main.tf': edited, 'node-groups/two/user-data.mime': 'edited\n' });
    const next = answers(terraform('one'));
    await expect(put(next)).rejects.toThrow(
      /: node-groups\/one\/main\.tf, node-groups\/two\/user-data\.mime\. Either.*--force.*backend\.tf/,
    );
    expect(await textAt('node-groups/one/main.tf')).toBe(edited);
    expect(await isThere('node-groups/two/launch-template.json')).toBe(true);

    await put(next, { force: true });
    expect(await textAt('node-groups/one/main.tf')).not.toContain('backend "s3"');
    expect(await readdir(at('node-groups'))).toEqual(['one']);
  });

  test('may be removed, and is written anew', async () => {
    await put(answers(group('one')));
    await rm(at('apply.sh'));
    await put(answers(group('one')));
    expect(await isThere('apply.sh')).toBe(true);
  });

  test('may be the settings.json that the answers are read from, but is not undone by others', async () => {
    await put(answers(group('one')));
    const text = await textAt('settings.json');
    await writeFile(at('settings.json'), text.replaceAll('": ', '" : '));
    await expect(put(answers(group('one')))).rejects.toThrow(': settings.json. Either');
    await put(answers(group('one')), { answers: at('settings.json') });
    expect(await textAt('settings.json')).toBe(text);
  });

  test('is not told from the others where other answers were written into that settings.json', async () => {
    await put(answers(group('one')));
    await writeFile(at('settings.json'), (await textAt('settings.json')).replaceAll('proxy.corp', 'other.corp'));
    const how = { answers: at('settings.json') };
    const next = otherProxy(answers(group('one')));
    await expect(put(next, how)).rejects.toThrow(
      /: README\.md, .*Either they were edited, or settings\.json was since/,
    );
    await put(next, { ...how, force: true });
    expect(await textAt('proxy-env-vars-config.yaml')).toContain('other.corp.example');
  });
});

test('a folder that a killed run left is ours', async () => {
  await put(answers(group('one')));
  const next = bundleOf(otherProxy(answers(group('three')))).documents;
  const moved = (path: string) => ({ [path]: next.find((one) => one.path === path)?.text ?? expect.fail() });
  // As such a run leaves it: some files of the new one moved, the settings.json still aside.
  await add({
    ...moved('apply.sh'),
    ...moved('node-groups/three/user-data.mime'),
    '.unfinished-bundle/settings.json': Object.values(moved('settings.json'))[0] ?? '',
  });
  const { removed } = await put(answers());
  expect(removed).toContain('node-groups/three/user-data.mime');
  expect(await isThere('.unfinished-bundle')).toBe(false);
  expect(await isThere('node-groups')).toBe(false);
});
