// undici's EnvHttpProxyAgent: fetch of Node with NODE_USE_ENV_PROXY=1, and programs that install undici themselves.
// nodejs/undici lib/dispatcher/env-http-proxy-agent.js at v6.15.0, v7.4.0, v7.16.0, v7.22.0, v8.1.0, v8.10.0, and as
// published in 6.29.1, 7.30.2, 8.10.1, 8.10.2, 8.11.0 and 8.12.4.

import { because, byEntry, refused } from './answers.ts';
import { sameOrBelow } from './domain-match.ts';
import {
  bareHosts,
  bareHostsKnowingIpv6,
  byHostAndPort,
  dotlessHosts,
  exactOrTail,
  type HostPortList,
  type HostReason,
  starOrBelow,
  unbracketed,
  withoutLastDot,
  writtenHosts,
} from './host-port-entry.ts';
import type { NoProxyReader } from './reader.ts';
import { versions } from './runtime-version.ts';
import { defaultPort, type WebUrl, webUrl } from './web-url.ts';

interface Generation {
  readonly listOf: (list: string) => HostPortList;
  readonly reason: HostReason;
  /** What becomes of a host before it is compared. */
  readonly hostOf: (host: string) => string;
  readonly starAlone: boolean;
}

const asIs = (host: string): string => host;
const dotless = (host: string): string => withoutLastDot(unbracketed(host));

/** To 7.21. */
export const undici6: Generation = {
  listOf: writtenHosts,
  reason: exactOrTail,
  hostOf: asIs,
  starAlone: false,
};
export const undici7: Generation = {
  listOf: bareHosts,
  reason: sameOrBelow,
  hostOf: asIs,
  starAlone: true,
};
const undici8100: Generation = {
  listOf: bareHostsKnowingIpv6,
  reason: sameOrBelow,
  hostOf: unbracketed,
  starAlone: true,
};
export const undici810: Generation = {
  listOf: dotlessHosts,
  reason: sameOrBelow,
  hostOf: dotless,
  starAlone: true,
};
const undici811: Generation = {
  listOf: dotlessHosts,
  reason: starOrBelow,
  hostOf: dotless,
  starAlone: false,
};

/** A reader with the rules of one generation; `refuses` says what the caller of the agent does not ask for. */
export function undiciReader(
  { listOf, reason, hostOf, starAlone }: Generation,
  id: string,
  title: string,
  knows: NoProxyReader['knows'],
  refuses: (url: WebUrl) => boolean = () => false,
): NoProxyReader {
  return {
    id,
    title,
    ...(starAlone && { starAlone }),
    knows,
    read(noProxy) {
      const list = listOf(noProxy);
      return (url) => {
        const parts = webUrl(url);
        if (parts === undefined || refuses(parts)) return refused;
        if (starAlone && noProxy === '*') return byEntry('*', because.star);
        return byHostAndPort(list, hostOf(parts.host), parts.port || defaultPort(parts.scheme), reason);
      };
    },
  };
}

const agent = (from: readonly number[], until?: readonly number[]) => versions('undici-EnvHttpProxyAgent', from, until);

export const undiciReaders: readonly NoProxyReader[] = [
  undiciReader(undici6, 'undici-6', 'undici 6.14 to 7.21', agent([0], [7, 22])),
  undiciReader(undici7, 'undici-7', 'undici 7.22 to 8.9', agent([7, 22], [8, 10])),
  undiciReader(undici8100, 'undici-8.10.0', 'undici 8.10.0', agent([8, 10], [8, 10, 1])),
  undiciReader(undici810, 'undici-8.10', 'undici 8.10', agent([8, 10, 1], [8, 11])),
  undiciReader(undici811, 'undici-8', 'undici since 8.11', agent([8, 11])),
];
