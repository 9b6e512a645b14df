// Words that the core owns, as data: the core never chooses a language, its callers do.

import { unmarked } from './marks.ts';

export type Language = 'en' | 'ko' | 'ja';

/** A text in the page's languages. `{name}` is a hole for a parameter. A language that is absent falls back to English. */
export interface Localized {
  readonly en: string;
  readonly ko?: string;
  readonly ja?: string;
}

const textIn = (text: Localized, language: Language): string => text[language] ?? text.en;

/** A text that is put together when it is said: the words of a language may come after it was made. */
const inEach = (one: (language: Language) => string): Localized => ({
  en: one('en'),
  get ko() {
    return one('ko');
  },
  get ja() {
    return one('ja');
  },
});

/**
 * A text with whole texts in some of its holes, each said in the language of the sentence around it. Holes that `inner`
 * does not name, also those that come in with it, stay for parameters.
 */
export function withTexts(text: Localized, inner: Readonly<Record<string, Localized>>): Localized {
  return inEach((language) =>
    textIn(text, language).replace(/\{(\w+)\}/g, (hole, name: string) => {
      const put = Object.hasOwn(inner, name) ? inner[name] : undefined;
      return put === undefined ? hole : textIn(put, language);
    }),
  );
}

/** Sentences one behind the other; Japanese has no blank between them. */
export const sentences = (...texts: readonly Localized[]): Localized =>
  inEach((language) => texts.map((text) => textIn(text, language)).join(language === 'ja' ? '' : ' '));

export type Params = Readonly<Record<string, string>>;

function filled(text: Localized, language: Language, params: Params, show: (param: string) => string): string {
  // Own ones alone: `{constructor}`, which someone may have typed, is no parameter.
  const param = (name: string): string | undefined => (Object.hasOwn(params, name) ? params[name] : undefined);
  return textIn(text, language).replace(/\{(\w+)\}/g, (hole, name: string) => show(param(name) ?? hole));
}

/**
 * The text in one language with its holes filled. A hole without a parameter stays as it is written; a marked parameter is
 * said as it was typed, because a sentence leads nowhere (its finding does).
 */
export const say = (text: Localized, language: Language, params: Params = {}): string =>
  filled(text, language, params, unmarked);

/** The same in English for a document, where a marked parameter keeps its mark: that holds the document back. */
export const sayInDocument = (text: Localized, params: Params = {}): string =>
  filled(text, 'en', params, (param) => param);
