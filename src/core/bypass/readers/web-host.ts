// Hosts as the URL standard (WHATWG) reads them: names in lower case and punycode, IPv4 in any notation written out,
// IPv6 in its shortest form within brackets. https://url.spec.whatwg.org/#host-parsing

import { isAscii, toAsciiName } from './idna.ts';
import { ipv4Text, ipv6Text } from './inet-ntop.ts';
import { ipv6 } from './inet-pton.ts';
import { fromParts, numberPart } from './ipv4-numbers.ts';

const FORBIDDEN = /[^\x21-\uffff]|[#%/:<>?@[\\\]^|\x7f]/;

function percentDecoded(host: string): string | undefined {
  if (!host.includes('%')) return host;
  try {
    return decodeURIComponent(host.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    return undefined;
  }
}

/** `0x` is zero here, other than elsewhere. */
const part = (text: string): number | undefined => (/^0x$/i.test(text) ? 0 : numberPart(text));

/** A name whose last part is a number must be an IPv4 address; one dot behind it does not count. */
function numbersOrName(name: string): string | undefined {
  const parts = name.split('.');
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (!/^(?:\d+|0x[\da-f]*)$/i.test(parts.at(-1) ?? '')) return name;
  const groups = fromParts(parts.map(part));
  return groups && ipv4Text(groups);
}

/** A host in its normal form; nothing where the standard refuses it. */
export function webHost(host: string): string | undefined {
  if (host.startsWith('[')) {
    const groups = host.endsWith(']') ? ipv6(host.slice(1, -1)) : undefined;
    return groups && `[${ipv6Text(groups)}]`;
  }
  const decoded = percentDecoded(host);
  if (decoded === undefined) return undefined;
  const name = isAscii(decoded) ? decoded.toLowerCase() : toAsciiName(decoded);
  return name === '' || FORBIDDEN.test(name) ? undefined : numbersOrName(name);
}
