// The lines are run: bash, od and awk write into a folder that stands for the node, every program they call is written
// down with its arguments and its environment, and a recorder stands for the AWS CLI.

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { ProxyLogin } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { loginAtBoot } from './login-at-boot.ts';

const RECORDED = [
  'systemctl',
  'sleep',
  'logger',
  'grep',
  'od',
  'awk',
  'sha256sum',
  'mv',
  'rm',
  'mkdir',
  'chmod',
  'cat',
];
const real = Object.fromEntries(
  RECORDED.map((name) => [name, spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()]),
);

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'login-'));
  for (const folder of ['etc', 'bin']) mkdirSync(join(root, folder));
  const program = (name: string, then: string) => {
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\n{ echo "${name} $*"; env; } >>${root}/calls.log\n${then}\n`);
    chmodSync(join(root, 'bin', name), 0o755);
  };
  for (const name of RECORDED) {
    const does = ['systemctl', 'sleep', 'logger'].includes(name) ? '' : `exec ${real[name]} "$@"`;
    program(name, does);
  }
  // As the CLI does: the secret and a line break, or words on standard error and a status.
  program(
    'aws',
    `env >${root}/aws.env; [ -e ${root}/secret ] || { echo 'An error occurred (AccessDenied)' >&2; exit 254; }; ${real.cat} ${root}/secret; echo`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string): string => readFileSync(join(root, path), 'utf8');
const FILE = 'etc/eks/proxy-login.env';
const manager: ProxyLogin = { store: 'secretsmanager', secret: 'corp/proxy' };
const readers = { services: ['containerd', 'cloud-final'], restarted: ['containerd'] };

function boot(login: ProxyLogin = manager, plan = samplePlan({ login }), late = false) {
  const script = sh`
    #!/bin/bash
    set -o errexit
    umask 022
    ${loginAtBoot(plan, { ...readers, late })}
  `;
  const { status, stdout, stderr } = spawnSync('bash', ['-s'], {
    input: script
      .replaceAll('/etc/', `${root}/etc/`)
      .replaceAll('/usr/local/sbin', `${root}/sbin`)
      .replaceAll('/var/lib', `${root}/lib`),
    encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}`, HTTPS_PROXY: 'http://p:1', https_proxy: 'http://p:1' },
  });
  return { status, stdout, stderr };
}

const keeps = (secret: string | Uint8Array) => writeFileSync(join(root, 'secret'), secret);

const NASTY = 'p"a\'s$s`w%o@r:d/?#[]{}\\ \u00e9\u20ac\u{1f600}&;|<>!*~';
const ENCODED =
  'p%22a%27s%24s%60w%25o%40r%3Ad%2F%3F%23%5B%5D%7B%7D%5C%20%C3%A9%E2%82%AC%F0%9F%98%80%26%3B%7C%3C%3E%21%2A~';
const address = `http://jane:${ENCODED}@proxy.corp.example:3128`;
const written = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']
  .map((name) => `${name}=${address}\n`)
  .join('');

/** As botocore (httpsession.py, _construct_basic_auth) and requests (auth.py, _basic_auth_str) have it. */
const beyondAscii = 'It has characters beyond ASCII: the AWS CLI and other programs in Python cannot log in with it.\n';

describe.each([
  ['user:password', `jane:${NASTY}\n`],
  ['JSON', JSON.stringify({ username: 'jane', password: NASTY })],
])('a secret as %s', (_, secret) => {
  it('becomes variables that root alone can read, and drop-ins that name them', () => {
    keeps(secret);
    expect(boot()).toEqual({ status: 0, stdout: 'The login of the proxy was read.\n', stderr: beyondAscii });
    expect(at('calls.log')).toMatch(/^logger -t eks-proxy-login -- The login of the proxy was read\.$/m);
    expect(at(FILE)).toBe(written);
    expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, 'sbin/eks-proxy-login')).mode & 0o777).toBe(0o700);
    for (const service of readers.services) {
      expect(at(`etc/systemd/system/${service}.service.d/proxy-login.conf`)).toBe(
        `[Service]\nEnvironmentFile=-${root}/${FILE}\n`,
      );
    }
    expect(readdirSync(join(root, 'etc/eks'))).toEqual(['proxy-login.env']);
  });

  it('is in no argument, in no environment and in no other file', () => {
    keeps(secret);
    boot();
    const calls = at('calls.log');
    for (const name of ['aws', 'od', 'awk', 'mv']) expect(calls).toMatch(new RegExp(`^${name} `, 'm'));
    for (const part of [
      'jane',
      NASTY.slice(0, 6),
      'p%22a',
      Buffer.from(`jane:${NASTY}`).toString('base64').slice(0, 8),
    ]) {
      expect(calls).not.toContain(part);
      for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const isIt = path === 'secret' || path === FILE || !statSync(join(root, path)).isFile();
        if (!isIt) expect(at(path), path).not.toContain(part);
      }
    }
  });
});

it('asks straight, with the region, and in UTF-8 whatever the locale', () => {
  keeps('jane:x');
  boot();
  expect(at('calls.log')).toMatch(
    /^aws secretsmanager get-secret-value --query SecretString --output text --secret-id corp\/proxy --region ap-northeast-2 --cli-connect-timeout 5 --cli-read-timeout 10$/m,
  );
  expect(at('aws.env')).not.toMatch(/_proxy=/i);
  expect(at('aws.env')).toContain('AWS_CLI_OUTPUT_ENCODING=UTF-8\n');
});

it('asks the Parameter Store, and an endpoint by its own name', () => {
  keeps('jane:x');
  boot({ store: 'ssm', secret: '/corp/proxy', endpointUrl: 'https://vpce-1.example' });
  expect(at('calls.log')).toMatch(
    /^aws ssm get-parameter --with-decryption --query Parameter.Value --output text --name \/corp\/proxy --region ap-northeast-2 .*--endpoint-url https:\/\/vpce-1.example$/m,
  );
});

const restarts = () => at('calls.log').match(/^systemctl try-restart .*$/gm) ?? [];

it('changes nothing at the next boot, and restarts what starts again once the secret has changed', () => {
  keeps('jane:x');
  boot();
  const first = statSync(join(root, FILE)).ino;
  expect(restarts()).toEqual(['systemctl try-restart --no-block containerd']);
  expect(boot().stdout).toBe('The login of the proxy is the same as before.\n');
  expect(statSync(join(root, FILE)).ino).toBe(first);
  expect(restarts()).toHaveLength(1);
  keeps('jane:y');
  expect(boot().status).toBe(0);
  expect(at(FILE)).toContain('jane:y@');
  expect(restarts()).toHaveLength(2);
  expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o600);
});

it('leaves the program to the last stage of the boot where the AWS CLI runs no earlier, any number of times', () => {
  keeps('jane:x');
  for (const _ of ['first boot', 'second boot']) {
    expect(boot(manager, samplePlan({ login: manager }), true)).toEqual({ status: 0, stdout: '', stderr: '' });
  }
  expect(at('calls.log')).not.toMatch(/^aws /m);
  expect(existsSync(join(root, FILE))).toBe(false);
  const perBoot = join(root, 'lib/cloud/scripts/per-boot');
  expect(readdirSync(perBoot)).toEqual(['eks-proxy-login']);
  const env = { PATH: `${join(root, 'bin')}:${process.env.PATH}` };
  expect(spawnSync(join(perBoot, 'eks-proxy-login'), { encoding: 'utf8', env }).stdout).toBe(
    'The login of the proxy was read.\n',
  );
  expect(at(FILE)).toContain('jane:x@');
});

describe('where it cannot be read', () => {
  it('waits for the role, then says so and leaves what was there', () => {
    keeps('jane:x');
    boot();
    const before = at(FILE);
    rmSync(join(root, 'secret'));
    const { status, stdout, stderr } = boot();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/AccessDenied[\s\S]*was not taken over; the secret could not be read/);
    expect(
      at('calls.log')
        .match(/^sleep \d+$/gm)
        ?.slice(-5),
    ).toEqual(['sleep 0', 'sleep 2', 'sleep 4', 'sleep 8', 'sleep 16']);
    expect(at(FILE)).toBe(before);
    expect(readdirSync(join(root, 'etc/eks'))).toEqual(['proxy-login.env']);
  });

  it.each([
    ['Zq7', 'is neither user:password nor JSON'],
    ['{"username":"Zq7"}', 'is neither user:password nor JSON'],
    ['Zq7:', 'user name or password is empty'],
    ['Zq7:a\tb', 'has a control character'],
  ])('takes %j over for none, asks once, and repeats nothing of it', (secret, says) => {
    keeps(secret);
    const { status, stderr } = boot();
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Zq7');
    expect(existsSync(join(root, FILE))).toBe(false);
    expect(at('calls.log').match(/^aws /gm)).toHaveLength(1);
  });
});

test('bash -x tells nothing of it either', () => {
  keeps(`jane:${NASTY}`);
  boot();
  keeps('other:x');
  const { stderr } = spawnSync('bash', ['-x', join(root, 'sbin/eks-proxy-login')], {
    encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}` },
  });
  expect(stderr).toContain('read_secret');
  expect(stderr).not.toMatch(/jane|other/);
});

const generator = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';
it.skipIf(!existsSync(generator))('systemd reads what was meant (skipped without systemd)', () => {
  keeps(`jane:${NASTY}`);
  boot();
  mkdirSync(join(root, 'environment.d'));
  writeFileSync(join(root, 'environment.d/login.conf'), at(FILE));
  const { stdout } = spawnSync(generator, { encoding: 'utf8', env: { XDG_CONFIG_HOME: root, PATH: '/usr/bin:/bin' } });
  const read = spawnSync('bash', ['-c', `${stdout}\nprintf %s "$HTTPS_PROXY"`], { encoding: 'utf8' }).stdout;
  expect(read).toBe(address);
});

const hasCurl = spawnSync('curl', ['-V']).status === 0;
it.skipIf(!hasCurl)('curl logs in with exactly that (skipped where there is none)', async () => {
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(Buffer.from(`${request.headers['proxy-authorization']}`.replace(/^Basic /, ''), 'base64').toString());
    response.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  keeps(`jane:${NASTY}`);
  boot(manager, samplePlan({ login: manager, httpProxy: url, httpsProxy: url }));
  const script = `set -a; . ${join(root, FILE)}; curl -s --noproxy '' http://some.example/`;
  const { PATH } = process.env;
  await new Promise((resolve) => spawn('bash', ['-c', script], { env: { PATH } }).on('close', resolve));
  proxy.close();
  expect(seen).toEqual([`jane:${NASTY}`]);
});
