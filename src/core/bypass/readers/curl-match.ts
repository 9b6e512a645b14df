// How curl holds one entry against a host. It looks at the host to see whether to compare text or addresses.
// curl/curl lib/url.c check_noproxy to 7.85, lib/noproxy.c from 7.86, lib/proxy.c from 8.21.

import { because, byEntry, byFirst } from './answers.ts';
import { type EntryList, mapped } from './comma-list.ts';
import { sameOrBelow, withoutDot } from './domain-match.ts';
import { address, ipv4 } from './inet-pton.ts';
import { type IpGroups, samePrefix } from './ip-groups.ts';
import type { Answer } from './reader.ts';

/** Takes the entries, prepares them, and gives the answer for a host in lower case where one of them matches. */
type CurlMatch = (list: EntryList) => (host: string) => Answer | undefined;

/** To 7.85: the tail of the text, addresses too; one dot before an entry is nothing. */
export const textMatch: CurlMatch = ({ entries, texts }) => {
  const domains = { entries, texts: mapped(texts, withoutDot) };
  return (host) => byFirst(domains, (domain) => sameOrBelow(host, domain));
};

interface Network {
  readonly entry: string;
  readonly groups: IpGroups;
  readonly bits: number;
}

/** The length behind the slash: atoi() to 8.17, from then on nothing but a number up to 128. */
function lengthOf(text: string, strict: boolean): number | undefined {
  const found = (strict ? /^\d+$/ : /^[+-]?\d*/).exec(text);
  const length = found === null ? undefined : Number.parseInt(found[0] || '0', 10) || 0;
  return length === undefined || length < 0 || length > 128 ? undefined : length;
}

/**
 * Length 0, and no length, mean the one address: a fix for /0 (2c4dc51b) is in no release to 8.21 and not on master at
 * 5c61e168. What is 128 signs long is looked at no further.
 */
function network(entry: string, strict: boolean): Network | undefined {
  if (entry.length >= 128) return undefined;
  const slash = entry.indexOf('/');
  const groups = address(slash < 0 ? entry : entry.slice(0, slash));
  const length = slash < 0 ? 0 : lengthOf(entry.slice(slash + 1), strict);
  if (groups === undefined || length === undefined || length > groups.length * 16) return undefined;
  return { entry, groups, bits: length === 0 ? groups.length * 16 : length };
}

const isNetwork = (one: Network | undefined): one is Network => one !== undefined;

/** The first network that an address lies in; the networks are read when the first address is asked about. */
function networkMatch(entries: readonly string[], strict: boolean): (groups: IpGroups) => Answer | undefined {
  let networks: readonly Network[] | undefined;
  return (groups) => {
    networks ??= entries.map((entry) => network(entry, strict)).filter(isNetwork);
    const found = networks.find((one) => samePrefix(groups, one.groups, one.bits));
    return found && byEntry(found.entry, found.entry.includes('/') ? because.network : because.sameAddress);
  };
}

/**
 * 7.86.0 alone. It does not see where an entry ends, so an address counts only at the very end of the list, and so does a
 * domain with a dot before it, but for the name itself; there it is any tail of the text.
 */
export function brokenMatch({ entries, texts }: EntryList, list: string): ReturnType<CurlMatch> {
  const last = list.endsWith(entries.at(-1) ?? ' ') ? entries.length - 1 : -1;
  const networks = networkMatch(
    entries.filter((entry, at) => at === last || entry.includes('/')),
    false,
  );
  return (host) => {
    const groups = ipv4(host);
    if (groups !== undefined) return networks(groups);
    const same = byFirst({ entries, texts }, (text) => (host === withoutDot(text) ? because.sameName : undefined));
    const tail = texts[last] ?? '';
    const ends = tail.startsWith('.') && host.endsWith(tail.slice(1));
    return same ?? (ends ? byEntry(entries[last] ?? '', because.textEnd) : undefined);
  };
}

/** From 7.87: networks for addresses, the tail of the text for names. `addressOf` says what counts as an address. */
export const networkOrTail =
  (addressOf: (host: string) => IpGroups | undefined, strict: boolean): CurlMatch =>
  ({ entries, texts }) => {
    const networks = networkMatch(entries, strict);
    const domains = { entries, texts: mapped(texts, (text) => withoutDot(withoutLastDot(text))) };
    return (host) => {
      const groups = addressOf(host);
      if (groups !== undefined) return networks(groups);
      const name = withoutLastDot(host);
      return byFirst(domains, (domain) => sameOrBelow(name, domain));
    };
  };

function withoutLastDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}
