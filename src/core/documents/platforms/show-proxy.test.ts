// The judge is the kernel: a process with these variables, looked at as the runbook says.

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from './group.fixture.ts';
import { platforms } from './index.ts';
import { showsProxyOf } from './show-proxy.ts';

test.skipIf(!existsSync('/proc/self/environ'))('what a process was started with is shown, its login is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shows-'));
  const env = { HTTPS_PROXY: 'http://user:p%40ss@proxy.example:3128', no_proxy: 'localhost,10.0.0.0/16', OTHER: 'x' };
  const running = spawn('sleep', ['60'], { env: { ...env, PATH: process.env.PATH } });
  try {
    const tool = (name: string, text: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, name), 0o755);
    };
    tool('sudo', 'exec "$@"');
    tool('pgrep', `[ "$*" = "-xo kubelet" ] && echo ${running.pid}`);
    const { stdout } = spawnSync('bash', ['-c', showsProxyOf('kubelet')], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
    });
    expect(stdout.trimEnd().split('\n').sort()).toEqual([
      'kubelet: HTTPS_PROXY=http://proxy.example:3128',
      'kubelet: no_proxy=localhost,10.0.0.0/16',
    ]);
  } finally {
    running.kill();
    rmSync(folder, { recursive: true });
  }
});

test('every kind of node has such a command, and none is told to show a login', () => {
  const plans = [samplePlan(), samplePlan({ login: { store: 'ssm', secret: '/corp/proxy' } })];
  for (const { id, showsProxy } of platforms) {
    for (const plan of plans) expect(showsProxy?.(plan, groupOf(id, 'managed')), id).toMatch(/\w/);
  }
  const bottlerocket = platforms.find(({ handsOver }) => handsOver.some((one) => one === 'toml'));
  expect(plans.map((plan) => bottlerocket?.showsProxy?.(plan, groupOf('some', 'managed')))).toEqual([
    'apiclient get settings.network',
    'apiclient get settings.network.no-proxy',
  ]);
});
