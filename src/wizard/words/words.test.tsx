import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type MessageKey, speak, useWords, WordsProvider } from './words.tsx';

function Said({ words }: { readonly words: MessageKey }) {
  return useWords().t(words, { count: 2, step: '' });
}

const said = (words: MessageKey) =>
  renderToStaticMarkup(
    <WordsProvider>
      <Said words={words} />
    </WordsProvider>,
  );

test('a message takes its values and the plural of its number', () => {
  expect(said('fix.count')).toBe('2 things to fix');
});

test.each([
  ['ko', '수정할 항목 2개'],
  ['ja', '修正が必要な項目 2 件'],
] as const)('the page speaks %s when it is told to, and English again', async (language, words) => {
  const root = { lang: '' };
  Object.assign(globalThis, { document: { documentElement: root } });
  await speak(language);
  expect(root.lang).toBe(language);
  expect(said('fix.count')).toBe(words);
  await speak('en');
  expect(said('fix.count')).toBe('2 things to fix');
});
