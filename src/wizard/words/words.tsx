// The page's words: Lingui over catalogues whose keys are typed. Every language has all of them; English is always
// there, that of the parts that come later with them; another one comes when it is chosen.

import { loadCoreWords } from 'virtual:core-words';
import { setupI18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type Language, type Localized, type Params, say } from '../../core/first.ts';
import first from '../locales/en.json?first';

export type MessageKey = keyof typeof import('../locales/en.json');
export type Values = Readonly<Record<string, string | number>>;

const i18n = setupI18n({ locale: 'en', messages: { en: first } });

let arrival: Promise<void> | undefined;

/** Brings the English words of the parts that come later. A failed load is tried anew the next time. */
export function laterWords(): Promise<void> {
  arrival ??= import('../locales/en.json?later').then(
    ({ default: messages }) => i18n.load('en', messages),
    (error) => {
      arrival = undefined;
      throw error;
    },
  );
  return arrival;
}

const catalogues: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<MessageKey, string> }>> = {
  ko: () => import('../locales/ko.json'),
  ja: () => import('../locales/ja.json'),
};

/** Switches the page's language; nothing that was typed is touched. */
export async function speak(language: Language) {
  if (language !== 'en') {
    const [{ default: messages }] = await Promise.all([catalogues[language](), loadCoreWords(language)]);
    i18n.load(language, messages);
  }
  i18n.activate(language);
  // Written anew it would have the whole page styled anew.
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
}

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}

export interface Words {
  /** A message of the page by its key. */
  t(key: MessageKey, values?: Values): string;
  /** A text that the core or a definition owns. */
  say(text: Localized, params?: Params): string;
  /** Names one behind the other, as the language sets them apart. */
  list(names: readonly string[]): string;
  readonly language: Language;
}

/** The words in the language of the page. */
export function useWords(): Words {
  const { i18n: current } = useLingui();
  const language = current.locale as Language;
  return {
    language,
    t: (key, values = {}) => current._(key, values),
    say: (text, params) => say(text, language, params),
    list: (names) => names.join(language === 'ja' ? '、' : ', '),
  };
}
