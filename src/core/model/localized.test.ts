import { expect, test } from 'vitest';
import { say, sentences, withTexts } from './localized.ts';
import { mark } from './marks.ts';

test('holes take their parameters, marked ones as they were typed', () => {
  expect(say({ en: '{a} and {b}' }, 'en', { a: '1', b: mark('x', '{a}') })).toBe('1 and {a}');
});

test.each(['{nothing}', '{constructor}', '{__proto__}', '{toString}'])('%s without a parameter stays', (text) => {
  expect(say({ en: text }, 'en')).toBe(text);
  expect(say({ en: text }, 'en', { a: '1' })).toBe(text);
});

test('a text with texts in it takes each in its own language, and leaves the other holes', () => {
  const text = withTexts(
    { en: '{what}: {why}', ko: '{why}({what})', ja: '{what}、{why}' },
    { why: { en: 'no {a}', ko: '{a} 없음' } },
  );
  expect(text).toEqual({ en: '{what}: no {a}', ko: '{a} 없음({what})', ja: '{what}、no {a}' });
  expect(withTexts({ en: '{constructor}' }, {}).en).toBe('{constructor}');
});

test('sentences stand apart as each language has it, in English where one lacks a language', () => {
  const one = { en: 'One.', ko: '하나.', ja: '一。' };
  expect(sentences(one, { en: 'Two.' })).toEqual({ en: 'One. Two.', ko: '하나. Two.', ja: '一。Two.' });
});
