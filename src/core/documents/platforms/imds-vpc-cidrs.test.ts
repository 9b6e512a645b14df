// The lines are run by bash and curl against a small instance metadata service on the loopback.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environmentFile } from '../../syntax/systemd.ts';
import { addVpcCidrs } from './imds-vpc-cidrs.ts';

const MAC = '0e:49:61:0f:c3:11';
const TOKEN = 'AQAEAKdy-LqJ_x2w==';
const LIST = `/latest/meta-data/network/interfaces/macs/${MAC}/`;

type Answer = string | { readonly status: number } | { readonly times: number; readonly text: string };

/** What a VPC with these blocks answers, by path. */
const vpc = (v4: string, v6?: string): Record<string, Answer> => ({
  '/latest/api/token': TOKEN,
  '/latest/meta-data/mac': MAC,
  [LIST]: `device-number\nmac\nvpc-id\nvpc-ipv4-cidr-block\nvpc-ipv4-cidr-blocks${v6 === undefined ? '' : '\nvpc-ipv6-cidr-blocks'}`,
  [`${LIST}vpc-ipv4-cidr-blocks`]: v4,
  ...(v6 === undefined ? {} : { [`${LIST}vpc-ipv6-cidr-blocks`]: v6 }),
});

let answers: Record<string, Answer> = {};
let asked: string[] = [];
let server: Server;
let folder = '';
/** A recorder in the place of logger(1). */
let programs = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imds-'));
  programs = mkdtempSync(join(tmpdir(), 'imds-programs-'));
  asked = [];
  const failed = new Map<string, number>();
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const wantsToken = path !== '/latest/api/token';
    const allowed = wantsToken
      ? request.headers['x-aws-ec2-metadata-token'] === TOKEN
      : request.method === 'PUT' && request.headers['x-aws-ec2-metadata-token-ttl-seconds'] === '60';
    const answer = answers[path];
    if (!allowed) response.writeHead(401).end('<?xml version="1.0"?>\n<html>401 - Unauthorized</html>');
    else if (answer === undefined) response.writeHead(404).end('<html>404 - Not Found</html>');
    else if (typeof answer === 'string') response.end(answer);
    else if ('status' in answer) response.writeHead(answer.status).end('10.66.0.0/16');
    else {
      const count = (failed.get(path) ?? 0) + 1;
      failed.set(path, count);
      if (count <= answer.times) response.writeHead(503).end('10.66.0.0/16');
      else response.end(answer.text);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  rmSync(programs, { recursive: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const entries = (noProxy: string) =>
  [
    ['HTTP_PROXY', 'http://proxy.corp.example:3128'],
    ['NO_PROXY', noProxy],
    ['no_proxy', noProxy],
  ] as const;
const WRITTEN = 'localhost,10.0.0.0/16,.internal';

interface Boot {
  readonly written?: string;
  readonly url?: string;
}

/** Runs the lines on a file with NO_PROXY as written, behind a proxy that is not there. */
function boot({
  written = WRITTEN,
  url,
}: Boot = {}): Promise<{ file: string; out: string; err: string; code: unknown }> {
  const path = join(folder, 'http-proxy.env');
  writeFileSync(path, environmentFile(entries(written)));
  const port = (server.address() as AddressInfo).port;
  const text = `set -o errexit\n${addVpcCidrs(path).text}\necho last line\n`
    .replaceAll('http://169.254.169.254', url ?? `http://127.0.0.1:${port}`)
    .replace('--retry 4', '--retry 2');
  return new Promise((resolve) => {
    writeFileSync(join(programs, 'logger'), `#!/bin/sh\necho "$*" >>${join(programs, 'journal')}\n`, { mode: 0o755 });
    const env = {
      PATH: `${programs}:${process.env.PATH}`,
      http_proxy: 'http://127.0.0.1:1',
      ALL_PROXY: 'http://127.0.0.1:1',
    };
    const child = spawn('bash', ['-s'], { env, cwd: folder });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.end(text);
    child.on('close', (code) => resolve({ file: readFileSync(path, 'utf8'), out, err, code }));
  });
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;
describe.skipIf(!hasCurl)(`blocks of the VPC${hasCurl ? '' : ' (skipped: this machine has no curl)'}`, () => {
  test('are added in front, those that are new, to both spellings', async () => {
    answers = vpc('10.0.0.0/16\n100.64.0.0/16\n172.31.0.0/20', '2a05:d018:123:4500::/56\n2600:1f14::/44');
    const { file, out, err, code } = await boot();
    const noProxy = `100.64.0.0/16,172.31.0.0/20,2a05:d018:123:4500::/56,2600:1f14::/44,${WRITTEN}`;
    expect({ file, err, code }).toEqual({ file: environmentFile(entries(noProxy)), err: '', code: 0 });
    expect(out).toContain('added to NO_PROXY: 100.64.0.0/16,');
    expect(readFileSync(join(programs, 'journal'), 'utf8')).toContain(
      "-t eks-proxy -- The VPC's blocks were read from instance metadata; added to NO_PROXY: 100.64.0.0/16,",
    );
    expect(asked[0]).toBe('PUT /latest/api/token');
  });

  test('are added inside the quotes of a value that needs them', async () => {
    answers = vpc('100.64.0.0/16\n');
    const { file } = await boot({ written: 'localhost,a b' });
    expect(file).toBe(environmentFile(entries('100.64.0.0/16,localhost,a b')));
  });

  test('that are all in the list change nothing', async () => {
    answers = vpc('10.0.0.0/16');
    expect((await boot()).file).toBe(environmentFile(entries(WRITTEN)));
  });

  test('arrive although the service fails at first', async () => {
    answers = {
      ...vpc('100.64.0.0/16'),
      '/latest/api/token': { times: 2, text: TOKEN },
      [`${LIST}vpc-ipv4-cidr-blocks`]: { times: 2, text: '100.64.0.0/16' },
    };
    expect((await boot()).file).toContain('NO_PROXY=100.64.0.0/16,localhost');
  });

  const good = vpc('100.64.0.0/16');
  const v4 = `${LIST}vpc-ipv4-cidr-blocks`;
  const v6 = `${LIST}vpc-ipv6-cidr-blocks`;
  const six = vpc('100.64.0.0/16', '2a05:d018:123:4500::/56');
  const oddBlocks = [
    '',
    '<?xml version="1.0"?>\n<html>401 - Unauthorized</html>',
    '100.64.0.0/16\n0.0.0.0/0',
    '100.64.0.0',
    '100.64.0.0/16 10.1.0.0/16',
    '100.64.0.0/16,evil.example',
    '100.64.0.0/16\r',
    '100.64.0/16',
    '256.0.0.0/16',
    '01.0.0.0/16',
    '100.64.0.0/33',
    '100.0.0.0/7',
    '$(touch x)',
    '`touch x`',
    '*',
    '100.64.0.0/16\n\n10.1.0.0/16',
    "100.64.0.0/16#;e touch x\n'",
    '100.64.0.0/16&',
    '１００.64.0.0/16',
    Array.from({ length: 101 }, (_, index) => `10.${index}.0.0/16`).join('\n'),
    '100.64.0.0/16\n'.repeat(20_000),
  ];
  const oddSixes = [
    '::/0',
    '2a05::/31',
    '2a05::/129',
    ':::/56',
    '1::2::3/56',
    '1:2:3:4:5:6:7/56',
    '1:2:3:4:5:6:7:8:9/64',
    '12345::/56',
    '1:/56',
    ':1/56',
    '1:2:3:4:5:6:7:8::/64',
    'fe80::%eth0/64',
    'g::/56',
    '::ffff:1.2.3.4/64',
  ];
  test.each<readonly [string, Record<string, Answer>]>([
    ['no token', { ...good, '/latest/api/token': { status: 403 } }],
    ['a token that is none', { ...good, '/latest/api/token': 'a\r\nX-Other: b' }],
    ['an empty token', { ...good, '/latest/api/token': '' }],
    ['a service that always fails', { ...good, '/latest/meta-data/mac': { status: 500 } }],
    ['a mac that is a path', { ...good, '/latest/meta-data/mac': '../../../user-data' }],
    ['a list without IPv4 blocks', { ...good, [LIST]: 'mac\nvpc-id' }],
    ['blocks that are refused', { ...good, [v4]: { status: 404 } }],
    ['IPv6 blocks that are refused', { ...six, [v6]: { status: 500 } }],
    ...oddBlocks.map((text) => [`IPv4 ${JSON.stringify(text).slice(0, 60)}`, { ...good, [v4]: text }] as const),
    ...oddSixes.map((text) => [`IPv6 ${text}`, { ...six, [v6]: text }] as const),
  ])(
    '%s: the written list stands, and the log says so',
    async (_name, now) => {
      answers = now;
      const { file, err, out, code } = await boot();
      expect({ file, code }).toEqual({ file: environmentFile(entries(WRITTEN)), code: 0 });
      expect(err).toContain('NO_PROXY stays as it was written');
      expect(out).toBe('last line\n');
      expect(
        asked.every((one) => /^(PUT \/latest\/api\/token|GET \/latest\/meta-data\/(mac|network.*))$/.test(one)),
      ).toBe(true);
      expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).toBe('http-proxy.env\n');
    },
    30_000,
  );

  test.each(['1:2:3:4:5:6:7:8/64', '2600:1f14::/32', 'fd00::1:0/112', '::1:0:0/96'])('%s is a block', async (block) => {
    answers = vpc('100.64.0.0/16', block);
    expect((await boot()).file).toContain(`NO_PROXY=100.64.0.0/16,${block},localhost`);
  });

  test('where nobody answers, the written list stands', async () => {
    const { file, err, code } = await boot({ url: 'http://127.0.0.1:1' });
    expect({ file, code }).toEqual({ file: environmentFile(entries(WRITTEN)), code: 0 });
    expect(err).toContain('NO_PROXY stays as it was written');
  });
});
