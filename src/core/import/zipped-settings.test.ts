import fc from 'fast-check';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isZip, settingsInZip } from './zipped-settings.ts';

const MOST = 100_000;
const settings = strToU8(`{\n  "version": 1,\n  "cluster": { "name": "${'prod'.repeat(40)}" }\n}\n`);
const others = { 'README.md': strToU8('# Readme\n'), 'node-groups/a/main.tf': strToU8('x = 1\n') };
const zip = zipSync({ ...others, 'settings.json': settings });

const told = (bytes: Uint8Array) => {
  const read = settingsInZip(bytes, MOST);
  return typeof read === 'string' ? read : strFromU8(read);
};

/** A .zip with some of its bytes replaced, found by what stands there. */
function patched(bytes: Uint8Array, from: readonly number[], change: (at: number, copy: Uint8Array) => void) {
  const copy = bytes.slice();
  for (let at = 0; at < copy.length; at += 1) {
    if (from.every((byte, index) => bytes[at + index] === byte)) change(at, copy);
  }
  return copy;
}

const ENTRY = [0x50, 0x4b, 1, 2];
const LOCAL = [0x50, 0x4b, 3, 4];

describe('the settings.json of a .zip', () => {
  test.each([
    ['at its root', zip],
    ['stored', zipSync({ ...others, 'settings.json': [settings, { level: 0 }] })],
    ['in the one folder around everything', zipSync({ 'prod/README.md': settings, 'prod/settings.json': settings })],
    ['at its root, beside one in a folder', zipSync({ 'a/settings.json': strToU8('{}'), 'settings.json': settings })],
    [
      'with a comment at its end',
      patched(new Uint8Array([...zip, 1, 2, 3]), [0x50, 0x4b, 5, 6], (at, to) => to.set([3], at + 20)),
    ],
  ])('is read %s', (_, bytes) => {
    expect(isZip(bytes)).toBe(true);
    expect(told(bytes)).toBe(strFromU8(settings));
  });

  test.each([
    ['none in it', 'without', zipSync(others)],
    ['only one two folders deep', 'without', zipSync({ 'a/b/settings.json': settings })],
    ['an empty .zip', 'without', zipSync({})],
    ['two folders with one each', 'damaged', zipSync({ 'a/settings.json': settings, 'b/settings.json': settings })],
    ['a path that climbs', 'paths', zipSync({ '../settings.json': settings })],
    ['a path that climbs beside a good one', 'paths', zipSync({ 'settings.json': settings, 'a/../../b': settings })],
    ['a path from the root', 'paths', zipSync({ '/settings.json': settings })],
    ['a path of Windows', 'paths', zipSync({ 'a\\settings.json': settings })],
    ['a wrong sum', 'damaged', patched(zip, ENTRY, (at, to) => to.set([(to[at + 16] ?? 0) ^ 1], at + 16))],
    ['a size that is not so', 'damaged', patched(zip, ENTRY, (at, to) => to.set([(to[at + 24] ?? 0) ^ 1], at + 24))],
    [
      'a name that is another in front of the data',
      'damaged',
      patched(zip, LOCAL, (at, to) => to.set([0x58], at + 30)),
    ],
    ['a lock', 'locked', patched(zip, ENTRY, (at, to) => to.set([1], at + 8))],
    ['a way of packing that is not known', 'damaged', patched(zip, ENTRY, (at, to) => to.set([14], at + 10))],
    ['more than a settings.json has', 'large', zipSync({ 'settings.json': new Uint8Array(MOST + 1) })],
    ['half of it', 'damaged', zip.slice(0, zip.length / 2)],
  ])('is refused: %s', (_, trouble, bytes) => {
    expect(settingsInZip(bytes, MOST)).toBe(trouble);
  });

  test('a bomb that says it is small is left alone after the first piece that is too much', () => {
    const bomb = zipSync({ 'settings.json': new Uint8Array(50_000_000) });
    const shy = patched(bomb, ENTRY, (at, to) => to.set([1, 0, 0, 0], at + 24));
    expect(shy.length).toBeLessThan(60_000);
    expect(settingsInZip(shy, MOST)).toBe('large');
  });

  test('with bits flipped or its end cut off is the same settings.json or refused, and nothing is thrown', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 4 });
    const mutated = fc.tuple(flips, fc.option(fc.nat(), { freq: 5 })).map(([list, cut]) => {
      const copy = zip.slice();
      for (const [at, bit] of list) copy.set([(copy[at % copy.length] ?? 0) ^ (1 << bit)], at % copy.length);
      return cut === null ? copy : copy.slice(0, cut % copy.length);
    });
    const troubles = ['damaged', 'paths', 'without', 'locked', 'large'];
    const property = fc.property(mutated, (bytes) => {
      expect([...troubles, strFromU8(settings)]).toContain(told(bytes));
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
