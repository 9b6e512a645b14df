// Addresses as Rust's http crate takes them apart: nothing is normalised. hyperium/http src/uri/authority.rs.

import { rememberLast } from './remember-last.ts';

export interface HttpUri {
  readonly scheme: 'http' | 'https';
  /** As it is written, IPv6 in brackets. */
  readonly host: string;
}

const AUTHORITY = /^[\w.~!$&'()*+,;=:@[\]%-]*$/;
const REST = /^[\x21-\x7e]*$/;

export const httpUri = rememberLast((url): HttpUri | undefined => {
  const found = /^(https?):\/\/([^/?#]*)([^#]*)(?:#.*)?$/is.exec(url);
  const authority = found?.[2] ?? '';
  if (authority === '' || !AUTHORITY.test(authority) || !REST.test(found?.[3] ?? '')) return undefined;
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  const literal = /^\[[^\]]*\]/.exec(hostAndPort)?.[0];
  const rest = literal === undefined ? hostAndPort : hostAndPort.slice(literal.length);
  const bad = literal === undefined ? /[[\]]|:.*:/.test(rest) : !/^(?::\d*)?$/.test(rest);
  const host = literal ?? rest.replace(/:.*$/, '');
  return host === '' || bad ? undefined : { scheme: found?.[1]?.length === 5 ? 'https' : 'http', host };
});
