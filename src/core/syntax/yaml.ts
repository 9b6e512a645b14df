// YAML, written so that 1.1 and 1.2 readers (kubectl, PyYAML, nodeadm) see the same values.

import { asciiWith, backslashU } from './ascii.ts';
import { hashComment } from './comment.ts';

export type YamlValue =
  | string
  | number
  | boolean
  | Block
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** A text of several lines that should look like one: written as a literal block where that can hold it, else quoted. */
export class Block {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

// What some YAML 1.1 reader takes for a boolean, a null or (e1, e-1) a number when it stands bare.
const NOT_A_STRING = /^(?:y|yes|n|no|true|false|on|off|null|e-?\d+)$/i;
const PLAIN = /^[A-Za-z][\w./-]*$/;

/** Two code units above U+FFFF are one escape in YAML, where JSON writes two. */
const wide = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return `\\U${point.toString(16).padStart(8, '0')}`;
  });

/**
 * A scalar: bare where every reader takes it for a string, else in double quotes with JSON's escapes (YAML 1.2 5.7).
 * Refuses lone surrogates, which are no characters of YAML (5.1).
 */
export function yamlString(value: string): string {
  if (PLAIN.test(value) && !NOT_A_STRING.test(value)) return value;
  if (/\p{Cs}/u.test(value)) throw new Error('a lone surrogate has no form in YAML');
  return asciiWith(wide(JSON.stringify(value)), backslashU).replaceAll('\u007f', '\\x7f');
}

/** Before its colon a key has one line and at most 1024 characters (YAML 1.2 7.4.2). */
function key(name: string): string {
  const written = yamlString(name);
  if (written.length > 1024) throw new Error('a key of YAML has at most 1024 characters');
  return written;
}

/** A literal block of printable ASCII (and marks); nothing where the text cannot stand in one. */
function block(text: string, indent: string): string | undefined {
  if (!/^[\t\n\x20-\x7e\ue000-\ue002]*$/.test(text)) return undefined;
  // Readers disagree about blanks that nothing follows.
  if (text.trim() === '' || /\n[ \t]+\n*$/.test(text)) return undefined;
  // Without the indicator, a reader takes the indentation from the first line that is not empty.
  const indicator = /^[ \t\n]/.test(text) ? '2' : '';
  const ends = /\n*$/.exec(text)?.[0].length ?? 0;
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
  return ` |${indicator}${chomp}\n${text.replace(/\n$/, '').replace(/^(?=.)/gm, indent)}\n`;
}

function lines(value: YamlValue, indent: string): string {
  if (value instanceof Block) return block(value.text, indent) ?? ` ${yamlString(value.text)}\n`;
  if (typeof value === 'string') return ` ${yamlString(value)}\n`;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('only whole numbers read the same in YAML 1.1 and 1.2');
    return ` ${value}\n`;
  }
  if (typeof value === 'boolean') return ` ${value}\n`;
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []\n';
    return `\n${value.map((item) => `${indent}-${lines(item, `${indent}  `).replace(/^\n */, ' ')}`).join('')}`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}\n';
  return `\n${entries.map(([name, one]) => `${indent}${key(name)}:${lines(one, `${indent}  `)}`).join('')}`;
}

/**
 * A document: comment lines (without their `# `), then the value, two spaces an indent, LF at the end, ASCII. Refuses
 * numbers that are not whole, lone surrogates, and keys of more than 1024 characters. An empty mapping is `{}`.
 */
export const yaml = (value: { readonly [key: string]: YamlValue }, comment: readonly string[] = []): string =>
  comment.map(hashComment).join('') + lines(value, '').trimStart();
