// Addresses as Python's standard library takes them apart. python/cpython Lib/urllib/parse.py urlsplit and
// Lib/urllib/request.py Request, 3.11.

import { ipv6 } from './inet-pton.ts';

const EDGE = /^[^\x21-\uffff]+/;
const NEVER_SENT = /[^\x21-\uffff]|\x7f/;

/** Brackets come in pairs and hold an IPv6 address, which a zone may follow (since 3.11.4). */
function bracketsHold(netloc: string): boolean {
  const open = netloc.indexOf('[');
  const close = netloc.indexOf(']', open + 1);
  if (open < 0 || close < 0) return open === close;
  const [address = '', ...zone] = netloc.slice(open + 1, close).split('%');
  return ipv6(address) !== undefined && zone.length < 2 && zone[0] !== '';
}

/** What urlsplit calls netloc: user, host with brackets, and port, as written. Nothing where it raises. */
export function netlocOf(url: string): string | undefined {
  const clean = url.replace(EDGE, '').replace(/[\t\r\n]/g, '');
  const netloc = /^https?:\/\/([^/?#]+)/i.exec(clean)?.[1];
  return netloc !== undefined && bracketsHold(netloc) ? netloc : undefined;
}

/** Percent signs that begin no %XX stay; bytes that are no UTF-8 become U+FFFD. */
function unquoted(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return '\ufffd';
    }
  });
}

/** Request(url).host: user, host with brackets, and port, decoded. Nothing where urllib raises before it asks. */
export function requestHost(url: string): string | undefined {
  const plain = url
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim()
    .replace(/^URL:/, '')
    .trim();
  const host = /^https?:\/\/([^/?#]+)/i.exec(plain)?.[1];
  return host === undefined || !bracketsHold(host) || NEVER_SENT.test(plain.replace(/#.*$/s, ''))
    ? undefined
    : unquoted(host);
}
