import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCidr, cidrText, contains, firstServiceIp, type Network, overlaps, parseCidr } from './cidr.ts';

const network = (text: string): Network => {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no network`);
  return parsed;
};

describe('checkCidr', () => {
  test.each([
    '10.0.0.0/16',
    '0.0.0.0/0',
    '172.20.0.0/20',
    '192.168.1.1/32',
    'fd30:1c53:5f8a::/108',
    '2600:1f14::/56',
    '::/0',
  ])('takes %s', (text) => {
    expect(checkCidr(text)).toBeUndefined();
  });

  test.each([
    ['10.0.0.0/33', 'cidr.prefix', undefined],
    ['fd00::/129', 'cidr.prefix', undefined],
    ['10.0.0.0/016', 'cidr.prefix', undefined],
    ['10.0.0.0/16/8', 'cidr.prefix', undefined],
    ['10.0.0.0/x', 'cidr.prefix', undefined],
    ['10.100.0.1/16', 'cidr.host-bits', '10.100.0.0/16'],
    ['172.20.17.0/20', 'cidr.host-bits', '172.20.16.0/20'],
    ['FD00::1/108', 'cidr.host-bits', 'fd00::/108'],
    ['999.1.1.1/16', 'cidr.part', undefined],
    ['999.1.1.1', 'cidr.part', undefined],
    ['010.0.0.0/8', 'cidr.octal', undefined],
    ['10.0.0.08/32', 'cidr.octal', undefined],
    ['0x0a.0.0.0/8', 'cidr.address', undefined],
    ['10.0/16', 'cidr.address', undefined],
    ['fe80::1%eth0/64', 'cidr.address', undefined],
    ['[fd00::]/108', 'cidr.address', undefined],
    ['10.100.0.1', 'cidr.prefix-missing', undefined],
    ['10.0.0.0/', 'cidr.prefix-missing', undefined],
    [' 10.0.0.0/16', 'cidr.blank', '10.0.0.0/16'],
    ['10.0.0.0/16,100.64.0.0/16', 'cidr.several', undefined],
    ['십.0.0.0/16', 'cidr.address', undefined],
    ['', 'cidr.address', undefined],
  ])('refuses %s as %s', (text, code, instead) => {
    const problem = checkCidr(text);
    expect(problem?.code).toBe(code);
    expect(problem?.instead).toBe(instead);
  });
});

test('networks are written in lower case and shortened', () => {
  expect(cidrText(network('FD00:0:0:0::/108'))).toBe('fd00::/108');
});

describe('two networks', () => {
  test.each([
    ['10.0.0.0/8', '10.100.0.0/16', true],
    ['10.100.0.0/16', '10.0.0.0/8', false],
    ['0.0.0.0/0', '192.168.0.0/16', true],
    ['10.0.0.0/15', '10.1.0.0/16', true],
    ['10.0.0.0/15', '10.2.0.0/16', false],
    ['::/0', '10.0.0.0/8', false],
    ['fc00::/7', 'fd30:1c53:5f8a::/108', true],
  ])('%s contains %s: %s', (outer, inner, answer) => {
    expect(contains(network(outer), network(inner))).toBe(answer);
    expect(overlaps(network(inner), network(outer))).toBe(answer || contains(network(inner), network(outer)));
  });
});

test.each([
  ['10.100.0.0/16', '10.100.0.1'],
  ['172.20.16.0/20', '172.20.16.1'],
  ['fd30:1c53:5f8a::/108', 'fd30:1c53:5f8a::1'],
  ['10.0.0.255/32', undefined],
])('the kubernetes Service of %s is at %s', (cidr, ip) => {
  expect(firstServiceIp(network(cidr))).toBe(ip);
});

test('what is offered instead is a network that holds the address', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(part, part, part, part), fc.integer({ min: 0, max: 32 }), (parts, prefix) => {
      const address = parts.join('.');
      const text = `${address}/${prefix}`;
      const good = checkCidr(text)?.instead ?? text;
      expect(checkCidr(good)).toBeUndefined();
      expect(contains(network(good), network(`${address}/32`))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
