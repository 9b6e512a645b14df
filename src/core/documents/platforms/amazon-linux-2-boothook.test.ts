// The boothook is run: bash, sed and grep write into a folder that stands for /etc, systemctl is a recorder.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proxyEnvironment } from '../../model/plan.ts';
import { environmentFile } from '../../syntax/systemd.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { boothook } from './amazon-linux-2-boothook.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boothook-'));
  for (const folder of ['etc', 'bin']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'bin/systemctl'), `#!/bin/sh\necho "$@" >>${root}/systemctl.log\n`);
  chmodSync(join(root, 'bin/systemctl'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string): string => readFileSync(join(root, path), 'utf8');
const variables = (plan = samplePlan()): string => environmentFile(proxyEnvironment(plan));

function boot(plan = samplePlan()): void {
  const { text } = boothook(plan, { about: ['About.'], runtime: 'containerd', services: ['kubelet'] });
  const { status, stderr } = spawnSync('bash', ['-s'], {
    input: text.replaceAll('/etc/', `${root}/etc/`),
    encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}` },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

/** Every file below etc with its text and mode. */
const snapshot = () =>
  readdirSync(join(root, 'etc'), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, 'etc', path)).isFile())
    .sort()
    .map((path) => [path, statSync(join(root, 'etc', path)).mode & 0o777, at(`etc/${path}`)]);

it('writes the variables, the drop-ins, the environment of logins and the line of yum', () => {
  writeFileSync(join(root, 'etc/yum.conf'), '[main]\ncachedir=/c\nproxy = http://old:1\n\n[repo]\nproxy=_none_\n');
  writeFileSync(join(root, 'etc/environment'), 'LANG=C\nHTTP_PROXY=http://old:1\nEDITOR=vi');
  boot();
  const dropIn = `[Service]\nEnvironmentFile=${root}/etc/eks/http-proxy.env\n`;
  expect(snapshot()).toEqual([
    ['eks/http-proxy.env', 0o644, variables()],
    ['environment', 0o644, `LANG=C\nEDITOR=vi\n${variables()}`],
    ['systemd/system/containerd.service.d/http-proxy.conf', 0o644, dropIn],
    ['systemd/system/kubelet.service.d/http-proxy.conf', 0o644, dropIn],
    ['yum.conf', 0o644, '[main]\nproxy=http://proxy.corp.example:3128\ncachedir=/c\n\n[repo]\nproxy=_none_\n'],
  ]);
  expect(at('systemctl.log')).toBe('daemon-reload\ntry-restart --no-block containerd\n');
});

it('changes nothing at the next boot', () => {
  writeFileSync(join(root, 'etc/yum.conf'), '[main]\n');
  writeFileSync(join(root, 'etc/environment'), '');
  boot();
  const first = snapshot();
  boot();
  expect(snapshot()).toEqual(first);
});

it('replaces every value that has changed', () => {
  writeFileSync(join(root, 'etc/yum.conf'), '[main]\n');
  writeFileSync(join(root, 'etc/environment'), 'LANG=C\n');
  boot();
  const plan = samplePlan({ httpProxy: 'http://new:1', httpsProxy: 'http://new:2', noProxy: 'localhost' });
  boot(plan);
  expect(at('etc/environment')).toBe(`LANG=C\n${variables(plan)}`);
  expect(at('etc/eks/http-proxy.env')).toBe(variables(plan));
  expect(at('etc/yum.conf')).toBe('[main]\nproxy=http://new:1\n');
});

it('makes files that are not there', () => {
  boot();
  expect(at('etc/environment')).toBe(variables());
  expect(at('etc/yum.conf')).toBe('[main]\nproxy=http://proxy.corp.example:3128\n');
});
