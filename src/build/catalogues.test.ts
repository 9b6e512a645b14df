import { readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test, vi } from 'vitest';
import { compiled } from './catalogues.ts';

// As they are on disk: what is imported is compiled.
const languages = ['en', 'ko', 'ja'].map((locale) => ({
  locale,
  messages: Object.entries<string>(
    JSON.parse(readFileSync(new URL(`../wizard/locales/${locale}.json`, import.meta.url), 'utf8')),
  ),
}));
const counts = [0, 1, 2, 11, 21, 100, 999];

test.each(languages)('every message of $locale reads as lingui reads it', ({ locale, messages }) => {
  const read = (compile: typeof compiled) => {
    const all = Object.fromEntries(messages.map(([key, message]) => [key, compile(message)]));
    return setupI18n({ locale, messages: { [locale]: all } });
  };
  const [ours, theirs] = [read(compiled), read(compileMessageOrThrow)];
  for (const [key, message] of messages) {
    const names = [...message.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
    for (const count of counts) {
      const values = Object.fromEntries(names.map((name) => [name, count]));
      expect(ours._(key, values), key).toBe(theirs._(key, values));
    }
  }
});

test('a plural takes no number formats', () => {
  const format = vi.spyOn(Intl, 'NumberFormat');
  const i18n = setupI18n({
    locale: 'en',
    messages: { en: { files: compiled('{n, plural, one {# file} other {# files}}') } },
  });
  expect([0, 1, 12345].map((n) => i18n._('files', { n }))).toEqual(['0 files', '1 file', '12345 files']);
  expect(format).not.toHaveBeenCalled();
  format.mockRestore();
});

test('a form that our languages do not have is refused', () => {
  expect(() => compiled('{n, plural, few {x} other {y}}')).toThrow('few');
});
