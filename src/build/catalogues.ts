// The language files of the page, compiled: the page needs no parser for them, and no number formats for its plurals.

import { join } from 'node:path';
import {
  type CompiledIcuChoices,
  type CompiledMessage,
  type CompiledMessageToken,
  compileMessageOrThrow,
} from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { keysNamed, sourcesFrom } from './first-words.ts';

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

/** `first`: what the page begins with; `later`: the rest. Without either, all. */
function part(messages: Readonly<Record<string, string>>, root: string, which: string | undefined) {
  const all = Object.entries(messages);
  // Tests render what they like.
  if (process.env.VITEST !== undefined) return which === 'later' ? [] : all;
  if (which === undefined) return all;
  const core = join(root, 'src/core/');
  // The core has words of its own; what it names like this are answers.
  const sources = [...sourcesFrom(join(root, 'src/main.tsx'))].flatMap(([path, source]) =>
    path.startsWith(core) ? [] : [source],
  );
  const first = keysNamed(sources, Object.keys(messages));
  return all.filter(([key]) => first.has(key) === (which === 'first'));
}

export function catalogues(): Plugin {
  let root = '';
  return {
    name: 'catalogues',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: /\/src\/wizard\/locales\/\w+\.json(\?\w+)?$/ },
      handler(source, id) {
        const [, which] = id.split('?');
        const all = part(JSON.parse(source), root, which).map(([key, message]) => {
          try {
            return [key, compiled(message)];
          } catch (error) {
            return this.error(`${id}: ${key}: ${error instanceof Error ? error.message : String(error)}`);
          }
        });
        const json = JSON.stringify(Object.fromEntries(all));
        // Vite takes what has a query for no JSON.
        return which === undefined
          ? { code: json, map: null }
          : { code: `export default ${json};`, moduleType: 'js', map: null };
      },
    },
  };
}
