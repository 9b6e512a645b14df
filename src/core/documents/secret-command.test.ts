// The real AWS CLI where there is one, against a store on the loopback: what it prints is what the awk program gets.

import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProxyLogin } from '../model/plan.ts';
import { sh } from '../syntax/shell.ts';
import { loginSteps } from './cluster/login-steps.ts';
import { samplePlan } from './cluster/sample-plan.ts';
import { loginLines } from './login-lines.ts';
import { secretCommand } from './secret-command.ts';

const hasCli = spawnSync('aws', ['--version']).status === 0;

const PASSWORD = 'p"a\'s$s`w%o@r:d/?#[]{}\\ \u00e9\u20ac\u{1f600}&;~';
const ENCODED = 'p%22a%27s%24s%60w%25o%40r%3Ad%2F%3F%23%5B%5D%7B%7D%5C%20%C3%A9%E2%82%AC%F0%9F%98%80%26%3B~';

let secret = '';
const asked: unknown[] = [];
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    const target = `${request.headers['x-amz-target']}`;
    asked.push([target, JSON.parse(text)]);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    const answer = /GetParameter$/.test(target) ? { Parameter: { Value: secret } } : { SecretString: secret };
    response.end(JSON.stringify(answer));
  });
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

/** All that a script prints, in a locale without characters beyond ASCII; the CLI in it asks the store here. */
function run(script: string, input = ''): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = {
    ...{ PATH, HOME, LC_ALL: 'C' },
    ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_EC2_METADATA_DISABLED: 'true' },
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', script], { env });
    child.stdin.end(input);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        out += chunk;
      });
    }
    child.on('close', () => resolve(out));
  });
}

/** What comes out of the pipe of the scripts. */
function lines(login: ProxyLogin): Promise<string> {
  const plan = samplePlan({ login });
  return run(sh`
    ${loginLines(plan)}
    export AWS_CLI_OUTPUT_ENCODING=UTF-8 PYTHONUTF8=1 PYTHONIOENCODING=UTF-8 AWS_PAGER=''
    ${secretCommand(plan, login, [])} | login_lines
  `);
}

const stores: readonly (readonly [ProxyLogin, unknown])[] = [
  [{ store: 'secretsmanager', secret: 'corp/proxy' }, ['secretsmanager.GetSecretValue', { SecretId: 'corp/proxy' }]],
  [{ store: 'ssm', secret: '/corp/proxy' }, ['AmazonSSM.GetParameter', { Name: '/corp/proxy', WithDecryption: true }]],
];

const named = hasCli ? 'the AWS CLI' : 'the AWS CLI (skipped: this machine has none)';
describe.skipIf(!hasCli)(named, { timeout: 60_000 }, () => {
  test.each(stores)('prints the secret of $store as it is', async (login, call) => {
    for (const text of [`jane:${PASSWORD}\r\n`, JSON.stringify({ username: 'jane', password: PASSWORD })]) {
      secret = text;
      expect(await lines(login)).toContain(`HTTP_PROXY=http://jane:${ENCODED}@proxy.corp.example:3128\n`);
      expect(asked.at(-1)).toEqual(call);
    }
  });

  test.each([
    [
      'secretsmanager',
      'corp/proxy',
      'secretsmanager.CreateSecret',
      { Name: 'corp/proxy', SecretString: `jane:${PASSWORD}` },
    ],
    [
      'secretsmanager',
      `arn:aws:secretsmanager:eu-west-1:111122223333:secret:corp/proxy-AbCdEf`,
      'secretsmanager.PutSecretValue',
      { SecretString: `jane:${PASSWORD}` },
    ],
    [
      'ssm',
      '/corp/proxy',
      'AmazonSSM.PutParameter',
      { Name: '/corp/proxy', Value: `jane:${PASSWORD}`, Type: 'SecureString' },
    ],
    [
      'ssm',
      `arn:aws:ssm:eu-west-1:111122223333:parameter/corp/proxy`,
      'AmazonSSM.PutParameter',
      { Name: '/corp/proxy' },
    ],
    ['ssm', `arn:aws:ssm:eu-west-1:111122223333:parameter/proxy`, 'AmazonSSM.PutParameter', { Name: 'proxy' }],
  ] as const)('keeps in %s (%s) what is typed at the command of the runbook', async (store, name, target, call) => {
    const plan = samplePlan({ login: { store, secret: name } });
    const [command = ''] = loginSteps(plan, { platforms: [], tools: [] })[0]?.commands ?? [];
    expect(await run(command, `jane:${PASSWORD}\n`)).not.toContain('jane');
    expect(asked.at(-1)).toEqual([target, expect.objectContaining(call)]);
  });
});
