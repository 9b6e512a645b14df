// Addresses and networks of NO_PROXY as Rust reads them: std::net for addresses, the ipnet crate for networks, which is
// laxer. krisprice/ipnet src/parser.rs (2.9.0).

import { address, ipv6 } from './inet-pton.ts';
import type { IpGroups } from './ip-groups.ts';

export interface RustNetwork {
  readonly entry: string;
  readonly groups: IpGroups;
  readonly bits: number;
}

/** Four parts of at most three digits each; leading zeros are nothing. */
function laxIpv4(text: string): IpGroups | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const [a = 0, b = 0, c = 0, d = 0] = found === null ? [] : found.slice(1).map(Number);
  return found === null || Math.max(a, b, c, d) > 255 ? undefined : [a * 256 + b, c * 256 + d];
}

/** `a.b.c.d/n`, `x::y/n`, or an address alone; nothing for names. */
export function rustNetwork(entry: string): RustNetwork | undefined {
  const slash = entry.indexOf('/');
  if (slash < 0) {
    const groups = address(entry);
    return groups && { entry, groups, bits: groups.length * 16 };
  }
  const text = entry.slice(0, slash);
  const groups = laxIpv4(text) ?? ipv6(text, laxIpv4, true);
  const length = entry.slice(slash + 1);
  if (groups === undefined || !(groups.length === 2 ? /^\d{1,2}$/ : /^\d{1,3}$/).test(length)) return undefined;
  const bits = Number(length);
  return bits > groups.length * 16 ? undefined : { entry, groups, bits };
}
