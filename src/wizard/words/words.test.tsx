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

test.each(['ko', 'ja'] as const)('what the catalogue of %s lacks is said in English', async (language) => {
  const root = { lang: '' };
  Object.assign(globalThis, { document: { documentElement: root } });
  await speak(language);
  expect(root.lang).toBe(language);
  expect(said('product.name')).toBe('EKS Proxy Wizard');
  await speak('en');
});
