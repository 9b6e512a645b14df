import { expect, test } from 'vitest';
import { preferred } from './page-language.ts';

test.each([
  [['ko-KR', 'en'], 'ko'],
  [['fr', 'JA', 'ko'], 'ja'],
  [['en-GB', 'ja'], 'en'],
  [['constructor'], 'en'],
  [[], 'en'],
])('of %j it speaks %s', (languages, language) => {
  expect(preferred(languages)).toBe(language);
});
