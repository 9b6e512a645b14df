// Python's urllib and what asks it: botocore under boto3, AWS CLI, and requests as its second opinion. python/cpython
// Lib/urllib/request.py proxy_bypass_environment (3.6 to 3.13 alike); boto/botocore botocore/utils.py
// get_environ_proxies (1.29.27, 0e6e2404). Host and port are compared as text, so IPv6 needs its brackets in the list.
// botocore's fetcher of container credentials (169.254.170.2, 169.254.170.23) has no proxies at all: always direct.

import { because, byEntry, byFirst, refused, throughProxy } from './answers.ts';
import { compared, type EntryList, trimmedEntries } from './comma-list.ts';
import { sameOrBelow } from './domain-match.ts';
import { netlocOf, requestHost } from './python-url.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';

/** Compared without the dots before it. */
const entriesOf = rememberLast(
  (list): EntryList =>
    compared(trimmedEntries(list).entries, (entry) =>
      (entry.startsWith('.') ? entry.replace(/^\.+/, '') : entry).toLowerCase(),
    ),
);

/** Without what follows the last colon, if that is digits or nothing. */
const withoutPort = (host: string): string => /^(.*):\d*$/s.exec(host)?.[1] ?? host;

/** proxy_bypass_environment: the entry that lets a host, with or without a port, go direct. */
export function bypassing(list: string): (hostAndPort: string) => Answer | undefined {
  if (list === '*') return () => byEntry('*', because.star);
  const entries = entriesOf(list);
  return (hostAndPort) => {
    const whole = hostAndPort.toLowerCase();
    const host = withoutPort(whole);
    if (host === whole) return byFirst(entries, (domain) => sameOrBelow(host, domain));
    return byFirst(entries, (domain) => sameOrBelow(host, domain) ?? sameOrBelow(whole, domain));
  };
}

const reader = (
  hostOf: (url: string) => string | undefined,
  id: string,
  title: string,
  knows: NoProxyReader['knows'],
): NoProxyReader => ({
  id,
  title,
  starAlone: true,
  knows,
  read(noProxy) {
    const bypass = bypassing(noProxy);
    return (url) => {
      const host = hostOf(url);
      return host === undefined ? refused : (bypass(host) ?? throughProxy);
    };
  },
});

export const urllib = reader(rememberLast(requestHost), 'urllib', 'Python urllib', versions('python-urllib', [0]));

export const botocore = reader(
  rememberLast(netlocOf),
  'botocore',
  'botocore, boto3 and AWS CLI',
  versions('python-botocore', [0]),
);
