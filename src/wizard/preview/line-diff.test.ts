import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesBefore } from './line-diff.ts';

/** The length of the longest common subsequence, the slow and plain way. */
function longest(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const one of before) {
    const next = [0];
    after.forEach((other, index) => {
      next.push(one === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

describe('places of entries before', () => {
  test('name equal entries in rising order, as many as there can be', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const places = placesBefore(before, after);
        const kept = places.filter((place) => place >= 0);
        expect(places).toHaveLength(after.length);
        expect(kept.every((place, index) => index === 0 || place > (kept[index - 1] ?? 0))).toBe(true);
        places.forEach((place, index) => {
          if (place >= 0) expect(before[place]).toBe(after[index]);
        });
        expect(kept).toHaveLength(longest(before, after));
      }),
      { numRuns: 300 },
    );
  });

  test('a line put in between moves the rest and changes none of it', () => {
    expect(placesBefore(['a', 'b', 'c'], ['a', 'new', 'b', 'c'])).toEqual([0, -1, 1, 2]);
  });

  test('texts that share too little to be worth it are different from end to end', () => {
    const before = Array.from({ length: 300 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 300 }, (_, index) => (index === 150 ? 'old 150' : `new ${index}`));
    expect(new Set(placesBefore(before, after))).toEqual(new Set([-1]));
  });
});
