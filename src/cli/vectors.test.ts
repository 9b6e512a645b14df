import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const vectors = (...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const all = ['--import', 'tsx', 'src/cli/vectors.ts', ...args];
    const child = execFile(process.execPath, all, { cwd: root }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

async function vectorsOf(name: string, cases: readonly unknown[]): Promise<Outcome> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(cases));
  return vectors(file);
}

const cidr = { id: 7, noProxy: '10.0.0.0/8', url: 'http://10.1.2.3/' };
const java = { id: 8, noProxy: '', url: 'http://a.internal/', answers: { 'java-nonProxyHosts OpenJDK 17': 'direct' } };

describe.concurrent('vectors', () => {
  test('counts what agrees, Java by its own property, and is content when all does', async () => {
    const answers = { 'curl 7.79.1': 'proxy', 'curl 8.17.0': 'direct', 'go x/net 0.55.0': 'direct' };
    const all = [
      { ...cidr, answers },
      { ...java, javaNonProxyHosts: '*.internal' },
    ];
    expect(await vectorsOf('good.json', all)).toEqual({ code: 0, out: 'agreed 4 of 4\n', err: '' });
  }, 90_000);

  test('prints each disagreement with the entry that decided; a program that nobody knows is one', async () => {
    const answers = { 'curl 8.17.0': 'proxy', 'lynx 2.9': 'direct', 'wget 1.21.3': 'proxy' };
    const { code, out } = await vectorsOf('bad.json', [{ ...cidr, answers }, java]);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      '7: curl 8.17.0: "10.0.0.0/8" http://10.1.2.3/ expected proxy, ours direct by "10.0.0.0/8" (an address in this network)',
      '7: lynx 2.9: "10.0.0.0/8" http://10.1.2.3/ expected direct, no reader knows this program',
      '8: java-nonProxyHosts OpenJDK 17: "" http://a.internal/ expected direct, ours proxy (no entry matches)',
      'agreed 1 of 4',
      '',
    ]);
  }, 90_000);

  test('says that a file is not there, and what to type without one', async () => {
    const file = join(folder, 'none.json');
    expect(await vectors(file)).toEqual({ code: 1, out: '', err: `${file}: there is no such file.\n` });
    expect(await vectors()).toEqual({ code: 1, out: '', err: 'Usage: npm run --silent vectors -- FILE.json\n' });
    const { code, out, err } = await vectors('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: npm run --silent vectors -- FILE\.json\n/);
  }, 90_000);
});
