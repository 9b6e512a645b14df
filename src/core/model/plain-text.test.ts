import { describe, expect, test } from 'vitest';
import { checkBypassEntry } from './bypass-entry.ts';
import { checkCidr } from './cidr.ts';
import { checkCertificateAuthority, checkEndpoint } from './cluster-endpoint.ts';
import { checkEndpointHost, checkEndpointService } from './endpoint-service.ts';
import { checkClusterName, checkDnsDomain, checkKubernetesVersion, checkNodeGroupName } from './names.ts';
import { checkAsciiText, checkPlainText, excerpt } from './plain-text.ts';
import { checkProxyUrl } from './proxy-url.ts';

describe('checkPlainText', () => {
  test.each([
    ['letters of any script', '데이터 센터 データ'],
    ['nothing', ''],
    ['a thousand characters', 'x'.repeat(1000)],
  ])('takes %s', (_, text) => {
    expect(checkPlainText(text)).toBeUndefined();
  });

  test.each([
    ['a line break', 'a\nb', 'text.line-break'],
    ['a carriage return', 'a\rb', 'text.line-break'],
    ['a tab', 'a\tb', 'text.invisible'],
    ['NUL', 'a\0b', 'text.invisible'],
    ['a zero-width blank', 'a\u200bb', 'text.invisible'],
    ['the sign that opens a mark', 'a\uE000b', 'text.invisible'],
    ['half a surrogate pair', 'a\uD800', 'text.invisible'],
    ['what is no character', 'a\uFFFE', 'text.invisible'],
    ['20,000 characters', 'x'.repeat(20_000), 'text.too-long'],
  ])('refuses %s', (_, text, code) => {
    expect(checkPlainText(text)?.code).toBe(code);
  });

  test('never repeats the text', () => {
    expect(JSON.stringify(checkPlainText(`secret\n${'x'.repeat(2000)}`))).not.toContain('secret');
  });
});

test('checkAsciiText names the first character that is not ASCII', () => {
  expect(checkAsciiText('data centre 2')).toBeUndefined();
  expect(checkAsciiText('데이터')?.params).toEqual({ character: '데' });
});

test('an excerpt is short enough for a message', () => {
  expect(excerpt('x'.repeat(20_000))).toHaveLength(63);
  expect(excerpt('short')).toBe('short');
  expect(excerpt('a\ue000b\ud800\u001b[2J')).toBe('a\ufffdb\ufffd\ufffd[2J');
  expect(excerpt(`${'x'.repeat(59)}\u{1f600}y`)).toBe(`${'x'.repeat(59)}...`);
});

describe('20,000 pasted characters', () => {
  const checks = {
    checkAsciiText,
    checkBypassEntry,
    checkCertificateAuthority,
    checkCidr,
    checkClusterName,
    checkDnsDomain,
    checkEndpoint,
    checkEndpointHost,
    checkEndpointService,
    checkKubernetesVersion,
    checkNodeGroupName,
    checkProxyUrl,
  };
  const pastes = ['x', '1', '.', '/', ' ', '\n', 'a.', '1:', '한', 'LS0t', '-----BEGIN '].map((piece) =>
    piece.repeat(20_000 / piece.length),
  );

  test.each(Object.entries(checks))('%s says so in a short message', (_, check) => {
    for (const text of pastes) {
      const problem = check(text);
      expect(problem).toBeDefined();
      expect(JSON.stringify(problem).length).toBeLessThan(600);
    }
  });
});
