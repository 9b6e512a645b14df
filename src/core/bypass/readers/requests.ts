// Python requests: cloud-init, cfn-bootstrap (check with `pip show requests`; AL2023 ships 2.25). psf/requests utils.py
// should_bypass_proxies at v2.28.1 and 1f6589ec (2.34). IPv4 networks are its own; then it asks urllib as well.

import { because, byEntry, refused, throughProxy } from './answers.ts';
import { betweenCommas, withoutEmpty } from './comma-list.ts';
import { isBelow } from './domain-match.ts';
import { inetAton } from './inet-aton.ts';
import { type IpGroups, samePrefix } from './ip-groups.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { type RequestsUrl, requestsUrl } from './requests-url.ts';
import { versions } from './runtime-version.ts';
import { bypassing } from './urllib.ts';

/** All spaces go, wherever they stand; other blanks stay. */
const entriesOf = rememberLast((list) =>
  withoutEmpty(list.includes(' ') ? list.replaceAll(' ', '').split(',') : betweenCommas(list)),
);

/** a.b.c.d/1 to /32; the length as Python's int() takes it, blanks and underscores included. */
function network(entry: string): { readonly groups: IpGroups; readonly bits: number } | undefined {
  const [text = '', length, ...more] = entry.split('/');
  if (length === undefined || more.length > 0 || !/^\s*\+?\d+(?:_\d+)*\s*$/.test(length)) return undefined;
  const bits = Number(length.replaceAll('_', ''));
  const groups = bits < 1 || bits > 32 ? undefined : inetAton(text);
  return groups && { groups, bits };
}

function byAddress(entries: readonly string[], host: string, groups: IpGroups): Answer | undefined {
  for (const entry of entries) {
    const block = network(entry);
    if (block === undefined ? entry === host : samePrefix(groups, block.groups, block.bits)) {
      return byEntry(entry, block === undefined ? because.sameAddress : because.network);
    }
  }
  return undefined;
}

type NameRule = (host: string, entry: string) => boolean;

/** Before 2.34: any tail of the text. `example.com` is also the tail of `notexample.com`. */
const anyTail: NameRule = (host, entry) => host.endsWith(entry);

const nameOrBelow: NameRule = (host, entry) => {
  const domain = entry.startsWith('.') ? entry.replace(/^\.+/, '') : entry;
  return host === domain || isBelow(host, domain);
};

function byName(entries: readonly string[], { host, port }: RequestsUrl, fits: NameRule): Answer | undefined {
  const withPort = port === undefined ? undefined : `${host}:${port}`;
  const entry = entries.find((one) => fits(host, one) || (withPort !== undefined && fits(withPort, one)));
  return entry === undefined ? undefined : byEntry(entry, entry === host ? because.sameName : because.textEnd);
}

const reader = (fits: NameRule, id: string, title: string, knows: NoProxyReader['knows']): NoProxyReader => ({
  id,
  title,
  starAlone: true,
  knows,
  read(noProxy) {
    const entries = entriesOf(noProxy);
    const bypass = bypassing(noProxy);
    return (url) => {
      const parts = requestsUrl(url);
      if (parts === undefined) return refused;
      const groups = inetAton(parts.host);
      const own = groups === undefined ? byName(entries, parts, fits) : byAddress(entries, parts.host, groups);
      return own ?? bypass(parts.host) ?? throughProxy;
    };
  },
});

export const requestsReaders: readonly NoProxyReader[] = [
  reader(anyTail, 'requests', 'Python requests before 2.34', versions('python-requests', [0], [2, 34])),
  reader(nameOrBelow, 'requests-2.34', 'Python requests since 2.34', versions('python-requests', [2, 34])),
];
