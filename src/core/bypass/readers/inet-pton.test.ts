import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inetNtop, ipv6Text } from './inet-ntop.ts';
import { address, ipv4, ipv6 } from './inet-pton.ts';

const sign = fc.constantFrom('0', '1', '25', '255', '256', '01', 'f', 'ffff', 'AB', 'g', ':', '::', '.', '1.2.3.4', '');
const text = fc.array(sign, { maxLength: 16 }).map((signs) => signs.join(''));

test('what is an address is what Node takes for one', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect([one, ipv4(one) !== undefined, ipv6(one) !== undefined]).toEqual([one, isIPv4(one), isIPv6(one)]);
    }),
    { numRuns: 2000 },
  );
});

test('every address is read back from its shortest text', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      expect(address(ipv6Text(groups))).toEqual(groups);
      expect(address(inetNtop(groups))).toEqual(groups);
      expect(new URL(`http://[${inetNtop(groups)}]/`).hostname).toBe(`[${ipv6Text(groups)}]`);
    }),
  );
});

test.each([
  ['::ffff:a01:203', '::ffff:10.1.2.3'],
  ['::10.1.2.3', '::10.1.2.3'],
  ['::1', '::1'],
  ['64:ff9b::10.1.2.3', '64:ff9b::a01:203'],
  ['1:0:0:2::3:4', '1::2:0:0:3:4'],
])('C libraries write %s as %s', (one, other) => {
  expect(inetNtop(ipv6(one) ?? [])).toBe(other);
});

test('other dialects read the part in IPv4 notation, and an empty gap, their own way', () => {
  expect(ipv6('1::2:3:4:5:6:7:8')).toBeUndefined();
  expect(ipv6('1::2:3:4:5:6:7:8', ipv4, true)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(ipv6('::01.2.3.4', () => [1, 2])).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
});
