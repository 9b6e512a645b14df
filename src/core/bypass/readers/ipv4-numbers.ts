// IPv4 addresses as numbers in one to four parts, each decimal, octal (0177) or hexadecimal (0x7f): 127.1 and 2130706433
// are 127.0.0.1. Some programs read them so, some pass them on as names, and so the same URL is two hosts.

import type { IpGroups } from './ip-groups.ts';

/** One part; nothing where it is no number. `0x` alone is nothing here. */
export function numberPart(text: string): number | undefined {
  if (/^0x[\da-f]+$/i.test(text)) return Number.parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9]\d*$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** One to four parts as an address: all but the last are bytes, the last fills the rest. Nothing where one is too big. */
export function fromParts(parts: readonly (number | undefined)[]): IpGroups | undefined {
  if (parts.length === 0 || parts.length > 4) return undefined;
  let value = 0;
  for (const [at, part] of parts.entries()) {
    const last = at === parts.length - 1;
    if (part === undefined || part >= (last ? 256 ** (5 - parts.length) : 256)) return undefined;
    value = last ? value * 256 ** (5 - parts.length) + part : value * 256 + part;
  }
  return [Math.floor(value / 65536), value % 65536];
}

const PLAUSIBLE = /^[\da-fx.]+$/i;

/** The whole text as such an address, no dot at its end. */
export const ipv4Numbers = (text: string): IpGroups | undefined =>
  text.length <= 64 && PLAUSIBLE.test(text) ? fromParts(text.split('.').map(numberPart)) : undefined;
