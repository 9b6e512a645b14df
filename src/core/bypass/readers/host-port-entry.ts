// Entries as the proxy libraries of npm read them: a host, and a port if there is one. undici began with the rules of
// proxy-from-env and has changed both the reading and the matching since; see undici.ts for the versions.

import { because, byEntry, type Reason, throughProxy } from './answers.ts';
import { commasOrBlanks, compared, type EntryList } from './comma-list.ts';
import { isBelow } from './domain-match.ts';
import type { Answer } from './reader.ts';
import { rememberLast } from './remember-last.ts';

/** A list; `texts` are the hosts, without their ports. */
export interface HostPortList extends EntryList {
  /** At the places of the entries that have one. */
  readonly ports: readonly (number | undefined)[];
}

type HostPort = readonly [host: string, port: number];

/** `host:port` where the port is digits. */
function split(text: string): HostPort {
  const colon = text.lastIndexOf(':');
  const digits = colon > 0 ? text.slice(colon + 1) : '';
  return /^\d+$/.test(digits) ? [text.slice(0, colon), Number(digits)] : [text, 0];
}

export const unbracketed = (text: string): string =>
  text.length > 2 && text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;

export const withoutLastDot = (host: string): string =>
  host.length > 1 && host.endsWith('.') ? host.slice(0, -1) : host;

/** An IPv6 address is more than a host with a port: `[::1]:443`, `[::1]` and `::1` are told apart. */
function splitKnowingIpv6(text: string): HostPort {
  const bracketed = text.startsWith('[') ? /^\[(.+)\]:(\d+)$/.exec(text) : null;
  if (bracketed !== null) return [bracketed[1] ?? '', Number(bracketed[2])];
  const bare = unbracketed(text);
  return bare.indexOf(':') === bare.lastIndexOf(':') ? split(bare) : [bare, 0];
}

const withoutPrefix = (host: string): string =>
  host.startsWith('.') ? host.slice(1) : host.startsWith('*.') ? host.slice(2) : host;

const listBy = (cut: (text: string) => HostPort, normal: (host: string) => string) =>
  rememberLast((list): HostPortList => {
    const { entries, texts: lower } = commasOrBlanks(list);
    const ports: number[] = [];
    const { texts } = compared(lower, (text, at) => {
      if (!text.includes(':') && !text.startsWith('[')) return normal(text);
      const [host, port] = cut(text);
      if (port !== 0) ports[at] = port;
      return normal(host);
    });
    return { entries, texts, ports };
  });

/** The host as it is written. */
export const writtenHosts = listBy(split, (host) => host);
/** Without the `.` or `*.` before it. */
export const bareHosts = listBy(split, withoutPrefix);
/** The same, and IPv6 without its brackets. */
export const bareHostsKnowingIpv6 = listBy(splitKnowingIpv6, withoutPrefix);
/** The same, and no dot at the end. */
export const dotlessHosts = listBy(splitKnowingIpv6, (host) => withoutLastDot(withoutPrefix(host)));

/** Why a host, its port apart, matches an entry's host; the entry itself still shows what stood before it. */
export type HostReason = (host: string, text: string, entry: string) => Reason;

/** Of written hosts: a bare name is that name alone, one with a dot or `*` before it is a tail of the text. */
export const exactOrTail: HostReason = (host, text) => {
  if (text.startsWith('*')) {
    return host.endsWith(text.slice(1)) ? (text === '*' ? because.star : because.textEnd) : undefined;
  }
  if (host === text) return because.sameName;
  return text.startsWith('.') && host.endsWith(text) ? because.below : undefined;
};

/** Of bare hosts: `*` matches all wherever it stands, `*.x` matches what is below x but not x. */
export const starOrBelow: HostReason = (host, text, entry) => {
  if (text === '*') return because.star;
  if (isBelow(host, text)) return because.below;
  return host === text && !entry.startsWith('*') ? because.sameName : undefined;
};

/** The answer by the first entry whose port, if it has one, is that of the address, and whose host has a reason. */
export function byHostAndPort(list: HostPortList, host: string, port: number, reason: HostReason): Answer {
  const { entries, texts, ports } = list;
  for (let at = 0; at < texts.length; at += 1) {
    const only = ports[at];
    const entry = entries[at] ?? '';
    const why = only === undefined || only === port ? reason(host, texts[at] ?? '', entry) : undefined;
    if (why !== undefined) return byEntry(entry, why);
  }
  return throughProxy;
}
