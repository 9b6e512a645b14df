// inet_aton of glibc, which Python hands texts to: IPv4 in numbers, and whatever follows the first blank is not looked at.

import type { IpGroups } from './ip-groups.ts';
import { ipv4Numbers } from './ipv4-numbers.ts';

/** The address that inet_aton takes a text for, or nothing. */
export function inetAton(text: string): IpGroups | undefined {
  const first = text.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return undefined;
  const blank = text.search(/[\t-\r ]/);
  return ipv4Numbers(blank < 0 ? text : text.slice(0, blank));
}
