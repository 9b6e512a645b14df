// Addresses written back as text, where a program compares text after it has normalised the address.

import type { IpGroups } from './ip-groups.ts';

export const ipv4Text = ([high = 0, low = 0]: IpGroups): string =>
  `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;

/** Where the first of the longest runs of zeros lies; runs of one do not count. */
function longestRun(groups: IpGroups): { readonly at: number; readonly length: number } {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === 0) length += 1;
    if (length > best.length) best = { at, length };
    at += length;
  }
  return best;
}

const hex = (groups: IpGroups): string => groups.map((group) => group.toString(16)).join(':');

/** The shortest text (RFC 5952), as the URL standard writes it. */
export function ipv6Text(groups: IpGroups): string {
  const { at, length } = longestRun(groups);
  return at < 0 ? hex(groups) : `${hex(groups.slice(0, at))}::${hex(groups.slice(at + length))}`;
}

/** inet_ntop of C libraries: the same, with the last part of mapped and compatible addresses in IPv4 notation. */
export function inetNtop(groups: IpGroups): string {
  const { at, length } = longestRun(groups);
  const embeds = at === 0 && (length === 6 || (length === 5 && groups[5] === 0xffff));
  if (!embeds) return ipv6Text(groups);
  return `::${length === 5 ? 'ffff:' : ''}${ipv4Text(groups.slice(6))}`;
}
