import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gap, linesOf, mark, segments } from './marks.ts';

const shown = (text: string) => segments(mark('a.0', text));

test('a mark shows what was typed, quotes, line breaks and other alphabets too', () => {
  const text = 'it\'s "$(x)" \\ %\n\t\ud55c \u{1f600} \u200f';
  expect(shown(text)).toEqual([{ text, field: 'a.0' }]);
  expect(shown('a\r\nb\rc')).toEqual([{ text: 'a\nb\nc', field: 'a.0' }]);
});

test('what no notation can write is shown as U+FFFD, and no sign of a mark gets in', () => {
  expect(shown('a\0b\u001b\u007f\u0085')).toEqual([{ text: 'a\ufffdb\ufffd\ufffd\ufffd', field: 'a.0' }]);
  expect(shown('\ud800 \udc00\ud800 \uffff')).toEqual([{ text: '\ufffd \ufffd\ufffd \ufffd', field: 'a.0' }]);
  expect(shown('\ue000x\ue001y\ue002')).toEqual([{ text: 'xy', field: 'a.0' }]);
});

test('a line ends where the text breaks, and never in a mark', () => {
  const pieces = fc.constantFrom('a', 'b c', mark('x', 'one\ntwo\n'), mark('y', '\n'), gap('z'));
  const lines = fc.array(
    fc.array(pieces, { maxLength: 4 }).map((some) => some.join('')),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, (some) => {
      expect(linesOf(`${some.join('\n')}\n`)).toEqual(some);
    }),
  );
});
