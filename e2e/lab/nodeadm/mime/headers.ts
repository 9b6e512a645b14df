// A block of headers as Go reads it: net/mail for the document, net/textproto for its parts (github.com/golang/go
// src/net/mail/message.go readHeader, src/net/textproto/reader.go readMIMEHeader). The two differ in what they forgive.

import { type Bytes, shown, wholeLine } from './bytes.ts';

export interface Headers {
  /** The first value of each header that has a proper name, by its name in small letters. */
  readonly values: ReadonlyMap<string, string>;
  /** The data ended before an empty line did. */
  readonly cut: boolean;
}

const BLANK = /^[ \t]$/;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Go takes a blank within a name, and then the header for another one. */
const TOKEN_OR_BLANK = /^[!#$%&'*+\-.^_`|~0-9A-Za-z ]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes that a value may not have
const FORBIDDEN = /[\x00-\x08\x0a-\x1f\x7f]/;

const trimmed = (line: string): string => line.replace(/^[ \t]+|[ \t]+$/g, '');
/** Without its line break, LF or CRLF. */
const bare = (line: string): string => line.replace(/\r?\n$/, '');

/** A header with the lines that go on with it; empty at the empty line, nothing at the end of the data. */
function logicalLine(bytes: Bytes, strict: boolean): string | undefined {
  const line = wholeLine(bytes);
  if (line === undefined) return undefined;
  const first = bare(line);
  if (first === '') return '';
  if (strict && !first.includes(':')) throw new Error(`malformed MIME header: missing colon: ${shown(first)}`);
  let whole = trimmed(first);
  while (BLANK.test(bytes.all.charAt(bytes.at))) {
    whole += ` ${trimmed(bare(wholeLine(bytes) ?? ''))}`;
  }
  return whole;
}

/**
 * The headers from here to the empty line. Refuses, by throwing, a first line that starts with a blank, a line without a
 * colon and, for a part, names and values with bytes that do not belong there.
 */
export function readHeaders(bytes: Bytes, of: 'document' | 'part'): Headers {
  const strict = of === 'part';
  if (BLANK.test(bytes.all.charAt(bytes.at)))
    throw new Error(`malformed initial line: ${shown(wholeLine(bytes) ?? '')}`);
  const values = new Map<string, string>();
  for (;;) {
    const line = logicalLine(bytes, strict);
    if (line === undefined || line === '') return { values, cut: line === undefined };
    const colon = line.indexOf(':');
    if (colon < 0) throw new Error(`malformed header line: ${shown(line)}`);
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (strict && (!TOKEN_OR_BLANK.test(name) || FORBIDDEN.test(value)))
      throw new Error(`malformed MIME header line: ${shown(line)}`);
    const key = name.toLowerCase();
    if (TOKEN.test(name) && !values.has(key)) values.set(key, value.replace(/^[ \t]+/, ''));
  }
}
