import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorityOf, hostOf, typedDestinations } from './bypass-simulator-typed.ts';

const urls = (text: string) => typedDestinations(text).good.map(({ url }) => url);
const why = (text: string) =>
  typedDestinations(text).wrong.map((one) =>
    typeof one.why === 'string' ? one.why.replace('bypass.sim.wrong.', '') : one.why.code,
  );

test('a destination without a scheme is an https one', () => {
  expect(urls('corp.example')).toEqual(['https://corp.example']);
  expect(urls('corp.example:8443/x?y#z')).toEqual(['https://corp.example:8443/x?y#z']);
  expect(urls('//corp.example')).toEqual(['https://corp.example']);
  expect(urls('HTTP://Corp.Example.')).toEqual(['http://Corp.Example.']);
});

test('IP addresses go as they are, IPv6 with brackets or without', () => {
  expect(urls('10.0.3.4, fd00:ec2::254, [fd00:ec2::254], http://[::1]:80/')).toEqual([
    'https://10.0.3.4',
    'https://[fd00:ec2::254]',
    'http://[::1]:80/',
  ]);
});

test('several come with commas or line breaks between, each once', () => {
  expect(urls('a.example,b.example\nc.example\r\n , a.example,')).toEqual([
    'https://a.example',
    'https://b.example',
    'https://c.example',
  ]);
});

test('blanks and semicolons part them too, unless it is a sentence', () => {
  expect(urls('a.example b.example;10.0.0.1\tlocalhost:80')).toEqual([
    'https://a.example',
    'https://b.example',
    'https://10.0.0.1',
    'https://localhost:80',
  ]);
  expect(why('images in ECR')).toEqual(['blank']);
});

test('a host alone is the URL that is known at it; with a scheme or a path it is what it says', () => {
  const known = ['http://169.254.169.254/latest/', 'https://10.0.3.4:10250/', 'http://[fd00:ec2::254]/x'];
  const read = (text: string) => typedDestinations(text, known).good.map(({ url }) => url);
  expect(read('169.254.169.254, 10.0.3.4:10250, fd00:EC2::254')).toEqual(known);
  expect(read('https://169.254.169.254')).toEqual(['https://169.254.169.254']);
  expect(read('169.254.169.254/x, 10.0.3.4')).toEqual(['https://169.254.169.254/x', 'https://10.0.3.4']);
});

test('a user and a password are left out', () => {
  expect(urls('https://me:secret@corp.example/a@b')).toEqual(['https://corp.example/a@b']);
  expect(urls('https://corp.example/a@b')).toEqual(['https://corp.example/a@b']);
});

test('what is no destination says why', () => {
  expect(why('10.0.0.0/16')).toEqual(['network']);
  expect(why('fd00::/8')).toEqual(['network']);
  expect(why('.corp.example')).toEqual(['pattern']);
  expect(why('*.corp.example')).toEqual(['pattern']);
  expect(why('socks5://corp.example')).toEqual(['scheme']);
  expect(why('hello world')).toEqual(['blank']);
  expect(why(`a${'b'.repeat(2000)}`)).toEqual(['text.too-long']);
  expect(why('a\u0000.example')).toEqual(['text.invisible']);
  for (const text of ['???', '!!!', '[', '::1::', '/', '...', 'https://', 'host:99999', '1.2.3.4.5', '[::1']) {
    expect(why(text), text).toEqual(['nonsense']);
  }
});

const signs = [...'aZ1.:/[]@%*, \n\t\0-_#?\\&\u{1f600}\u00e9'];

test('any text at all is sorted, and nothing of it is lost or thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }), (text) => {
      const { good, wrong } = typedDestinations(text);
      const parts = new Set(text.split(/[,\n]/).map((part) => part.trim()));
      for (const one of [...good, ...wrong]) expect([...parts].some((part) => part.includes(one.text))).toBe(true);
      for (const { url } of good) expect(URL.canParse(url)).toBe(true);
      for (const part of parts) {
        const alone = typedDestinations(part);
        expect(alone.good.length + alone.wrong.length > 0).toBe(/[^\s]/.test(part));
      }
    }),
    { numRuns: 100 },
  );
});

test('host and port of a URL are shown as they are written', () => {
  expect(authorityOf('https://Corp.Example:8443/x')).toBe('Corp.Example:8443');
  expect(authorityOf('http://[::1]:80?x')).toBe('[::1]:80');
  expect(hostOf('http://[::1]:80?x')).toBe('[::1]');
  expect(hostOf('https://[fd00::1]')).toBe('[fd00::1]');
});
