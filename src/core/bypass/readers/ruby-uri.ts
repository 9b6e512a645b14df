// Addresses as Ruby's URI takes them apart. ruby/uri lib/uri/rfc3986_parser.rb (v1.1.1).

import { ipv6 } from './inet-pton.ts';
import { rememberLast } from './remember-last.ts';

export interface RubyUri {
  /** Without brackets, as it is written. */
  readonly host: string;
  readonly port: number;
}

const USER = String.raw`(?:(?:%[\da-f]{2}|[!$&-.0-;=A-Z_a-z~])*@)?`;
const HOST = String.raw`(\[[\da-f:.]+\]|(?:%[\da-f]{2}|[!$&-.0-9;=A-Z_a-z~])*)`;
const PATH = String.raw`(?:/(?:%[\da-f]{2}|[!$&-.0-;=@-Z_a-z~])*)*`;
const REST = String.raw`(?:\?[^#\u0080-\uffff]*)?(?:#(?:%[\da-f]{2}|[!$&-.0-;=@-Z_a-z~/?])*)?`;
const URI = new RegExp(`^(https?)://${USER}${HOST}(?::(\\d*))?${PATH}${REST}$`, 'i');

export const rubyUri = rememberLast((url): RubyUri | undefined => {
  const found = URI.exec(url);
  const written = found?.[2] ?? '';
  if (found === null || written === '') return undefined;
  const literal = written.startsWith('[') ? written.slice(1, -1) : undefined;
  if (literal !== undefined && ipv6(literal) === undefined) return undefined;
  const ownPort = found[1]?.length === 5 ? 443 : 80;
  return { host: literal ?? written, port: found[3] ? Number(found[3]) : ownPort };
});
