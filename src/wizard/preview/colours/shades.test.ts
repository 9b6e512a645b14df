import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, cutter, type Kind, type Part, shadedLine, shadeWriter, stretched } from './shades.ts';

/** A mark as the core writes it (core/model/marks.ts). */
const mark = (field: string, text: string) => `\uE000${field}\uE001${text}\uE002`;

const kinds: readonly (Kind | undefined)[] = ['k', 's', 'n', 'v', 'w', 'c', undefined];

test('shades say how much of a line is what, and nothing of its plain end', () => {
  const writer = shadeWriter();
  writer.add(undefined, 2);
  writer.add('k', 3);
  writer.add('k', 1);
  writer.add(undefined, 2);
  expect(writer.written()).toBe('.2k4');
  writer.add('s', 9);
  expect(writer.written()).toBe('.2k4.2s9');
  expect(allOf('c', '  # why', 2)).toBe('.2c5');
  expect(allOf('c', '')).toBe('');
});

test('texts of a line are cut where its shades change, also in the middle of one and across several', () => {
  const cut = cutter('.2k4.2s9');
  expect(cut('  na')).toEqual([{ text: '  ' }, { text: 'na', kind: 'k' }]);
  expect(cut('')).toEqual([]);
  expect(cut('me: "')).toEqual([{ text: 'me', kind: 'k' }, { text: ': ' }, { text: '"', kind: 's' }]);
  expect(cut('prod-ed" # ')).toEqual([{ text: 'prod-ed"', kind: 's' }, { text: ' # ' }]);
});

test('whatever the shades and wherever the texts are cut, the parts are the texts and each sign has its kind', () => {
  const spans = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 9 })), { maxLength: 9 });
  const texts = fc.array(fc.string({ maxLength: 9 }), { maxLength: 9 });
  fc.assert(
    fc.property(spans, texts, (given, pieces) => {
      const writer = shadeWriter();
      for (const [kind, length] of given) writer.add(kind, length);
      const expected = given.flatMap(([kind, length]) => new Array<Kind | undefined>(length).fill(kind));
      const cut = cutter(writer.written());
      const parts: Part[] = [];
      for (const piece of pieces) {
        const some = cut(piece);
        expect(some.map(({ text }) => text).join('')).toBe(piece);
        parts.push(...some);
      }
      const found = parts.flatMap(({ text, kind }) => new Array<Kind | undefined>(text.length).fill(kind));
      expect(found).toEqual(found.map((_, index) => expected[index]));
    }),
  );
});

test('the text that is told is the line as it reads, sign for sign', () => {
  expect(shadedLine(`a: "${mark('x', '')}${mark('y', 'b\nc')}"`)).toBe('a: "b c"');
  expect(shadedLine('a: "b c"')).toBe('a: "b c"');
});

test('what is typed into a line is as what it follows, until the line has its own shades', () => {
  const shades = '.2k4.2s9';
  expect(stretched(shades, '  name: "prod-ed"', '  name: "prod-east"')).toBe('.2k4.2s11');
  expect(stretched(shades, '  name: "prod-ed"', '  name: ""')).toBe('.2k4.2s2');
  expect(stretched(shades, '  name: "prod-ed"', '  name: "prod-ed" # why')).toBe('.2k4.2s15');
  expect(stretched('', 'plain', 'plainer')).toBe('');
});

test('whatever line follows, what it has in common with the one before keeps its shades, and nothing is behind its end', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
  const kindsOf = (shades: string, text: string) =>
    cutter(shades)(text).flatMap((part) => new Array<Kind | undefined>(part.text.length).fill(part.kind));
  const spans = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 4 })), { maxLength: 6 });
  fc.assert(
    fc.property(line, line, line, line, spans, (top, end, one, other, given) => {
      const writer = shadeWriter();
      for (const [kind, length] of given) writer.add(kind, length);
      const [from, to] = [top + one + end, top + other + end];
      const before = kindsOf(writer.written(), from);
      const after = kindsOf(stretched(writer.written(), from, to), to);
      expect(after).toHaveLength(to.length);
      expect(after.slice(0, top.length)).toEqual(before.slice(0, top.length));
      if (one === other) expect(after).toEqual(before);
    }),
  );
});
