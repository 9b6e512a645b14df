// The host that wget2 holds against NO_PROXY: in lower case, decoded, in punycode, IPv6 without brackets and as it was
// written. rockdaboot/wget2 libwget/iri.c wget_iri_parse (wget2-1.99.1).

import { isAscii, toAsciiByLibidn2 } from './idna.ts';
import { rememberLast } from './remember-last.ts';

/** Digits behind the colon make it a port. */
const OTHER_SCHEME = /^\s*[a-z][a-z\d+.-]*:(?!\d)/i;

function decoded(authority: string): string {
  try {
    return decodeURIComponent(authority.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    return authority;
  }
}

/** Nothing where wget2 refuses the address. No scheme counts as http, any number of slashes is skipped. */
export const wget2Host = rememberLast((url): string | undefined => {
  const found = /^\s*(https?:)?\/*([^/?#]*)/i.exec(url);
  if (found === null || found[2] === '' || (found[1] === undefined && OTHER_SCHEME.test(url))) return undefined;
  const authority = decoded(found[2] ?? '');
  const hostAndPort = authority.slice(authority.indexOf('@') + 1);
  const host = (/^\[(.*)\]/.exec(hostAndPort)?.[1] ?? /^\[?([^:]*)/.exec(hostAndPort)?.[1] ?? '').toLowerCase();
  return isAscii(host) ? host : (toAsciiByLibidn2(host) ?? host);
});
