import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'generate-test-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

const newFolder = () => mkdtemp(join(base, 'case-'));

const group = (name: string) => ({ name, platform: 'al2023', management: 'managed', tool: 'launch-template' });
const settings = {
  version: 1,
  cluster: {
    name: 'prod',
    region: 'ap-northeast-2',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16'],
    endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com',
  },
  proxy: { http: 'http://proxy.corp.example:3128' },
  nodeGroups: [group('one'), group('two')],
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command and keeps what it said. */
const exec = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env: { ...process.env, ...env } }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

const generate = (...args: readonly string[]) =>
  exec(process.execPath, ['--import', 'tsx', 'src/cli/generate.ts', ...args], root);

/** Writes settings beside a folder that is to be made, and runs the command on the two. */
async function generateFrom(json: unknown, folder: string): Promise<Outcome & { readonly dir: string }> {
  const file = join(folder, 'answers.json');
  await writeFile(file, typeof json === 'string' ? json : JSON.stringify(json));
  const dir = join(folder, 'out', 'bundle');
  return { ...(await generate(file, '--out', dir)), dir };
}

const filesIn = async (dir: string): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

// Each test starts the command, some thrice, beside all other tests.
describe.concurrent('generate', { timeout: 180_000 }, () => {
  test('makes the folder, and in it the bundle: scripts executable, all else plain, whatever the umask', async () => {
    const folder = await newFolder();
    const { code, out, err, dir } = await generateFrom(settings, folder);
    expect(err).not.toMatch(/^error/m);
    expect(code).toBe(0);
    const files = await filesIn(dir);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'apply.sh', 'settings.json']));
    expect(files).toContain('node-groups/one/user-data.mime');
    expect(out).toBe(`${files.length} files in ${dir}. Begin with README.md.\n`);
    for (const file of files) {
      const { mode } = await stat(join(dir, file));
      expect.soft((mode & 0o777).toString(8), file).toBe(file.endsWith('.sh') ? '755' : '644');
    }
    expect(await readdir(dirname(dir))).toEqual(['bundle']);
  });

  test('a rerun replaces its own files, removes those that are gone with a word, and says nothing else', async () => {
    const folder = await newFolder();
    const { dir } = await generateFrom(settings, folder);
    const before = await filesIn(dir);
    await chmod(join(dir, 'README.md'), 0o600);
    await rm(join(dir, 'apply.sh'));
    const second = await generateFrom({ ...settings, nodeGroups: [group('two')] }, folder);
    expect(second.code).toBe(0);
    expect(await filesIn(dir)).toEqual(before.filter((file) => !file.startsWith('node-groups/one/')));
    expect(await readdir(join(dir, 'node-groups'))).toEqual(['two']);
    for (const file of ['launch-template.json', 'user-data.mime'])
      expect(second.err).toContain(`Removed, as the answers no longer give it: node-groups/one/${file}\n`);
    expect((await stat(join(dir, 'README.md'))).mode & 0o777).toBe(0o644);
    const own = await generate(join(dir, 'settings.json'), '--out', dir);
    expect(own.code).toBe(0);
    expect(own.err).not.toContain('Removed');
  });

  test('an edited file stops the run until --force, and what is kept beside files of others is told', async () => {
    const folder = await newFolder();
    const { dir } = await generateFrom(settings, folder);
    await writeFile(join(dir, 'apply.sh'), 'edited\n');
    await writeFile(join(dir, 'node-groups', 'one', 'mine'), '');
    const refused = await generateFrom({ ...settings, nodeGroups: [group('two')] }, folder);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`These files in ${dir} are not what its settings.json gives: apply.sh. `);
    expect(await readFile(join(dir, 'apply.sh'), 'utf8')).toBe('edited\n');
    const { code, err } = await generate(join(folder, 'answers.json'), '--out', dir, '--force');
    expect(code).toBe(0);
    expect(await readFile(join(dir, 'apply.sh'), 'utf8')).toMatch(/^#!/);
    expect(err).toMatch(/^Left in place.*: node-groups\/one\/user-data\.mime\. Beside it lies mine, which no run/m);
  });

  test('an error finding has its line on stderr, and then nothing is written', async () => {
    const folder = await newFolder();
    const broken = {
      ...settings,
      cluster: { ...settings.cluster, region: 'ap-northeast-9', serviceCidrs: ['10.0.0.0/33'] },
    };
    const { code, out, err, dir } = await generateFrom(broken, folder);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^error [a-z.-]+ cluster\.region: .*ap-northeast-9/m);
    expect(err).toMatch(/^error [a-z.-]+ cluster\.serviceCidrs\.0: .*\/33/m);
    for (const line of err.trim().split('\n'))
      expect(line).toMatch(/^(?:error|warning|note) [a-z0-9.-]+(?: [\w.-]+)?: ./);
    expect(await isThere(dirname(dir))).toBe(false);
  });

  test('a pair of platform and tool that cannot work is one error, with the way on', async () => {
    const nodeGroups = [{ name: 'one', platform: 'ubuntu', management: 'managed-custom-ami', tool: 'eksctl' }];
    const { code, err } = await generateFrom({ ...settings, nodeGroups }, await newFolder());
    expect(code).toBe(1);
    expect(err.match(/^error .* nodeGroups.*/gm)).toEqual([
      expect.stringMatching(/^error node-group\.refused nodeGroups\.0\.tool: .*launchTemplate/),
    ]);
    expect(err).not.toMatch(/older ones drop/);
  });

  test('a missing answer is an error of its own field', async () => {
    const { version, cluster, ...rest } = settings;
    const { region, ...others } = cluster;
    const { code, err } = await generateFrom({ version, cluster: others, ...rest }, await newFolder());
    expect(region).toBeDefined();
    expect(code).toBe(1);
    expect(err).toMatch(/^error value\.missing cluster\.region: ./m);
  });

  test('settings without a version are refused', async () => {
    const { version, ...rest } = settings;
    const { code, err } = await generateFrom(rest, await newFolder());
    expect(version).toBe(1);
    expect(code).toBe(1);
    expect(err).toMatch(/^error value\.missing version: ./m);
  });

  test('an unknown key is refused by name', async () => {
    const { code, err } = await generateFrom(
      { ...settings, cluster: { ...settings.cluster, regoin: 'x' } },
      await newFolder(),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/^error settings\.unknown-key cluster\.regoin: .*cluster\.regoin/m);
  });

  test('a password in a proxy address is refused and printed nowhere', async () => {
    const proxy = { http: 'http://admin:hunter2sEcret@proxy.corp.example:3128' };
    const { code, out, err, dir } = await generateFrom({ ...settings, proxy }, await newFolder());
    expect(code).toBe(1);
    expect(err).toMatch(/^error proxy\.credentials proxy\.http: ./m);
    expect(out + err).not.toMatch(/hunter2sEcret|admin:/);
    expect(await isThere(dir)).toBe(false);
  });

  test('broken JSON is told by line and column, without what stands there', async () => {
    const text = '{\n  "version": 1,\n  "proxy": { "http": "http://a:hunter2sEcret@b:1" "https": 1 }\n}\n';
    const { code, err } = await generateFrom(text, await newFolder());
    expect(code).toBe(1);
    expect(err).toMatch(/answers\.json is not JSON: line 3, column 51: /);
    expect(err).not.toContain('hunter2');
  });

  test('a file that is not there, one that is no text, and words that are no command are told', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'utf16.json'), Buffer.from('\ufeff{}', 'utf16le'));
    const said = await Promise.all([
      generate(join(folder, 'none.json'), '--out', folder),
      generate(folder, '--out', folder),
      generate(join(folder, 'utf16.json'), '--out', folder),
      generate(),
      generate('a.json'),
      generate('a.json', 'b.json', '--out', folder),
      generate('a.json', '--output', folder),
    ]);
    expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const [missing, isFolder, utf16, ...usage] = said.map(({ err }) => err);
    expect(missing).toContain('none.json: there is no such file.');
    expect(isFolder).toContain('it is a folder.');
    expect(utf16).toContain('utf16.json is not UTF-8 text.');
    for (const err of usage) expect(err).toContain('Usage: npm run --silent generate -- settings.json --out DIR');
  });

  test('help is no complaint', async () => {
    {
      const { code, out, err } = await generate('--help');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^Usage: .*--out DIR \[--force\]\n/);
      expect(out).toContain('--force     write');
    }
  });

  test('a folder that cannot be made is told without a stack', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'file'), '');
    await writeFile(join(folder, 'answers.json'), JSON.stringify(settings));
    const { code, err } = await generate(join(folder, 'answers.json'), '--out', join(folder, 'file', 'below'));
    expect(code).toBe(1);
    expect(err).toContain('ENOTDIR');
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('npm runs it from the folder that it was called in, and stdout holds its own line alone', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'answers.json'), JSON.stringify(settings));
    const args = ['--prefix', root, 'run', '--silent', 'generate', '--', 'answers.json', '--out', 'made'];
    const { code, out } = await exec('npm', args, folder, { INIT_CWD: undefined });
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ files in .*\/made\. Begin with README\.md\.\n$/);
    expect(await isThere(join(folder, 'made', 'settings.json'))).toBe(true);
  });
});
