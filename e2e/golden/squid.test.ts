// The allow-list before its real reader: squid parses each as it would before it loads it, without a warning.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleOf, type Document, exampleDraft } from '../../src/core/index.ts';
import { stories } from './stories.ts';

// Debian keeps it where not everyone's PATH leads. SQUID names another one, such as that of its package squid-openssl.
const squid = [process.env.SQUID ?? 'squid', '/usr/sbin/squid'].find((one) => spawnSync(one, ['-v']).status === 0);

const folder = mkdtempSync(join(tmpdir(), 'squid-'));
afterAll(() => rmSync(folder, { recursive: true }));

const listOf = (documents: readonly Document[]): string =>
  documents.find(({ path }) => path === 'proxy-allow-list.squid.conf')?.text ?? '';

/** With all that is optional taken into use. */
const opened = (text: string): string => text.replace(/^#(?=acl |http_access )/gm, '');

/** How squid ends, and what it complains of in a squid.conf that includes the list; not of this machine's name. */
function verdictOn(text: string): string {
  const list = join(folder, 'list.conf');
  const main = join(folder, 'squid.conf');
  writeFileSync(list, text);
  writeFileSync(main, `http_port 127.0.0.1:3128\nvisible_hostname proxy\ninclude ${list}\nhttp_access deny all\n`);
  const { status, stderr } = spawnSync(squid ?? '', ['-k', 'parse', '-f', main], { encoding: 'utf8' });
  const told = stderr.split('\n').filter((line) => /WARNING|ERROR|FATAL/.test(line) && !line.includes('rDNS test'));
  return [`exit ${status}`, ...told].join('\n');
}

const told = await stories();

describe.skipIf(squid === undefined)(squid === undefined ? 'squid (skipped: there is none here)' : 'squid', () => {
  test.each(told)('reads the list of $name, as it is and with all that is optional', ({ bundle }) => {
    const text = listOf(bundle.documents);
    expect(text).toContain('http_access allow ');
    expect(verdictOn(text)).toBe('exit 0');
    expect(verdictOn(opened(text))).toBe('exit 0');
  });

  test('reads it for the longest name, networks in each other, and a region whose accounts are not known', () => {
    const cluster = {
      ...exampleDraft.cluster,
      name: 'n'.repeat(100),
      region: 'eusc-de-east-1',
      vpcCidrs: ['10.0.4.0/22', '10.0.0.0/16', '2600:1f14:abc:de00::/56'],
      vpcEndpoints: [],
    };
    const text = listOf(bundleOf({ ...exampleDraft, cluster }).documents);
    expect(verdictOn(opened(text))).toBe('exit 0');
  });

  const inspects = spawnSync(squid ?? '', ['-v'], { encoding: 'utf8' }).stdout?.includes('--with-openssl') === true;
  test.skipIf(!inspects)(
    inspects ? 'with OpenSSL, knows the lines on TLS inspection' : 'squid with OpenSSL (skipped: this one has none)',
    () => {
      for (const { bundle } of told) {
        const lines = listOf(bundle.documents).replace(/^# {2}(?=acl |ssl_bump )/gm, '');
        expect(lines).toMatch(/^ssl_bump splice /m);
        expect(verdictOn(lines)).toBe('exit 0');
      }
    },
  );

  test('would tell of a host below a domain of its own list, and of a rule without its list', () => {
    const text = listOf(told[0]?.bundle.documents ?? []);
    const acl = /^acl \S+_usual dstdomain -n public\.ecr\.aws$/m.exec(text)?.[0] ?? '';
    expect(acl).not.toBe('');
    expect(verdictOn(text.replace(acl, `${acl}\n${acl.replace('public', '')}`))).toMatch(
      /^exit 1\n(?:.*\n)*.*is a subdomain of/,
    );
    expect(verdictOn(text.replace(/^acl \S+_https .*$/m, ''))).toMatch(/^exit 1\n/);
  });
});
