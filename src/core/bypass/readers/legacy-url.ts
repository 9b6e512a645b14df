// Addresses as Node's old url.parse takes them apart: IPv4 stays as it is written, the port too. nodejs/node lib/url.js
// (20 and 24).

import { isAscii, toAsciiName } from './idna.ts';
import { rememberLast } from './remember-last.ts';

export interface LegacyUrl {
  readonly scheme: 'http' | 'https';
  /** In lower case and punycode; IPv6 in brackets, as it is written. */
  readonly host: string;
  /** As it is written. */
  readonly port: string;
}

const FORBIDDEN = /[^\x21-\uffff]|[#%/:<>?@[\\\]^|]/;

const FORBIDDEN_IN_BRACKETS = /[^\x21-\uffff]|[#%/<>?@\\^|]/;

export const legacyUrl = rememberLast((text): LegacyUrl | undefined => {
  const found = /^(https?):\/\/(.*)$/is.exec(text.trim().replace(/^[^?#]*/, (start) => start.replaceAll('\\', '/')));
  const rest = found?.[2] ?? '';
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  // What no host can have ends it, and belongs to the path.
  const host = authority.slice(at + 1).replace(/[\t\n\r "%';<>\\^`{|}].*$/s, '');
  const port = /:(\d*)$/.exec(host);
  const whole = (port === null ? host : host.slice(0, port.index)).toLowerCase();
  const literal = whole.startsWith('[') && whole.endsWith(']');
  const name = literal ? whole : whole.replace(/:.*$/s, '');
  if (found === null || name === '') return undefined;
  const parts: Omit<LegacyUrl, 'host'> = { scheme: found[1]?.length === 5 ? 'https' : 'http', port: port?.[1] ?? '' };
  if (literal) return FORBIDDEN_IN_BRACKETS.test(name) ? undefined : { ...parts, host: name };
  const ascii = isAscii(name) ? name : toAsciiName(name);
  return FORBIDDEN.test(ascii) ? undefined : { ...parts, host: ascii };
});
