import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webUrl } from './web-url.ts';

/** What Node's own URL says, in the form of ours. */
function byNode(text: string) {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  if (!/^https?:$/.test(protocol)) return undefined;
  return {
    scheme: protocol.slice(0, -1),
    credentials: username !== '' || password !== '',
    host: hostname,
    port: port === '' ? undefined : Number(port),
  };
}

test.each([
  'http://example.com/',
  'HTTPS://User:pw@Example.COM:8443/a?b#c',
  'http://user:pw@h:80@x:8080/',
  'http://@example.com/',
  'http://:@example.com/',
  'http:example.com',
  'http:\\\\example.com\\a',
  'http:////example.com',
  ' http://example.com\t/\n',
  'http://exa\tmple.com:8\n0/',
  'http://0177.0.0.1/',
  'http://0x7f.1:80/',
  'http://2130706433/',
  'http://256/',
  'http://0x/',
  'http://09.1.1.1/',
  'http://1.2.3.4.5/',
  'http://1.2.3.4./',
  'http://1.2.3.4../',
  'http://a.1a/',
  'http://a.0x/',
  'http://[fd00:0ec2:0:0:0:0:0:254]:80/',
  'http://[::ffff:10.1.2.3]/',
  'http://[1:2:3:4:5:6:7::]/',
  'http://[1::2:3:4:5:6:7:8]/',
  'http://[::1.2.3.04]/',
  'http://[fe80::1%25eth0]/',
  'http://[::1/',
  'http://::1/',
  'http://example.com.:443/',
  'https://example.com:443/',
  'http://example.com:65536/',
  'http://example.com:8x/',
  'http://example.com:/',
  'http://:80/',
  'http://',
  'http://user@/',
  'http://ex ample/',
  'http://a%2eb/',
  'http://a%00b/',
  'http://%zz/',
  'http://a*b_c/',
  'http://a"b`{}/',
  'http://a|b/',
  'http://bücher.example/',
  'http://BÜCHER.example/',
  'http://straße.de/',
  'http://ＦＯＯ。com/',
  'http://日本語.jp/',
  'http://😀.com/',
  'http://b%C3%BCcher.example/',
  'ftp://example.com/',
  'example.com',
  '',
])('%j is taken apart as Node does it', (text) => {
  expect(webUrl(text)).toEqual(byNode(text));
});

test('any host of ASCII signs is taken apart as Node does it', () => {
  const sign = fc.constantFrom(
    ...'0129afxz.:-_@[]%/*$&+~ |^'.split(''),
    '::',
    '0x',
    '127.',
    '%2e',
    'ffff:',
    '10.0.0.1',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 14 }), (signs) => {
      const text = `http://${signs.join('')}/`;
      expect(webUrl(text)).toEqual(byNode(text));
    }),
    { numRuns: 400 },
  );
});
