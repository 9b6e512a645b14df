import { expect, test } from 'vitest';
import { type AllowedHost, purposesOf } from './allowed-host.ts';

const host = (name: string, reason: string, more: Partial<AllowedHost> = {}): AllowedHost => ({
  host: name,
  port: 443,
  need: 'needed',
  reason: { en: reason },
  who: { en: 'kubelet' },
  check: false,
  ...more,
});

test('hosts of one reason stand together, in the order of the list', () => {
  const list = [host('a', 'x'), host('b', 'x'), host('c', 'y'), host('d', 'x')];
  expect(purposesOf(list).map(({ hosts, reason }) => [reason.en, ...hosts])).toEqual([
    ['x', 'a', 'b'],
    ['y', 'c'],
    ['x', 'd'],
  ]);
});

test.each([
  ['another program', { who: { en: 'dnf' } }],
  ['another need', { need: 'usual' }],
  ['another port', { port: 80 }],
  ['another certainty', { check: true }],
] as const)('%s is another purpose', (_, more) => {
  expect(purposesOf([host('a', 'x'), host('b', 'x', more)])).toHaveLength(2);
});

test('an empty list has no purpose', () => {
  expect(purposesOf([])).toEqual([]);
});
