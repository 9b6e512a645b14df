import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from './line-pieces.ts';
import { editOf } from './written-by-hand.ts';

/** The texts of a line as they are drawn. */
const textsOf = (line: string, was?: string): readonly string[] =>
  runsOf(line, was).flatMap(({ pieces }) => pieces.map(({ text }) => text));

test('a letter within an entry or at its end is an edit of its text', () => {
  expect(editOf(['a: "', 'http://p', '"'], 'a: "http://pr"')).toEqual({ index: 1, text: 'http://pr' });
  expect(editOf(['a: "', 'http://pr', '"'], 'a: "http://r"')).toEqual({ index: 1, text: 'http://r' });
  expect(editOf(['a,', 'b'], 'a,bc')).toEqual({ index: 1, text: 'bc' });
});

test('what may cut the line in other places is none', () => {
  // At the beginning of an entry, so of which one; a comma; a blank; an entry that goes; across two texts.
  for (const [texts, to] of [
    [['a,', 'b'], 'a,cb'],
    [['a,', 'b'], 'a,b,c'],
    [['a,', 'b'], 'a,b c'],
    [['a,', 'b'], 'a,'],
    [['ab', 'cd'], 'ad'],
    [['', 'b'], 'cb'],
  ] as const)
    expect(editOf(texts, to)).toBeUndefined();
});

test('whatever is typed, an edit gives the line, cut where the line is cut', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', ',', ' ', '"', '='), maxLength: 16 });
  const typed = fc.oneof(line, fc.constantFrom('', 'a', 'b.', 'cab'));
  let edits = 0;
  fc.assert(
    fc.property(line, typed, typed, line, (top, one, other, end) => {
      const [from, to] = [top + one + end, top + other + end];
      const texts = textsOf(from);
      const edit = editOf(texts, to);
      if (edit === undefined) return;
      edits += 1;
      const written = texts.with(edit.index, edit.text);
      expect(written.join('')).toBe(to);
      expect(written).toEqual(textsOf(to));
    }),
    { numRuns: 2000 },
  );
  expect(edits).toBeGreaterThan(100);
});
