// The judges are update-ca-certificates and openssl themselves, on copies of this machine's folders that a mount namespace
// puts in their places.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { issuingCa, otherCa, rootCa, serverCertificate } from '../../model/sample-ca.fixture.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { systemTrust } from './debian-trust.ts';

const PLACES = ['/usr/local/share/ca-certificates', '/etc/ssl/certs'];
const isDebian = ['/usr/sbin/update-ca-certificates', '/usr/bin/openssl', ...PLACES].every((path) => existsSync(path));
const unshare = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const able = isDebian && spawnSync('unshare', [...unshare, 'true']).status === 0;

const root = mkdtempSync(join(tmpdir(), 'debian-trust-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Installs one bundle after another, and asks openssl about the certificate that the first one's CA signed. */
function trusted(...bundles: readonly string[]): string {
  const at = (place: string) => join(root, place);
  for (const place of PLACES) {
    rmSync(at(place), { recursive: true, force: true });
    mkdirSync(at(place), { recursive: true });
  }
  cpSync('/etc/ssl/certs', at('/etc/ssl/certs'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(root, 'server.pem'), serverCertificate);
  const script = [
    'set -o errexit',
    ...PLACES.map((place) => `mount --bind ${at(place)} ${place}`),
    ...bundles.map((caBundle) => systemTrust(samplePlan({ caBundle })).text),
    // By the links for each certificate, as openssl and Python look, and by the one list, as Go and curl do.
    `for list in '-no-CAfile -CApath /etc/ssl/certs' '-no-CApath -CAfile /etc/ssl/certs/ca-certificates.crt'; do`,
    `  openssl verify $list ${join(root, 'server.pem')} >/dev/null 2>&1 && echo trusted || echo not trusted`,
    'done',
  ];
  const { stdout, stderr, status } = spawnSync('unshare', [...unshare, 'bash', '-s'], {
    input: `${script.join('\n')}\n`,
    encoding: 'utf8',
    env: { PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('failed') });
  return stdout.replace(/^(?!trusted|not trusted).*\n/gm, '');
}

it.skipIf(!able)('is trusted by both ways of looking (skipped where there is no Debian or no namespace)', () => {
  expect(trusted(issuingCa + rootCa)).toBe('trusted\ntrusted\n');
});

it.skipIf(!able)('is trusted no more when another bundle takes its place (skipped where there is none)', () => {
  expect(trusted(rootCa + issuingCa, otherCa)).toBe('not trusted\nnot trusted\n');
});
