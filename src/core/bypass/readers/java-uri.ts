// The host that Java holds against http.nonProxyHosts: as it is written, IPv6 in brackets. openjdk/jdk
// java.net.URI and sun.net.spi.DefaultProxySelector.select (17).

import { ipv4WithZeros, ipv6 } from './inet-pton.ts';
import { rememberLast } from './remember-last.ts';

/** Signs that an authority may have; outside of ASCII all but blanks and control characters. */
const AUTHORITY = /^(?:[\w.~!$&'()*+,;=:@[\]-]|%[\da-f]{2}|[\u00a1-\u2027\u202a-\u2fff\u3001-\uffff])*$/i;
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2}|[\u00a1-\u2027\u202a-\u2fff\u3001-\uffff])*$/i;
const REST = /^(?:[\w.~!$&'()*+,;=:@/?[\]-]|%[\da-f]{2}|[\u00a1-\u2027\u202a-\u2fff\u3001-\uffff])*$/i;
/** Names of labels of which the last begins with a letter, and IPv4. */
const SERVER =
  /^(?:[^@]*@)?((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z](?:[a-z\d-]*[a-z\d])?\.?|\d{1,3}(?:\.\d{1,3}){3})(?::\d*)?$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A host that is none by RFC 2396 is cut out of the decoded authority: from the first `@` to the last colon. */
function fallback(authority: string): string {
  const host = decoded(authority).replace(/^[^@]*@/, '');
  const colon = host.lastIndexOf(':');
  return colon < 0 ? host : host.slice(0, colon);
}

const LITERAL = /^([^@[\]]*@)?(\[([^\]%]*)(?:%[\w.]+)?\])(?::\d*)?$/;

export const javaHost = rememberLast((url): string | undefined => {
  const found = /^https?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(url);
  const authority = found?.[1] ?? '';
  if (!PATH.test(found?.[2] ?? '') || !REST.test(`${found?.[3] ?? ''}${found?.[4] ?? ''}`)) return undefined;
  const literal = LITERAL.exec(authority);
  if (literal !== null) {
    if (!AUTHORITY.test(literal[1] ?? '') || ipv6(literal[3] ?? '', ipv4WithZeros) === undefined) return undefined;
    return literal[2]?.toLowerCase();
  }
  if (authority === '' || authority.includes('[') || !AUTHORITY.test(authority)) return undefined;
  return (SERVER.exec(authority)?.[1] ?? fallback(authority)).toLowerCase();
});
