// Host names as they may stand in a proxy address and in NO_PROXY.

import { addressBytes } from './cidr.ts';

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** Only digits and dots: meant as an IPv4 address, right or wrong. */
export const looksLikeIpv4 = (host: string): boolean => /^[\d.]+$/.test(host);

/** A DNS name of letters, digits, `-` and `_` (inner names do have those), or an IPv4 address in four decimal parts. */
export function isHost(host: string): boolean {
  if (looksLikeIpv4(host)) return addressBytes(host) !== undefined;
  return host.length <= 253 && host.split('.').every((label) => LABEL.test(label));
}
