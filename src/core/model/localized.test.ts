import { expect, test } from 'vitest';
import { say } from './localized.ts';
import { mark } from './marks.ts';

test('holes take their parameters, marked ones as they were typed', () => {
  expect(say({ en: '{a} and {b}' }, 'en', { a: '1', b: mark('x', '{a}') })).toBe('1 and {a}');
});

test.each(['{nothing}', '{constructor}', '{__proto__}', '{toString}'])('%s without a parameter stays', (text) => {
  expect(say({ en: text }, 'en')).toBe(text);
  expect(say({ en: text }, 'en', { a: '1' })).toBe(text);
});
