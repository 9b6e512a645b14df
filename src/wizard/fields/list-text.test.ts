// The list of texts under typing, pasting and taking back.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, closed, type ListText, pasted, typed, without } from './list-text.ts';

const empty: ListText = { items: [], text: '' };
const paste = (list: ListText, text: string) => pasted(list, text, list.text.length, list.text.length);

describe('a list of texts', () => {
  test('answers what is being typed as its last item', () => {
    expect(answerOf({ items: ['10.0.0.0/16'], text: '100.6' })).toEqual(['10.0.0.0/16', '100.6']);
    expect(answerOf({ items: ['10.0.0.0/16'], text: '' })).toEqual(['10.0.0.0/16']);
  });

  test('makes an item of what stands before a typed comma, blank or line break', () => {
    for (const separator of [',', ' ', '\n', ';']) {
      expect(typed(empty, `10.0.0.0/16${separator}`)).toEqual({ items: ['10.0.0.0/16'], text: '' });
    }
    expect(typed(empty, '10.0.0.0/16,1')).toEqual({ items: ['10.0.0.0/16'], text: '1' });
  });

  test('takes a text of any length, however many separators are in it', () => {
    const long = 'a,'.repeat(200_000);
    expect(typed(empty, long)).toEqual({ items: [], text: long });
    expect(paste(empty, long)).toEqual({ items: [], text: long });
  });

  test('makes no item of separators alone', () => {
    expect(typed(empty, ' ')).toEqual(empty);
    expect(closed({ items: [], text: ' , ' })).toEqual(empty);
  });

  test('cuts a pasted text into its items', () => {
    expect(paste(empty, '10.0.0.0/16, 100.64.0.0/16\nfd00::/108\n').items).toEqual([
      '10.0.0.0/16',
      '100.64.0.0/16',
      'fd00::/108',
    ]);
  });

  test('puts a pasted piece where the cursor is', () => {
    expect(pasted({ items: [], text: '10.0/16' }, '.0.0', 4, 4)).toEqual({ items: [], text: '10.0.0.0/16' });
  });

  test('keeps a text of very many pieces whole', () => {
    const long = '10.0.0.0/16,'.repeat(1700);
    expect(paste(empty, long)).toEqual({ items: [], text: long });
    expect(closed({ items: ['a'], text: long })).toEqual({ items: ['a', long], text: '' });
    expect(typed(empty, long)).toEqual({ items: [], text: long });
  });

  test('takes an item back into the text, and what stood there becomes an item', () => {
    expect(without({ items: ['a', 'b'], text: 'c' }, 0, true)).toEqual({ items: ['b', 'c'], text: 'a' });
    expect(without({ items: ['a', 'b'], text: 'c' }, 0)).toEqual({ items: ['b'], text: 'c' });
  });

  test('loses no character that is not a separator, whatever is typed and pasted', () => {
    const piece = fc.string({ unit: fc.constantFrom('1', '0', '.', '/', ',', ' ', '\n', ';', 'x'), maxLength: 12 });
    fc.assert(
      fc.property(piece, piece, piece, (first, second, third) => {
        const list = closed(paste(typed(paste(empty, first), second), third));
        const bare = (text: string) => text.replaceAll(/[\s,;]/g, '');
        const typedOver = bare(paste(empty, first).text);
        expect(typedOver).toBe('');
        expect(list.items.join('')).toBe(bare(first) + bare(second) + bare(third));
      }),
      { numRuns: 200 },
    );
  });
});
