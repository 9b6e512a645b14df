// What the real reader of each notation gives of a document: its texts in order, and the scripts that are to be run. A
// notation that is new has no reader here, and a document in it fails until it has one.

import MarkdownIt, { type Token } from 'markdown-it';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import type { Document } from '../../src/core/index.ts';
import { readHcl } from '../../src/core/syntax/hcl-grammar.judge.ts';
import { stringValues } from '../../src/core/syntax/powershell-grammar.judge.ts';
import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';

/** A text, or a script whose texts are what it does when it is run. */
export type Piece = { readonly text: string } | { readonly script: string };

type Reader = (text: string) => readonly Piece[];

const texts = (...some: readonly string[]): readonly Piece[] => some.map((text) => ({ text }));

/** Keys and values in order; a value that is a document of its own, in base64 or not, is read on. */
function inData(value: unknown): readonly Piece[] {
  if (typeof value === 'string') return documentIn(value) ?? documentIn(decoded(value)) ?? texts(value);
  if (typeof value !== 'object' || value === null) return texts(String(value));
  if (Array.isArray(value)) return value.flatMap(inData);
  return Object.entries(value).flatMap(([key, one]) => [...texts(key), ...inData(one)]);
}

const decoded = (text: string): string =>
  text.length > 100 && /^[A-Za-z0-9+/]+=*$/.test(text) ? Buffer.from(text, 'base64').toString() : '';

/** A script has a first line that names a program; an answer may begin with the same two signs. */
const isScript = (text: string): boolean => /^#!\/\S+\n/.test(text);

function documentIn(text: string): readonly Piece[] | undefined {
  if (isScript(text)) return [{ script: text }];
  if (text.startsWith('MIME-Version: ')) return mime(text);
  if (text.startsWith('<powershell>')) return powershell(text);
  return /^# .*\n(?:.*\n)*\[settings/.test(text) ? toml(text) : undefined;
}

const toml: Reader = (text) => inData(parseToml(text));

/** The strings of a script, and the script without them. */
const powershell: Reader = (text) => {
  const [, script = ''] = /^<powershell>\n([\s\S]*)<\/powershell>\n$/.exec(text) ?? [];
  return texts(...stringValues(script), script.replace(/'(?:[^']|'')*'/g, "''"));
};

const yaml: Reader = (text) => {
  const read = (version: '1.1' | '1.2') => parseAllDocuments(text, { version }).map((one) => one.toJS());
  const data = read('1.2');
  if (JSON.stringify(read('1.1')) !== JSON.stringify(data)) throw new Error('YAML 1.1 reads something else than 1.2');
  return inData(data);
};

const mime: Reader = (text) =>
  strictMimeParts(Buffer.from(text)).flatMap(({ type, bytes }): readonly Piece[] => {
    const body = Buffer.from(bytes).toString();
    if (isScript(body)) return [...texts(type), { script: body }];
    return [...texts(type), ...yaml(body)];
  });

const parser = new MarkdownIt({ html: true });

/** What a reader sees; where that is not just letters, it is told by its kind. */
function letters({ type, content }: Token): string {
  if (type === 'text' || type === 'text_special' || type === 'code_inline') return content;
  return /^<\/?code>$/.test(content) ? '' : `(${type}: ${content})`;
}

/** Blanks count once; the element `code` is the letters of its text. */
const markdown: Reader = (text) =>
  parser.parse(text, {}).flatMap((token): readonly Piece[] => {
    if (token.type === 'fence') return token.info === 'bash' ? [{ script: token.content }] : texts(token.content);
    if (token.type !== 'inline') return texts(token.type);
    return texts((token.children ?? []).map(letters).join(''));
  });

const readers: Partial<Record<Document['notation'], Reader>> = {
  bash: (text) => [{ script: text }],
  hcl: (text) => inData(readHcl(text)),
  json: (text) => inData(JSON.parse(text)),
  markdown,
  mime,
  powershell,
  text: (text) => texts(...text.split('\n')),
  toml,
  yaml,
};

/** The pieces of a document, in order. */
export function piecesOf({ notation, text }: Document): readonly Piece[] {
  const reader = readers[notation];
  if (reader === undefined) throw new Error(`e2e/hostile/pieces.ts has no reader for ${notation}`);
  return reader(text);
}
