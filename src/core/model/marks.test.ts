import { expect, test } from 'vitest';
import { mark, segments } from './marks.ts';

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
