// The host and port that requests asks NO_PROXY about: of the address as it will send it. psf/requests models.py
// prepare_url, urllib3 util/url.py parse_url (1.26 and 2.x), then urlsplit of Python.

import { isAscii, toAsciiStrictly } from './idna.ts';
import { ipv6 } from './inet-pton.ts';
import { rememberLast } from './remember-last.ts';

export interface RequestsUrl {
  /** Without brackets, in lower case and punycode. */
  readonly host: string;
  /** As a number in text; absent where none, or 0, is written. */
  readonly port: string | undefined;
}

const HOST_PORT = /^((?:[^[\]%:/?#]|%[\da-f]{2})*|\[[\da-f:.]+(?:%[\w.~%-]+)?\])(?::0*(\d{0,5}))?$/i;

/** IPv6 within brackets. The percent sign before a zone is sent as %25 where two letters or digits that are no escape follow. */
function literal(text: string): string | undefined {
  const [address = '', ...zone] = text.split(/%(?:25(?=.))?/);
  if (ipv6(address) === undefined || zone.length > 1) return undefined;
  const [name] = zone;
  if (name === undefined) return address.toLowerCase();
  return `${address.toLowerCase()}${/^(?![\da-f]{2})[a-z\d]{2}/i.test(name) ? '%25' : '%'}${name}`;
}

const UNRESERVED = /[\w.~-]/;

/** As it will be sent: what needs no escape is written out, what needs one is escaped. */
const requoted = (host: string): string =>
  host
    .replace(/%[\da-f]{2}/gi, (escaped) => {
      const sign = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return UNRESERVED.test(sign) ? sign : escaped;
    })
    .replace(/[^\w.~!$%&'()*+,;=-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .toLowerCase();

function name(written: string): string | undefined {
  const host = isAscii(written) ? written : toAsciiStrictly(written);
  return host && requoted(host);
}

export const requestsUrl = rememberLast((url): RequestsUrl | undefined => {
  const authority = /^https?:\/\/([^\\/?#]*)/i.exec(url.trimStart())?.[1];
  const found = HOST_PORT.exec(authority?.slice(authority.lastIndexOf('@') + 1) ?? '');
  if (found === null || Number(found[2] ?? 0) > 65535) return undefined;
  const written = found[1] ?? '';
  if (written === '' || /^[*.]/.test(written)) return undefined;
  const host = written.startsWith('[') ? literal(written.slice(1, -1)) : name(written);
  const port = Number(found[2] || 0);
  return host === undefined ? undefined : { host, port: port === 0 ? undefined : String(port) };
});
