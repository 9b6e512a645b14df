// The host that wget holds against NO_PROXY: in lower case, decoded, in punycode, IPv6 without brackets and as it was
// written. mirror/wget src/url.c url_parse (v1.21.3 to 1.24.5).

import { isAscii, toAsciiByLibidn2 } from './idna.ts';
import { ipv4WithZeros, ipv6 } from './inet-pton.ts';
import { rememberLast } from './remember-last.ts';

const CONTROL = /[^\x20-\uffff]|\x7f/;

/** What follows the scheme. Without one, `name/path` and `name:80/path` are http. */
function withoutScheme(url: string): string | undefined {
  const found = /^https?:\/\//i.exec(url);
  if (found !== null) return url.slice(found[0].length);
  return /^[^:/]+(?:\/|:\d+(?:\/|$)|$)/.test(url) ? url : undefined;
}

function name(written: string): string | undefined {
  let host = written.toLowerCase();
  try {
    host = decodeURIComponent(host.replace(/%(?![\da-f]{2})/g, '%25'));
  } catch {
    // Left as it is written, as wget leaves it.
  }
  if (CONTROL.test(host)) return undefined;
  return isAscii(host) ? host : (toAsciiByLibidn2(host) ?? host);
}

/** Nothing where wget refuses the address. */
export const wgetHost = rememberLast((url): string | undefined => {
  const found = /^([^@/?#;[]*@)?(\[[^\]]*\]|[^:/?#[][^:/?#]*)(?::(\d*))?(?:[/?#]|$)/.exec(withoutScheme(url) ?? '');
  const user = found?.[1] ?? 'any@';
  if (found === null || /^[:@]/.test(user) || Number(found[3] ?? 0) > 65535) return undefined;
  const host = found[2] ?? '';
  if (!host.startsWith('[')) return name(host);
  const literal = host.slice(1, -1).toLowerCase();
  return ipv6(literal, ipv4WithZeros) === undefined ? undefined : literal;
});
