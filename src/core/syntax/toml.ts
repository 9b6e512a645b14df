// TOML 1.0, for readers in Rust (Bottlerocket) and Go (Karpenter).

import { asciiWith, backslashU } from './ascii.ts';
import { hashComment } from './comment.ts';

type TomlScalar = string | boolean | number;

/** Texts, or lists of texts: an array holds values of one type. */
type TomlArray = readonly string[] | readonly (readonly string[])[];

/** A table: its own values first, then the tables in it. */
export interface TomlTable {
  readonly [key: string]: TomlScalar | TomlArray | TomlTable;
}

const isTable = (value: TomlTable[string]): value is TomlTable => typeof value === 'object' && !Array.isArray(value);

/** Two code units above U+FFFF are one escape in TOML, where JSON writes two; a half of such a pair is no character. */
const wide = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return `\\U${point.toString(16).padStart(8, '0')}`;
  });

/**
 * A basic string (TOML 1.0, "String"): in double quotes, with JSON's escapes and that of U+007F, ASCII. Refuses lone
 * surrogates, which no TOML document can hold.
 */
export function tomlString(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new Error('a lone surrogate has no form in TOML');
  return asciiWith(wide(JSON.stringify(value)), backslashU).replaceAll('\u007f', '\\u007f');
}

const key = (name: string): string => (/^[\w-]+$/.test(name) ? name : tomlString(name));

function scalar(value: TomlScalar): string {
  if (typeof value === 'string') return tomlString(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('only whole numbers are written');
  return `${value}`;
}

/** An array on lines of its own where it has more than one item, so that a changed item is a changed line. */
function array(items: TomlArray): string {
  const texts = items.map((item) =>
    typeof item === 'string' ? tomlString(item) : `[${item.map(tomlString).join(', ')}]`,
  );
  if (texts.length < 2) return `[${texts.join('')}]`;
  return `[\n${texts.map((text) => `  ${text},\n`).join('')}]`;
}

function section(table: TomlTable, path: readonly string[]): readonly string[] {
  const values = Object.entries(table).flatMap(([name, value]) =>
    isTable(value) ? [] : [`${key(name)} = ${Array.isArray(value) ? array(value) : scalar(value as TomlScalar)}\n`],
  );
  const tables = Object.entries(table).flatMap(([name, value]) =>
    isTable(value) ? section(value, [...path, name]) : [],
  );
  const needed = values.length > 0 || tables.length === 0;
  const header = path.length > 0 && needed ? `[${path.map(key).join('.')}]\n` : '';
  return needed ? [header + values.join(''), ...tables] : tables;
}

/**
 * A document: comment lines (without their `# `), then the values, tables as `[a.b]` with a blank line before each, LF at
 * the end, ASCII. Refuses numbers that are not whole, and lone surrogates.
 */
export function toml(value: TomlTable, comment: readonly string[] = []): string {
  const head = comment.map(hashComment).join('');
  const sections = section(value, []).filter((text) => text !== '');
  return [head, ...sections].filter((text) => text !== '').join('\n');
}
