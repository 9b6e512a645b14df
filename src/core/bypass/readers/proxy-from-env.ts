// proxy-from-env, which axios and others of npm ask. Rob--W/proxy-from-env index.js at v1.1.0 and v2.0.0 (2.1.0 alike):
// the rules are one, the address is taken apart by url.parse in 1.x and by `new URL` in 2.x. IPv6 needs its brackets.

import { refused } from './answers.ts';
import { byHostAndPort, exactOrTail, writtenHosts } from './host-port-entry.ts';
import { legacyUrl } from './legacy-url.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { defaultPort, webUrl } from './web-url.ts';

interface Asked {
  readonly host: string;
  readonly port: number;
}

const reader = (
  asked: (url: string) => Asked | undefined,
  id: string,
  title: string,
  knows: NoProxyReader['knows'],
): NoProxyReader => ({
  id,
  title,
  knows,
  read(noProxy) {
    const list = writtenHosts(noProxy);
    return (url) => {
      const parts = asked(url);
      return parts === undefined ? refused : byHostAndPort(list, parts.host, parts.port, exactOrTail);
    };
  },
});

const byLegacyUrl = rememberLast((url): Asked | undefined => {
  const parts = legacyUrl(url);
  return parts && { host: parts.host, port: Number(parts.port) || defaultPort(parts.scheme) };
});

const byWebUrl = rememberLast((url): Asked | undefined => {
  const parts = webUrl(url);
  return parts && { host: parts.host, port: parts.port || defaultPort(parts.scheme) };
});

export const proxyFromEnvReaders: readonly NoProxyReader[] = [
  reader(byLegacyUrl, 'proxy-from-env-1', 'proxy-from-env 1.x', versions('node-proxy-from-env', [0], [2])),
  reader(byWebUrl, 'proxy-from-env-2', 'proxy-from-env 2.x', versions('node-proxy-from-env', [2])),
];
