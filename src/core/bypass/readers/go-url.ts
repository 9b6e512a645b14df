// Addresses as Go's net/url takes them apart, and the host that net/http asks NO_PROXY about: without brackets, in
// punycode, otherwise as it is written. golang/go src/net/url/url.go (1.26), golang/net http/httpproxy canonicalAddr. A
// second colon in a host, IPv6 without its brackets, is refused only by modules that declare Go 1.26 or later
// (GODEBUG urlstrictcolons); all others cut at the last one, and so does this.

import { isAscii, toAsciiName } from './idna.ts';
import { address } from './inet-pton.ts';
import { rememberLast } from './remember-last.ts';

export interface GoUrl {
  readonly host: string;
  /** As it is written, else the one of the scheme. */
  readonly port: string;
}

const CONTROL = /[^\x20-\uffff]|\x7f/;
/** ASCII signs that stand in a host unescaped. */
const HOST = /^[\w.~!$&'()*+,;=:[\]<>"\u0080-\uffff-]*$/;
const USER = /^[\w.:~!$&'()*+,;=%@-]*$/;
const BAD_ESCAPE = /%(?![\da-f]{2})/i;

/** In a host only bytes outside of ASCII, and the percent sign, may be written as %XX. */
function unescaped(host: string): string | undefined {
  if (!host.includes('%')) return HOST.test(host) ? host : undefined;
  if (BAD_ESCAPE.test(host) || /%(?!25)[0-7]/.test(host) || !HOST.test(host.replace(/%[\da-f]{2}/gi, ''))) {
    return undefined;
  }
  try {
    return decodeURIComponent(host);
  } catch {
    return undefined;
  }
}

/** The address within brackets, a zone behind `%25` included. */
function literal(text: string): string | undefined {
  const zone = text.indexOf('%25');
  const host = zone < 0 ? text : text.slice(0, zone);
  if (address(host)?.length !== 8 || (zone >= 0 && zone + 3 === text.length)) return undefined;
  return zone < 0 ? host : `${host}%${text.slice(zone + 3)}`;
}

function hostOf(hostAndPort: string): { host: string; port: string } | undefined {
  const bracket = hostAndPort.lastIndexOf('[');
  if (bracket > 0) return undefined;
  const end = bracket === 0 ? hostAndPort.lastIndexOf(']') + 1 : hostAndPort.lastIndexOf(':');
  if (bracket === 0 && end === 0) return undefined;
  const name = end < 0 ? hostAndPort : hostAndPort.slice(0, end);
  const port = end < 0 ? '' : hostAndPort.slice(end);
  const host = bracket === 0 ? literal(name.slice(1, -1)) : unescaped(name);
  return host === undefined || !/^(?::\d*)?$/.test(port) ? undefined : { host, port: port.slice(1) };
}

/** The parts of an http or https address; nothing where Go refuses it. */
export const goUrl = rememberLast((url): GoUrl | undefined => {
  const found = /^(https?):\/\/([^/?#]*)([^?#]*)[^#]*(.*)$/i.exec(url);
  if (found === null || CONTROL.test(url) || BAD_ESCAPE.test(`${found[3]}${found[4]}`)) return undefined;
  const authority = found[2] ?? '';
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(0, at));
  // http.NewRequest takes an empty port away before anything asks for the host.
  const taken = hostOf(authority.slice(at + 1).replace(/:$/, ''));
  if (!taken?.host || !USER.test(user) || BAD_ESCAPE.test(user)) return undefined;
  return {
    host: isAscii(taken.host) ? taken.host : toAsciiName(taken.host),
    port: taken.port || (found[1]?.length === 5 ? '443' : '80'),
  };
});
