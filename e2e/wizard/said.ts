// The words of the page in each of its languages, for tests that speak another than English.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tool.mjs';

export const LANGUAGES = ['en', 'ko', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogueOf = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(root, 'src/wizard/locales', `${file}.json`), 'utf8'));

const catalogues = {
  en: catalogueOf('en'),
  ko: catalogueOf('ko'),
  ja: catalogueOf('ja'),
} as const;

/** What the page says by a key; `{name}` takes its value. Refuses a key that is not there. */
export function said(language: Language, key: string, values: Readonly<Record<string, string>> = {}): string {
  const message = catalogues[language][key];
  if (message === undefined) throw new Error(`No words for ${key}.`);
  return message.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}
