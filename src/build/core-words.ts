// The core owns its words in three languages, as data beside the code that says them. A visitor reads one of them: the
// build leaves the English where it stands, and moves the Korean and the Japanese into files that come when chosen.

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Plugin, parseSync } from 'vite';

const MODULE = 'virtual:core-words';
const LANGUAGES = ['ko', 'ja'] as const;
type Moved = (typeof LANGUAGES)[number];

/** A text of the core as it stands in a source file: where, and what it says. */
interface Word extends Readonly<Record<'en' | Moved, string>> {
  readonly start: number;
  readonly end: number;
}

/** A node of the syntax tree (ESTree); only what is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What a literal without holes says. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1) return undefined;
  const { value } = node.quasis[0] as { readonly value: { readonly cooked: string } };
  return value.cooked;
}

/** The word that an object literal is: its keys are the three languages, and each is a literal. */
function wordOf(node: Node): Word | undefined {
  if (node.type !== 'ObjectExpression' || !Array.isArray(node.properties)) return undefined;
  const said = new Map<unknown, string | undefined>(
    node.properties.map((property: Node) => [
      isNode(property.key) ? property.key.name : undefined,
      textOf(property.value),
    ]),
  );
  const [en, ko, ja] = [said.get('en'), said.get('ko'), said.get('ja')];
  if (said.size !== 3 || en === undefined || ko === undefined || ja === undefined) return undefined;
  return { en, ko, ja, start: node.start, end: node.end };
}

/** Every word in a source file, in the order of the text. A sentence put together from values is none: it stays. */
export function wordsIn(file: string, source: string): readonly Word[] {
  const found: Word[] = [];
  const walk = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isNode(value)) {
      const word = wordOf(value);
      if (word !== undefined) found.push(word);
      else for (const part of Object.values(value)) walk(part);
    }
  };
  walk(parseSync(file, source).program);
  return found.sort((one, other) => one.start - other.start);
}

/** The source with each word replaced by its English and its number. */
export function withNumbers(source: string, words: readonly Word[], first: number): string {
  let [text, at] = ['', 0];
  for (const [index, { en, start, end }] of words.entries()) {
    text += `${source.slice(at, start)}new $Word(${JSON.stringify(en)}, ${first + index})`;
    at = end;
  }
  return `import { Word as $Word } from '${MODULE}';\n${text}${source.slice(at)}`;
}

/** The module that holds what was chosen. Getters: a text may be put together before its language is there. */
const REGISTRY = `
const tables = {};
export class Word {
  constructor(en, number) { this.en = en; this.number = number; }
  ${LANGUAGES.map((language) => `get ${language}() { return tables.${language}?.[this.number]; }`).join('\n  ')}
}
const files = { ${LANGUAGES.map((language) => `${language}: () => import('${MODULE}/${language}')`).join(', ')} };
export async function loadCoreWords(language) { tables[language] ??= (await files[language]()).default; }
`;

/** The source files of the core, in an order that is the same on every machine. */
const sources = (): readonly string[] =>
  readdirSync('src/core', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => resolve('src/core', name))
    .sort();

/** Moves the words at build time. While developing and in tests they stay where they are written. */
export function coreWords(): Plugin {
  let building = false;
  const firstOf = new Map<string, number>();
  const tables: Record<Moved, string[]> = { ko: [], ja: [] };
  return {
    name: 'core-words',
    enforce: 'pre',
    configResolved({ command }) {
      building = command === 'build';
    },
    buildStart() {
      firstOf.clear();
      for (const language of LANGUAGES) tables[language] = [];
      for (const file of sources()) {
        firstOf.set(file, tables.ko.length);
        for (const word of wordsIn(file, readFileSync(file, 'utf8'))) {
          for (const language of LANGUAGES) tables[language].push(word[language]);
        }
      }
    },
    resolveId: (id) => (id === MODULE || id.startsWith(`${MODULE}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${MODULE}`) return building ? REGISTRY : 'export async function loadCoreWords() {}';
      const language = LANGUAGES.find((one) => id === `\0${MODULE}/${one}`);
      return language && `export default ${JSON.stringify(tables[language])};`;
    },
    transform: {
      filter: { id: /\/src\/core\/.*\.ts$/ },
      handler(source, id) {
        const first = firstOf.get(id);
        if (!building || first === undefined) return null;
        const words = wordsIn(id, source);
        return words.length === 0 ? null : { code: withNumbers(source, words, first), map: null };
      },
    },
  };
}
