// HCL, as Terraform reads it (github.com/hashicorp/hcl hclsyntax/spec.md) and as `terraform fmt` lays it out.

import { asciiWith, backslashU } from './ascii.ts';

/** Something that Terraform computes: a reference or the call of a function. Made by the functions below alone. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A text of several lines that should look like one: a here-document where that can hold it, else a quoted string. */
export class Heredoc {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HclValue =
  | string
  | number
  | boolean
  | null
  | Expression
  | Heredoc
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** What stands between braces: attributes in the order given, and blocks, several of one type as a list. */
export interface Body {
  readonly [name: string]: HclValue | Block | readonly Block[];
}

/** `resource "type" "name" { ... }` without its first word, which is the name that it has in a body. */
export class Block {
  readonly labels: readonly string[];
  readonly body: Body;
  /** Lines above it, without their `# `. */
  readonly comment: readonly string[];
  constructor(labels: readonly string[], body: Body, comment: readonly string[] = []) {
    this.labels = labels;
    this.body = body;
    this.comment = comment;
  }
}

const NAME = /^[A-Za-z_][\w-]*$/;
const REFERENCE = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|\*)\])*$/;

/** `var.subnet_ids`, `aws_launch_template.nodes.id`. Refuses what is more than names and indexes. */
export function reference(path: string): Expression {
  if (!REFERENCE.test(path)) throw new Error(`${path} is no reference`);
  return new Expression(path);
}

/** `list(string)`, `jsonencode({ a = 1 })`: its arguments on one line. */
export function call(name: string, ...values: readonly HclValue[]): Expression {
  if (!NAME.test(name)) throw new Error(`${name} is no name of a function`);
  return new Expression(`${name}(${values.map(inline).join(', ')})`);
}

/** A string with values in it: `"${path.module}/user-data.mime"`. */
export function interpolated(...pieces: readonly (string | Expression)[]): Expression {
  const texts = pieces.map((piece) => (piece instanceof Expression ? `\${${piece.text}}` : quoted(piece)));
  return new Expression(`"${texts.join('')}"`);
}

/** Two code units above U+FFFF are one escape in HCL, where JSON writes two; a half of such a pair is no character. */
const wide = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return `\\U${point.toString(16).padStart(8, '0')}`;
  });

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/**
 * What stands between double quotes. `${` and `%{` would begin a template: they are written `$${` and `%%{`; where such a
 * sign stands before them already, as an escape, because readers disagree about three in a row.
 */
function quoted(value: string): string {
  if (/[\ud800-\udfff]/.test(value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) {
    throw new Error('a lone surrogate has no form in HCL');
  }
  const safe = value.replace(/["\\\p{Cc}]/gu, (sign) => SHORT[sign] ?? backslashU(sign.charCodeAt(0)));
  return asciiWith(wide(safe), backslashU).replace(/([$%]*)([$%])\{/g, (_, before: string, sign: string) =>
    before === '' ? `${sign}${sign}{` : `${before}${backslashU(sign.charCodeAt(0))}{`,
  );
}

/** A string in double quotes, ASCII. Refuses lone surrogates. */
export const hclString = (value: string): string => `"${quoted(value)}"`;

/**
 * A here-document whose indentation Terraform takes away; nothing where the text cannot stand in one. There are no escapes
 * in it, and what it takes away is what its lines have in common, so one has to begin at the margin.
 */
function heredoc(text: string, indent: string): string | undefined {
  if (!/^[\t\n\x20-\x7e\ue000-\ue002]*\n$/.test(text)) return undefined;
  if (/[$%][$%]\{/.test(text) || /^[ \t]+$/m.test(text) || !/^[^\s]/m.test(text)) return undefined;
  const lines = text
    .replace(/([$%])\{/g, '$1$1{')
    .split('\n')
    .slice(0, -1);
  const taken = new Set(lines.map((line) => line.trim()));
  let end = 'EOT';
  for (let n = 1; taken.has(end); n += 1) end = `EOT${n}`;
  const body = lines.map((line) => (line === '' ? '\n' : `${indent}  ${line}\n`)).join('');
  return `<<-${end}\n${body}${indent}${end}`;
}

const isList = (value: HclValue): value is readonly HclValue[] => Array.isArray(value);

/** A value on one line. */
function inline(value: HclValue): string {
  if (value instanceof Expression) return value.text;
  if (value instanceof Heredoc) return hclString(value.text);
  if (typeof value === 'string') return hclString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('only whole numbers are written');
    return `${value}`;
  }
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${objectKey(key)} = ${inline(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A bare key of an object is a string too, whatever it is called. */
const objectKey = (key: string): string => (NAME.test(key) ? key : hclString(key));

/** A value with a line for each of its items, where it has more than one. */
function laidOut(value: HclValue, indent: string): string {
  const inner = `${indent}  `;
  if (value instanceof Heredoc) return heredoc(value.text, indent) ?? hclString(value.text);
  if (value instanceof Expression || typeof value !== 'object' || value === null) return inline(value);
  if (isList(value)) {
    const [first] = value;
    if (first === undefined || (value.length === 1 && typeof first !== 'object')) return inline(value);
    // No comma may follow the end of a here-document.
    const items = value.map((item) => (item instanceof Heredoc ? item.text : item));
    return `[\n${items.map((item) => `${inner}${laidOut(item, inner)},\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, one]) => ({ name: objectKey(key), text: laidOut(one, inner) }));
  return `{\n${attributes(lines, inner)}${indent}}`;
}

interface Attribute {
  readonly name: string;
  readonly text: string;
}

/** Whether `terraform fmt` aligns it with its neighbours: brackets that stay open at the end of the line stop that. */
const aligns = ({ text }: Attribute): boolean => !/^[[{]\n/.test(text);

/** Attributes on lines of their own, their `=` in one column where they follow one another. */
function attributes(lines: readonly Attribute[], indent: string): string {
  const widths = lines.map(({ name }) => name.length);
  return lines
    .map((line, index) => {
      if (!aligns(line)) return `${indent}${line.name} = ${line.text}\n`;
      let first = index;
      while (first > 0 && aligns(lines[first - 1] ?? line)) first -= 1;
      const after = lines.findIndex((one, at) => at > index && !aligns(one));
      const width = Math.max(...widths.slice(first, after === -1 ? undefined : after));
      return `${indent}${line.name.padEnd(width)} = ${line.text}\n`;
    })
    .join('');
}

const comments = (lines: readonly string[], indent: string): string =>
  lines
    .flatMap((text) => text.split('\n'))
    .map((line) => `${`${indent}# ${line}`.trimEnd()}\n`)
    .join('');

const blocksOf = (value: Body[string]): readonly Block[] | undefined => {
  if (value instanceof Block) return [value];
  return Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof Block) ? value : undefined;
};

/** Attributes and blocks, a blank line between any two that are not both attributes. */
function bodyText(body: Body, indent: string): string {
  const pieces: string[] = [];
  let run: Attribute[] = [];
  const close = (): void => {
    if (run.length > 0) pieces.push(attributes(run, indent));
    run = [];
  };
  for (const [name, value] of Object.entries(body)) {
    if (!NAME.test(name)) throw new Error(`${name} is no name of an attribute`);
    const blocks = blocksOf(value);
    if (blocks === undefined) {
      run.push({ name, text: laidOut(value as HclValue, indent) });
      continue;
    }
    close();
    for (const block of blocks) pieces.push(blockText(name, block, indent));
  }
  close();
  return pieces.join('\n');
}

function blockText(type: string, { labels, body, comment }: Block, indent: string): string {
  const head = [type, ...labels.map(hclString)].join(' ');
  const inside = bodyText(body, `${indent}  `);
  return `${comments(comment, indent)}${indent}${head} {${inside === '' ? '' : `\n${inside}${indent}`}}\n`;
}

/**
 * A file: comment lines (without their `# `), then what is given, a blank line between any two; ASCII, LF at the end, as
 * `terraform fmt` would leave it. Refuses numbers that are not whole, names that are none, and lone surrogates. Terraform
 * normalises strings (NFC), so only ASCII is sure to come out as it went in.
 */
export const hcl = (bodies: readonly Body[], comment: readonly string[] = []): string =>
  [comments(comment, ''), ...bodies.map((body) => bodyText(body, ''))].filter((text) => text !== '').join('\n');
