// The join script is run: bootstrap.sh and snap are recorders.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasOwnFiles } from '../../model/definition.ts';
import { proxyEnvironment } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import type { Options } from '../../model/settings.ts';
import { environmentFile } from '../../syntax/systemd.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from './group.fixture.ts';
import { ubuntu } from './ubuntu.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ubuntu-'));
  for (const folder of ['etc/eks', 'bin']) mkdirSync(join(root, folder), { recursive: true });
  program('etc/eks/bootstrap.sh', `{ printf '%s\\n' "$@"; /usr/bin/env; } >${root}/bootstrap; exit 7`);
  writeFileSync(join(root, 'etc/eks/http-proxy.env'), environmentFile(proxyEnvironment(samplePlan())));
  writeFileSync(join(root, 'etc/eks/proxy-ca.env'), 'AWS_CA_BUNDLE=/list\n');
});
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string, body: string): void {
  writeFileSync(join(root, path), `#!/bin/bash\n${body}\n`);
  chmodSync(join(root, path), 0o755);
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function joinScript(plan = samplePlan(), options: Options = {}): string {
  const userData = hasOwnFiles(ubuntu)
    ? expect.fail()
    : ubuntu.userData(plan, groupOf('ubuntu', 'self-managed', options));
  const parts = userData.kind === 'mime' ? userData.parts : [];
  expect(parts.map(({ contentType }) => contentType.replace(/;.*/, ''))).toEqual([
    'text/cloud-boothook',
    'text/x-shellscript',
  ]);
  return parts[1]?.text ?? '';
}

function run(plan = samplePlan()) {
  // Nothing of this machine's own: it may have a snap.
  const { status, stderr } = spawnSync('/bin/bash', ['-s'], {
    input: joinScript(plan).replaceAll('/etc/', `${root}/etc/`),
    encoding: 'utf8',
    env: { PATH: join(root, 'bin') },
  });
  return { status, stderr };
}

it('tells snapd before bootstrap.sh, which refreshes a snap; the exit code is that of bootstrap.sh', () => {
  program('bin/snap', `echo "$@" >>${root}/snap; [ ! -e ${root}/bootstrap ]`);
  expect(run()).toEqual({ status: 7, stderr: '' });
  expect(read('snap')).toBe(
    'set system proxy.http=http://proxy.corp.example:3128 proxy.https=http://proxy.corp.example:3128\n',
  );
  const called = read('bootstrap');
  expect(called).toMatch(/^prod-seoul\n--apiserver-endpoint\nhttps:/);
  for (const [name, value] of proxyEnvironment(samplePlan())) expect(called).toContain(`\n${name}=${value}\n`);
});

it('joins the node where snapd refuses, and where there is none', () => {
  program('bin/snap', 'exit 1');
  expect(run()).toEqual({ status: 7, stderr: 'snapd did not take the proxy.\n' });
  rmSync(join(root, 'bin/snap'));
  rmSync(join(root, 'bootstrap'));
  expect(run()).toEqual({ status: 7, stderr: '' });
  expect(existsSync(join(root, 'bootstrap'))).toBe(true);
});

it('points the AWS CLI of bootstrap.sh to the list of the system, where there is a CA bundle', () => {
  run();
  expect(read('bootstrap')).not.toContain('AWS_CA_BUNDLE');
  run(samplePlan({ caBundle: rootCa }));
  expect(read('bootstrap')).toContain('\nAWS_CA_BUNDLE=/list\n');
});

it('adds what the user typed for bootstrap.sh', () => {
  expect(joinScript(samplePlan(), { bootstrapArguments: "--kubelet-extra-args '--node-labels=a=b'" })).toContain(
    '  --dns-cluster-ip 172.20.0.10 \\\n  --kubelet-extra-args --node-labels=a=b\n',
  );
});

it('is made by no managed group whose AMI EKS picks', () => {
  expect(ubuntu.managements).toEqual(['managed-custom-ami', 'self-managed']);
});
