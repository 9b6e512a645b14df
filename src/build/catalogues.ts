// The language files of the page, compiled: the page needs no parser for them, and no number formats for its plurals.

import {
  type CompiledIcuChoices,
  type CompiledMessage,
  type CompiledMessageToken,
  compileMessageOrThrow,
} from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const hasChoices = (format: unknown): format is CompiledIcuChoices => typeof format === 'object' && format !== null;

/**
 * A plural as a choice by value. Of our languages only English has a second form, and it is of exactly one
 * (unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html; of whole numbers, and our counts are). What
 * lingui does for a plural takes the browser's number formats, which are a long task the first time.
 */
function choice(token: CompiledMessageToken): CompiledMessageToken {
  if (typeof token === 'string') return token;
  const [name, type, format] = token;
  if (type !== 'plural' || !hasChoices(format)) return token;
  const { offset, ...forms } = format;
  const choices = Object.entries(forms).map(([form, message]) => {
    if (offset !== undefined || !/^(one|other|\d+)$/.test(form)) throw new Error(`no plural form here: ${form}`);
    const counted = message.map((part): CompiledMessageToken => (part === '#' ? [name] : choice(part)));
    return [form === 'one' ? '1' : form, counted];
  });
  return [name, 'select', Object.fromEntries(choices)];
}

/** A message in ICU's notation, as lingui reads it. Throws where it is none, or has another plural than our languages have. */
export const compiled = (message: string): CompiledMessage => compileMessageOrThrow(message).map(choice);

export const catalogues: Plugin = {
  name: 'catalogues',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/wizard\/locales\/\w+\.json$/ },
    handler(source, id) {
      const messages: Record<string, string> = JSON.parse(source);
      const all = Object.entries(messages).map(([key, message]) => {
        try {
          return [key, compiled(message)];
        } catch (error) {
          return this.error(`${id}: ${key}: ${error instanceof Error ? error.message : String(error)}`);
        }
      });
      return { code: JSON.stringify(Object.fromEntries(all)), map: null };
    },
  },
};
