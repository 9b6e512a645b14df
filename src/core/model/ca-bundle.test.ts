import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caBundleText, certificatesOf, checkCaBundle } from './ca-bundle.ts';
import { issuingCa, otherCa, rootCa, serverCertificate } from './sample-ca.fixture.ts';

const codeOf = (text: string) => checkCaBundle(text)?.code;

describe('what a certificate says', () => {
  test('is its subject, its issuer, its times and whether it may sign', () => {
    expect(certificatesOf(rootCa + issuingCa + otherCa + serverCertificate)).toMatchObject([
      { subject: 'CN=Corp Proxy CA, O=Corp', issuer: 'CN=Corp Proxy CA, O=Corp', authority: true },
      { subject: 'CN=Corp Issuing CA', issuer: 'CN=Corp Proxy CA, O=Corp', authority: true },
      { subject: 'C=KR, O=프록시, CN=Other CA', issuer: 'C=KR, O=프록시, CN=Other CA', authority: true },
      { subject: 'CN=proxy.corp.example', issuer: 'CN=Corp Proxy CA, O=Corp', authority: false },
    ]);
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  test.skipIf(!hasOpenssl)('is what openssl reads there (skipped where there is none)', () => {
    for (const text of [rootCa, issuingCa, otherCa, serverCertificate]) {
      const { stdout } = spawnSync('openssl', ['x509', '-noout', '-dates', '-dateopt', 'iso_8601'], {
        input: text,
        encoding: 'utf8',
      });
      const [certificate] = certificatesOf(text);
      expect(stdout).toBe(`notBefore=${certificate?.notBefore}Z\nnotAfter=${certificate?.notAfter}Z\n`);
    }
  });
});

describe('a bundle', () => {
  test('of one or more certificates is good', () => {
    expect(checkCaBundle(rootCa)).toBeUndefined();
    expect(checkCaBundle(rootCa + issuingCa)).toBeUndefined();
  });

  test('has one form, whatever stood around its certificates', () => {
    const dumped = `subject=CN = Corp\r\nBag Attributes\r\n${`  ${rootCa}${issuingCa}`.replaceAll('\n', '\r\n')}${rootCa}`;
    expect(checkCaBundle(dumped)).toBeUndefined();
    expect(caBundleText(dumped)).toBe(rootCa + issuingCa);
    const lines = rootCa.split('\n');
    const onOneLine = `${lines[0]}\n${lines.slice(1, -2).join('')}\n${lines.at(-2)}`;
    expect(caBundleText(onOneLine)).toBe(rootCa);
    expect(caBundleText(rootCa.replaceAll('\n', '\\n'))).toBe(rootCa);
  });

  test.each([
    ['-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----\n', 'private-key'],
    [`${rootCa}-----BEGIN EC PRIVATE KEY-----\nMHcCAQ`, 'private-key'],
    [`-----BEGIN ENCRYPTED PRIVATE  KEY-----`, 'private-key'],
    ['-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n', 'other-block'],
    [rootCa.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'), 'other-block'],
    ['MIIBkzCCATmgAwIBAgIU', 'not-pem'],
    ['proxy.corp.example', 'not-pem'],
    [rootCa.slice(0, 300), 'cut'],
    [rootCa + issuingCa.slice(0, -10), 'cut'],
    [rootCa + issuingCa.slice(30), 'cut'],
    [rootCa.replace('END CERTIFICATE', 'END OTHER'), 'cut'],
    [rootCa.replace(/\n.{64}\n/, '\n'), 'broken'],
    [`${rootCa}${issuingCa.replace('A', '*')}`, 'other-block'],
    [rootCa.replace('MIIB', 'MI*B'), 'broken'],
    ['-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----', 'broken'],
    ['-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', 'broken'],
    [rootCa.repeat(120), 'too-long'],
  ])('%j is refused', (text, code) => {
    expect(codeOf(text)).toBe(`ca-bundle.${code}`);
  });

  test('tells which certificate is broken, and nothing of a private key', () => {
    expect(checkCaBundle(rootCa + issuingCa.replace(/\n.{64}\n/, '\n'))?.params).toEqual({ number: '2' });
    expect(checkCaBundle('-----BEGIN PRIVATE KEY-----\nSECRET')?.params).toEqual({});
  });

  test('with any byte changed is refused or read, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(rootCa.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, piece) => {
        const text = rootCa.slice(0, at) + piece + rootCa.slice(at + 1);
        const good = checkCaBundle(text) === undefined;
        if (good) expect(checkCaBundle(caBundleText(text))).toBeUndefined();
        if (good) expect(caBundleText(text)).toMatch(/^[\n\x20-\x7e]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
