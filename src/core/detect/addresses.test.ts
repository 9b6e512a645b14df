import { describe, expect, it } from 'vitest';
import { holds, networkStart, readAddress, readCidr } from './addresses.ts';

describe('addresses', () => {
  it.each(['10.100.0.1', '0.0.0.0', '255.255.255.255', '::', '::1', 'fd30:3087:b6c2::a', '1:2:3:4:5:6:7:8', '1::'])(
    '%s is one',
    (text) => {
      expect(readAddress(text)).toBeDefined();
    },
  );

  it.each([
    '',
    '10.100.0',
    '10.100.0.256',
    '010.1.1.1',
    '1.2.3.4.5',
    ':',
    ':::',
    '1::2::3',
    '1:2:3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    'g::',
    '10.0.0.0/8',
  ])('%s is none', (text) => {
    expect(readAddress(text)).toBeUndefined();
  });

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '/8', 'fd00::/129', '10.0.0.0/-1', '999.1.1.1/8'])(
    '%s is no block',
    (text) => {
      expect(readCidr(text)).toBeUndefined();
    },
  );

  it('a block holds its addresses and no others', () => {
    const inside = (outer: string, inner: string) => {
      const block = readCidr(outer);
      const address = readAddress(inner) ?? readCidr(inner);
      return block !== undefined && address !== undefined && holds(block, address);
    };
    expect(inside('172.20.0.0/20', '172.20.15.255')).toBe(true);
    expect(inside('172.20.0.0/20', '172.20.16.0')).toBe(false);
    expect(inside('10.0.0.0/8', '10.1.0.0/16')).toBe(true);
    expect(inside('10.1.0.0/16', '10.0.0.0/8')).toBe(false);
    expect(inside('::/0', '1.2.3.4')).toBe(false);
    expect(inside('fd30::/108', 'fd30::f:ffff')).toBe(true);
  });

  it.each([
    ['10.100.3.7', 16, '10.100.0.0'],
    ['fd30:3087:b6c2:0:0:0:0:a', 108, 'fd30:3087:b6c2::'],
    ['2001:db8:0:0:1:0:0:1', 128, '2001:db8::1:0:0:1'],
    ['1:0:2:3:4:5:6:7', 128, '1:0:2:3:4:5:6:7'],
    ['::1', 128, '::1'],
    ['::', 128, '::'],
  ])('the network of %s/%i starts at %s', (text, bits, start) => {
    const address = readAddress(text);
    expect(address && networkStart(address, bits)).toBe(start);
  });
});
