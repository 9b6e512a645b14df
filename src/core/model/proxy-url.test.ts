import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProxyUrl, maskCredentials, parseProxyUrl } from './proxy-url.ts';

describe('checkProxyUrl', () => {
  test.each([
    'http://proxy.corp.example:3128',
    'http://proxy.corp.example:3128/',
    'https://proxy:443',
    'http://10.0.0.5:8080',
    'http://[fd00::5]:3128',
    'http://xn--bcher-kva.example:1',
    'http://my_proxy:65535',
  ])('takes %s', (text) => {
    expect(checkProxyUrl(text)).toBeUndefined();
  });

  test.each([
    ['proxy.corp:3128', 'proxy.scheme-missing', 'http://proxy.corp:3128'],
    ['proxy.corp', 'proxy.scheme-missing', undefined],
    ['http:/proxy.corp:3128', 'proxy.scheme-missing', undefined],
    ['HTTP://proxy.corp:3128', 'proxy.scheme', 'http://proxy.corp:3128'],
    ['ftp://proxy.corp:3128', 'proxy.scheme', undefined],
    ['socks5://proxy.corp:1080', 'proxy.socks', undefined],
    ['http://proxy.corp', 'proxy.port-missing', undefined],
    ['http://proxy.corp:', 'proxy.port-missing', undefined],
    ['http://proxy.corp:70000', 'proxy.port-range', undefined],
    ['http://proxy.corp:0', 'proxy.port-range', undefined],
    ['http://proxy.corp:03128', 'proxy.port-range', undefined],
    [`http://proxy.corp:${'9'.repeat(400)}`, 'proxy.port-range', undefined],
    ['http://proxy.corp:port', 'proxy.port', undefined],
    ['http://:3128', 'proxy.host-missing', undefined],
    ['http://', 'proxy.host-missing', undefined],
    ['http://999.1.1.1:3128', 'proxy.host', undefined],
    ['http://010.0.0.1:3128', 'proxy.host', undefined],
    ['http://-proxy:3128', 'proxy.host', undefined],
    ['http://fd00::5', 'proxy.ipv6-brackets', undefined],
    ['http://[10.0.0.5]:3128', 'proxy.host', undefined],
    ['http://proxy.corp:3128/abc', 'proxy.path', 'http://proxy.corp:3128'],
    ['http://proxy.corp:3128?a=b', 'proxy.path', 'http://proxy.corp:3128'],
    ['http://proxy.corp:3128//', 'proxy.path', 'http://proxy.corp:3128'],
    ['http://user:password@proxy.corp:3128', 'proxy.credentials', undefined],
    ['http://user@proxy.corp:3128', 'proxy.credentials', undefined],
    ['http://proxy.corp:3128 ', 'proxy.blank', 'http://proxy.corp:3128'],
    ['http://proxy corp:3128', 'proxy.blank', undefined],
    ['"http://proxy.corp:3128"', 'proxy.quote', 'http://proxy.corp:3128'],
    ["http://pro'xy.corp:3128", 'proxy.quote', 'http://proxy.corp:3128'],
    ['http://$(hostname):3128', 'proxy.shell', undefined],
    ['http://$PROXY:3128', 'proxy.shell', undefined],
    ['http://proxy.corp:3128\\', 'proxy.character', undefined],
    ['http://a;b:3128', 'proxy.character', undefined],
    ['http://proxy.corp:3128\nhttp://other:3128', 'text.line-break', undefined],
    ['http://프록시.회사:3128', 'proxy.not-ascii', undefined],
    ['http://proxy\u200b.corp:3128', 'text.invisible', undefined],
  ])('refuses %j as %s', (text, code, instead) => {
    const problem = checkProxyUrl(text);
    expect(problem?.code).toBe(code);
    expect(problem?.instead).toBe(instead);
  });

  test('says how to do without a password, and never what the password is', () => {
    const problem = checkProxyUrl('http://jane:s3cr3t/with@signs@proxy.corp:3128');
    expect(problem?.text.en).toMatch(/source addresses.*forwarding proxy/);
    expect(JSON.stringify(problem)).not.toMatch(/jane|s3cr3t|signs/);
  });
});

describe('maskCredentials', () => {
  test.each([
    ['http://user:password@proxy.corp:3128', 'http://***@proxy.corp:3128'],
    ['http://user:p@ss/w@rd@proxy.corp:3128', 'http://***@proxy.corp:3128'],
    ['user:password@proxy.corp:3128', '***@proxy.corp:3128'],
    ['http://proxy.corp:3128', 'http://proxy.corp:3128'],
    ['http://user:passw', 'http://user:***'],
    ['user:passw', 'user:***'],
    ['http://', 'http://'],
    ['http://p.corp:3128/a:b', 'http://p.corp:3128/a:b'],
    ['http://[fd00::1]:3128', 'http://[fd00::1]:3128'],
  ])('shows %s as %s', (text, shown) => {
    expect(maskCredentials(text)).toBe(shown);
  });

  test('leaves nothing of what stands before an @, whatever else is typed', () => {
    const secret = 's3cr3t';
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, between, after) => {
        const text = `${before}${secret}${between}@${after}`;
        fc.pre(!`${after}`.includes(secret));
        expect(maskCredentials(text)).not.toContain(secret);
        expect(JSON.stringify(checkProxyUrl(text))).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['http://proxy.corp:3128/', { scheme: 'http', host: 'proxy.corp', port: 3128 }],
  ['https://[fd00::5]:443', { scheme: 'https', host: 'fd00::5', port: 443 }],
  ['proxy.corp:3128', undefined],
])('parseProxyUrl reads %s', (text, parts) => {
  expect(parseProxyUrl(text)).toEqual(parts);
});
