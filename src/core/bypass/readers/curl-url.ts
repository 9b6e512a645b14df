// The host that curl holds against NO_PROXY. How it is read from the address changed more often than the matching did.
// curl/curl lib/urlapi.c (lib/url.c before 7.62), lib/idn.c.

import { isAscii, toAsciiByLibidn2 } from './idna.ts';
import { inetNtop, ipv4Text } from './inet-ntop.ts';
import { ipv6 } from './inet-pton.ts';
import { ipv4Numbers } from './ipv4-numbers.ts';
import { rememberLast } from './remember-last.ts';

export interface CurlUrlRules {
  /** Writes out IPv4 addresses in any notation (7.77). */
  readonly numbers: boolean;
  /** Takes one dot behind such an address for nothing (8.21). */
  readonly numbersWithDot: boolean;
  /** Takes port 0 (not from 7.62 to 7.80). */
  readonly portZero: boolean;
  /** Decodes %XX in a name (7.80). */
  readonly decodes: boolean;
  /** Signs that a name may not have. */
  readonly refuses: RegExp;
  /** Writes IPv6 anew where that is shorter (7.81), or where it is no longer (8.18). */
  readonly ipv6: 'as written' | 'shorter' | 'no longer';
  /** Converts to punycode before it asks NO_PROXY (7.86). */
  readonly punycode: boolean;
}

const JUNK = /[^\x21-\uffff]|\x7f/;
const WITH_SCHEME = /^https?:\/{1,3}([^/?#]*)/i;
const OTHER_SCHEME = /^[a-z\d+.-]*:\/|^(?:ftp|dict|ldap|imap|smtp|pop3)\./i;

interface Written {
  readonly bracketed: boolean;
  readonly text: string;
  readonly port: string;
}

/** The host as it is written, without user, port and brackets. No scheme counts as http. */
const writtenHost = rememberLast((url): Written | undefined => {
  if (JUNK.test(url)) return undefined;
  const authority = WITH_SCHEME.exec(url)?.[1] ?? (OTHER_SCHEME.test(url) ? '' : (/^[^/?#]*/.exec(url)?.[0] ?? ''));
  const host = authority.slice(authority.indexOf('@') + 1);
  const bracketed = host.startsWith('[');
  const found = (bracketed ? /^\[([^\]]*)\](?::(\d*))?$/ : /^([^:]+)(?::(\d*))?$/).exec(host);
  return found === null || Number(found[2] ?? 0) > 65535
    ? undefined
    : { bracketed, text: found[1] ?? '', port: found[2] ?? '' };
});

/** IPv6 within brackets; the zone is none of NO_PROXY's business. */
function literal(text: string, { ipv6: style }: CurlUrlRules): string | undefined {
  const [written = '', ...zone] = text.split('%');
  const groups = zone.length > 1 || zone[0] === '' ? undefined : ipv6(written);
  if (groups === undefined || style === 'as written') return groups && written;
  const anew = inetNtop(groups);
  return anew.length < written.length || (style === 'no longer' && anew.length === written.length) ? anew : written;
}

function decoded(host: string): string | undefined {
  try {
    return decodeURIComponent(host.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    return undefined;
  }
}

function name(written: string, rules: CurlUrlRules): string | undefined {
  const host = rules.decodes && written.includes('%') ? decoded(written) : written;
  if (host === undefined || JUNK.test(host)) return undefined;
  const numbers = rules.numbers ? ipv4Numbers(rules.numbersWithDot ? host.replace(/\.$/, '') : host) : undefined;
  if (numbers !== undefined) return ipv4Text(numbers);
  if (rules.refuses.test(host)) return undefined;
  return isAscii(host) || !rules.punycode ? host : toAsciiByLibidn2(host);
}

/** The host that is asked about; nothing where curl refuses the address. */
export function curlHost(url: string, rules: CurlUrlRules): string | undefined {
  const host = writtenHost(url);
  if (host === undefined || (!rules.portZero && /^0+$/.test(host.port))) return undefined;
  return host.bracketed ? literal(host.text, rules) : name(host.text, rules);
}
