// Which language the page speaks: the one chosen before, else the first of the browser's that there is.

import type { Language } from '../../core/first.ts';
import { speak } from './words.tsx';

const KEY = 'eks-proxy-wizard.language';

/** Each language in its own words, in the order of the menu. */
export const LANGUAGES = { en: 'English', ko: '한국어', ja: '日本語' } as const satisfies Readonly<
  Record<Language, string>
>;

/** Whether it is the id of one. */
export const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(LANGUAGES, text);

/** A browser that forbids storage is one without a choice. */
function storedLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The first of the languages that somebody prefers (BCP 47: `ko-KR`) which the page has; English where it has none. */
export function preferred(languages: readonly string[]): Language {
  const known = languages.map((one) => one.toLowerCase().split('-')[0] ?? '');
  return known.find(isLanguage) ?? 'en';
}

/**
 * Speaks before the first render, so that nothing is said twice. Where the words cannot be loaded, it is English. Answers
 * the language.
 */
export async function startLanguage(): Promise<Language> {
  const wanted = storedLanguage() ?? preferred(navigator.languages);
  try {
    await speak(wanted);
    return wanted;
  } catch {
    await speak('en');
    return 'en';
  }
}

/** Switches and keeps the choice; answers stay as they are. Refuses, by a rejection, where the words cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is forbidden: the choice holds for this visit.
  }
}
