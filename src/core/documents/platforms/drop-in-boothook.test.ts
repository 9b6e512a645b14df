// The boothook is run: bash, sed and grep write into a folder that stands for /etc, systemctl is a recorder.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proxyEnvironment } from '../../model/plan.ts';
import { issuingCa, otherCa, rootCa, serverCertificate } from '../../model/sample-ca.fixture.ts';
import { environmentFile } from '../../syntax/systemd.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { amazonLinux2, debian } from './distribution.ts';
import { type Boothook, boothook } from './drop-in-boothook.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boothook-'));
  for (const folder of ['etc', 'bin']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'bin/systemctl'), `#!/bin/sh\necho "$@" >>${root}/systemctl.log\n`);
  // The merged list of the system, as update-ca-trust makes it of the anchors.
  const extract = `#!/bin/sh
echo "$@" >>${root}/update-ca-trust.log
mkdir -p ${root}/etc/pki/tls/certs
cat ${root}/etc/pki/ca-trust/source/anchors/* >${root}/etc/pki/tls/certs/ca-bundle.crt
`;
  writeFileSync(join(root, 'bin/update-ca-trust'), extract);
  writeFileSync(
    join(root, 'bin/update-ca-certificates'),
    `#!/bin/sh\necho "$@" >>${root}/update-ca-certificates.log\n`,
  );
  for (const name of ['systemctl', 'update-ca-trust', 'update-ca-certificates'])
    chmodSync(join(root, 'bin', name), 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (path: string): string => readFileSync(join(root, path), 'utf8');
const variables = (plan = samplePlan()): string => environmentFile(proxyEnvironment(plan));

function boot(plan = samplePlan(), more: Partial<Boothook> = {}, said: unknown = ''): void {
  const { text } = boothook(plan, {
    distribution: amazonLinux2,
    about: ['About.'],
    runtime: 'containerd',
    services: ['kubelet'],
    pythonServices: [],
    fromImds: false,
    ...more,
  });
  const { status, stderr } = spawnSync('bash', ['-s'], {
    input: text
      .replaceAll('/etc/', `${root}/etc/`)
      .replaceAll('/usr/local/', `${root}/usr/local/`)
      .replaceAll('http://169.254.169.254', 'http://127.0.0.1:1'),
    encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}` },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: said });
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

const anchor = 'etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem';
const trusting = { services: ['kubelet', 'sandbox-image'], pythonServices: ['sandbox-image'] };

it('puts the CA bundle among what the system trusts before the runtime restarts', () => {
  boot(samplePlan({ caBundle: rootCa + issuingCa }), trusting);
  expect(at(anchor)).toBe(rootCa + issuingCa);
  expect(statSync(join(root, anchor)).mode & 0o777).toBe(0o644);
  expect(at('update-ca-trust.log')).toBe('extract\n');
  const made = (path: string) => statSync(join(root, path)).mtimeMs;
  expect(made('update-ca-trust.log')).toBeLessThanOrEqual(made('systemctl.log'));
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
it.skipIf(!hasOpenssl)('makes openssl trust what the CA of the proxy signed (skipped where there is none)', () => {
  boot(samplePlan({ caBundle: rootCa }), trusting);
  const verify = (file: string) =>
    spawnSync('openssl', ['verify', '-no-CApath', '-CAfile', join(root, file)], { input: serverCertificate }).status;
  expect(verify('etc/pki/tls/certs/ca-bundle.crt')).toBe(0);
  writeFileSync(join(root, 'other.pem'), otherCa);
  expect(verify('other.pem')).not.toBe(0);
});

it('points Python to the list of the system, and nothing else', () => {
  boot(samplePlan({ caBundle: rootCa }), trusting);
  const list = `${root}/etc/pki/tls/certs/ca-bundle.crt`;
  expect(at('etc/eks/proxy-ca.env')).toBe(`AWS_CA_BUNDLE=${list}\nREQUESTS_CA_BUNDLE=${list}\n`);
  const dropIn = `[Service]\nEnvironmentFile=${root}/etc/eks/proxy-ca.env\n`;
  expect(at('etc/systemd/system/sandbox-image.service.d/proxy-ca.conf')).toBe(dropIn);
  expect(readdirSync(join(root, 'etc/systemd/system/containerd.service.d'))).toEqual(['http-proxy.conf']);
  expect(at('etc/eks/http-proxy.env')).toBe(variables());
});

it('changes nothing at the next boot with a CA bundle either, and replaces one that has changed', () => {
  boot(samplePlan({ caBundle: rootCa }), trusting);
  const first = snapshot();
  boot(samplePlan({ caBundle: rootCa }), trusting);
  expect(snapshot()).toEqual(first);
  boot(samplePlan({ caBundle: otherCa }), trusting);
  expect(at(anchor)).toBe(otherCa);
});

it('sets the proxy although the CA bundle cannot be trusted, and says so', () => {
  writeFileSync(join(root, 'bin/update-ca-trust'), '#!/bin/sh\nexit 3\n');
  boot(samplePlan({ caBundle: rootCa }), trusting, expect.stringMatching(/^update-ca-trust failed: .*\n$/));
  expect(at('etc/eks/http-proxy.env')).toBe(variables());
  expect(at('systemctl.log')).toContain('try-restart');
});

it('leaves the written list, whole and alone, where instance metadata does not answer', () => {
  boot(samplePlan(), { fromImds: true }, expect.stringContaining('NO_PROXY stays as it was written'));
  expect(readdirSync(join(root, 'etc/eks'))).toEqual(['http-proxy.env']);
  expect(at('etc/eks/http-proxy.env')).toBe(variables());
  expect(at('etc/environment')).toBe(variables());
});

const onDebian = { distribution: debian };

it("writes apt's configuration on Debian, and no file of another package manager", () => {
  boot(samplePlan({ httpsProxy: 'http://proxy.corp.example:3129' }), onDebian);
  expect(snapshot().map(([path]) => path)).toEqual([
    'apt/apt.conf.d/proxy.conf',
    'eks/http-proxy.env',
    'environment',
    'systemd/system/containerd.service.d/http-proxy.conf',
    'systemd/system/kubelet.service.d/http-proxy.conf',
  ]);
  expect(at('etc/apt/apt.conf.d/proxy.conf')).toBe(
    'Acquire::http::Proxy "http://proxy.corp.example:3128";\nAcquire::https::Proxy "http://proxy.corp.example:3129";\n',
  );
});

const hasApt = spawnSync('apt-config', ['--version']).status === 0;
it.skipIf(!hasApt)('lets apt read its proxy (skipped where there is no apt)', () => {
  boot(samplePlan(), onDebian);
  const { stdout } = spawnSync('apt-config', ['dump', '--format', '%f=%v%n', 'Acquire::http'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, APT_CONFIG: join(root, 'etc/apt/apt.conf.d/proxy.conf') },
  });
  expect(stdout).toContain('Acquire::http::Proxy=http://proxy.corp.example:3128\n');
});

it('gives each certificate a file of its own on Debian, and leaves none of a former bundle', () => {
  const folder = 'usr/local/share/ca-certificates';
  boot(samplePlan({ caBundle: rootCa + issuingCa }), onDebian);
  expect([at(`${folder}/eks-proxy-ca-1.crt`), at(`${folder}/eks-proxy-ca-2.crt`)]).toEqual([rootCa, issuingCa]);
  boot(samplePlan({ caBundle: otherCa }), onDebian);
  expect(readdirSync(join(root, folder))).toEqual(['eks-proxy-ca-1.crt']);
  expect(at(`${folder}/eks-proxy-ca-1.crt`)).toBe(otherCa);
  expect(at('update-ca-certificates.log')).toBe('\n\n');
});
