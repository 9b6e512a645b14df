// Addresses as text, read strictly: inet_pton of glibc and curl (lib/curlx/inet_pton.c), Go net/netip, and Rust std::net
// agree on these rules. Four decimal parts without leading zeros; eight groups, one `::` that stands for at least one.

import type { IpGroups } from './ip-groups.ts';

/** a.b.c.d, or nothing. */
export function ipv4(text: string): IpGroups | undefined {
  let value = 0;
  let octet = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return undefined;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    } else {
      if (digit !== -2 || octet < 0 || dots === 3) return undefined;
      value = value * 256 + octet;
      octet = -1;
      dots += 1;
    }
  }
  return dots === 3 && octet >= 0 ? [Math.floor(value / 256), (value % 256) * 256 + octet] : undefined;
}

/** The same, but leading zeros are nothing: as Java and wget read the end of an IPv6 address. */
export function ipv4WithZeros(text: string): IpGroups | undefined {
  return /^\d+(?:\.\d+){3}$/.test(text) ? ipv4(text.replace(/(^|\.)0+(?=\d)/g, '$1')) : undefined;
}

const COLON = 58;
const DOT = 46;

/** The value of a hexadecimal digit; -1 for any other sign. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The groups that are written, and how many of them stand before the `::`, if there is one. */
function written(text: string, last: (piece: string) => IpGroups | undefined) {
  const groups: number[] = [];
  let gap = -1;
  let digits = 0;
  for (let at = 0, value = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = hexDigit(code);
    if (digit >= 0) {
      digits += 1;
      value = digits === 1 ? digit : value * 16 + digit;
      if (digits > 4) return undefined;
    } else if (code === COLON && digits > 0) {
      groups.push(value);
      digits = 0;
    } else if (code === COLON && (at > 0 || text.charCodeAt(1) === COLON)) {
      if (at > 0 && gap >= 0) return undefined;
      if (at > 0) gap = groups.length;
    } else {
      const four = code === DOT ? last(text.slice(at - digits)) : undefined;
      return four && { groups: groups.concat(four), gap };
    }
    if (digits > 0 && at === text.length - 1) groups.push(value);
  }
  return digits > 0 || gap === groups.length ? { groups, gap } : undefined;
}

/**
 * IPv6 without brackets and zone, or nothing. Other readings of the part in IPv4 notation, and of a `::` that has
 * nothing to stand for, are given by those who have them.
 */
export function ipv6(text: string, last = ipv4, gapMayBeEmpty = false): IpGroups | undefined {
  const found = text.includes(':') ? written(text, last) : undefined;
  if (found === undefined || found.groups.length > 8) return undefined;
  const { groups, gap } = found;
  const missing = 8 - groups.length;
  if (gap < 0) return missing === 0 ? groups : undefined;
  if (missing === 0) return gapMayBeEmpty ? groups : undefined;
  const all = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < groups.length; at += 1) all[at < gap ? at : at + missing] = groups[at] ?? 0;
  return all;
}

/** An address of either family, or nothing. */
export const address = (text: string): IpGroups | undefined => ipv4(text) ?? ipv6(text);
