import { expect, test } from 'vitest';
import { withNumbers, wordsIn } from './core-words.ts';

const PUT_TOGETHER =
  'const b = (name: string): Localized => ({ en: `Of $' + '{name}`, ko: `$' + '{name}의`, ja: name });';
const source = `export const a: Localized = { en: 'One "1".', ko: '하나', ja: \`一\` };
${PUT_TOGETHER}
const c = { title: { ko: '둘', en: 'Two', ja: '二' }, other: { en: 'Three' } } as const;`;

test('a text in three languages is a word; one with values in it and one that lacks a language are none', () => {
  expect(wordsIn('a.ts', source)).toMatchObject([
    { en: 'One "1".', ko: '하나', ja: '一' },
    { en: 'Two', ko: '둘', ja: '二' },
  ]);
});

test('the source keeps the English and the number of each word, and all else as it is', () => {
  expect(withNumbers(source, wordsIn('a.ts', source), 7).split('\n')).toEqual([
    "import { Word as $Word } from 'virtual:core-words';",
    'export const a: Localized = new $Word("One \\"1\\".", 7);',
    PUT_TOGETHER,
    'const c = { title: new $Word("Two", 8), other: { en: \'Three\' } } as const;',
  ]);
});
