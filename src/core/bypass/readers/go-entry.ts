// One entry of NO_PROXY as golang/net http/httpproxy reads it (proxy.go, config.init): a network, an address or a
// domain, the last two with a port if there is one.

import { isAscii, toAsciiName } from './idna.ts';
import { address } from './inet-pton.ts';
import { type IpGroups, withoutMapping } from './ip-groups.ts';

export interface GoNetwork {
  readonly entry: string;
  readonly groups: IpGroups;
  readonly bits: number;
  /** Empty: any. */
  readonly port: string;
}

export interface GoDomain {
  /** Without the dot, or `*.`, before it: then the name itself does not match, only what is below it. */
  readonly name: string;
  /** Empty: any. */
  readonly port: string;
}

/** Whether a domain entry matches its name too, not only what is below it. */
export const hasApex = (entry: string): boolean => !entry.startsWith('.') && !entry.startsWith('*.');

/** net.ParseCIDR. A network of mapped addresses is the network of the IPv4 addresses in them. */
function network(entry: string, lower: string): GoNetwork | undefined {
  const slash = lower.indexOf('/');
  if (slash < 0) return undefined;
  const groups = address(lower.slice(0, slash));
  const length = lower.slice(slash + 1);
  if (groups === undefined || !/^\d{1,7}$/.test(length) || Number(length) > groups.length * 16) return undefined;
  const bits = Number(length);
  const inner = bits >= 96 ? withoutMapping(groups) : groups;
  return { entry, groups: inner, bits: inner === groups ? bits : bits - 96, port: '' };
}

/** net.SplitHostPort; nothing where it fails. */
function splitHostPort(text: string): readonly [host: string, port: string] | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return undefined;
  const bracketed = text.startsWith('[');
  const end = bracketed ? text.indexOf(']') : -1;
  if (bracketed && end + 1 !== colon) return undefined;
  const host = bracketed ? text.slice(1, end) : text.slice(0, colon);
  if (!bracketed && host.includes(':')) return undefined;
  if (text.includes('[', bracketed ? 1 : 0) || text.includes(']', end + 1)) return undefined;
  return [host, text.slice(colon + 1)];
}

/** An entry, not empty and not `*`, with itself in lower case; nothing where it stands for nothing. */
export function goEntry(entry: string, lower: string): GoNetwork | GoDomain | undefined {
  const block = network(entry, lower);
  if (block !== undefined) return block;
  const [host, port] = splitHostPort(lower) ?? [lower, ''];
  const groups = address(host);
  if (groups !== undefined) return { entry, groups: withoutMapping(groups), bits: 128, port };
  if (host === '') return undefined;
  const name = hasApex(host) ? host : host.slice(host.startsWith('.') ? 1 : 2);
  return { name: isAscii(name) ? name : toAsciiName(name), port };
}
