// Node.js itself: controllers and scripts. Without NODE_USE_ENV_PROXY=1 (or --use-env-proxy) it ignores all proxy
// variables. With it, http.get and fetch of one process answer differently: nodejs/node lib/internal/http.js ProxyConfig,
// read in the releases 22.23, 24.5, 24.14, 24.15, 24.16, 24.21, 25.9, 26.0, 26.1 and 26.10, and the undici they carry
// (22.23: 6.27, 24.14: 7.21, 24.15: 7.24, 24.21: 7.29, 26.0: 8.0, 26.8: 8.10, 26.10: 8.10).

import { because, byFirst, refused, throughProxy, without } from './answers.ts';
import { betweenCommas, compared, plainOr } from './comma-list.ts';
import { isBelow } from './domain-match.ts';
import { ipv4 } from './inet-pton.ts';
import type { IpGroups } from './ip-groups.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { before, versionOf, versions } from './runtime-version.ts';
import { undici6, undici7, undici810, undiciReader } from './undici.ts';
import { defaultPort, type WebUrl, webUrl } from './web-url.ts';

const always = without({
  en: 'reads no proxy variable unless NODE_USE_ENV_PROXY=1 is set',
  ko: 'NODE_USE_ENV_PROXY=1이 설정되지 않으면 프록시 변수를 읽지 않음',
  ja: 'NODE_USE_ENV_PROXY=1 を設定しない限りプロキシ変数を読み取らない',
});

const untold: NoProxyReader = {
  id: 'node',
  title: 'Node.js by default',
  knows: versions('node-http-default', [0]),
  read: () => (url) => (webUrl(url) === undefined ? refused : always),
};

/** Blanks as JavaScript trims them; empty entries match nothing. */
const entriesOf = rememberLast((list) =>
  plainOr(list, () =>
    compared(
      betweenCommas(list).map((piece) => piece.trim()),
      (entry) => entry.toLowerCase(),
    ),
  ),
);

const asNumber = ([high = 0, low = 0]: IpGroups): number => high * 65536 + low;

/** `10.0.0.1-10.0.0.9`; what stands behind a second `-` is not looked at. */
function inRange(entry: string, groups: IpGroups): boolean {
  const [from, to] = entry.split('-').map((end) => ipv4(end.trim()));
  return (
    from !== undefined && to !== undefined && asNumber(from) <= asNumber(groups) && asNumber(groups) <= asNumber(to)
  );
}

/** Since when `.x` is held against names at a dot; before, it was any tail: `.example.com` caught `notexample.com`. */
const atDots = (version: readonly number[]): boolean =>
  (version[0] ?? 0) >= 26 ? !before(version, [26, 1]) : version[0] === 24 && !before(version, [24, 16]);

function reasonFor(lower: string, host: string, withPort: string, groups: IpGroups | undefined, dots: boolean) {
  if (lower === '*') return because.star;
  if (lower === host || lower === withPort) return because.sameName;
  if (lower.startsWith('.')) {
    const domain = lower.slice(1);
    if (dots ? host === domain || isBelow(host, domain) : host.endsWith(domain)) return because.below;
  } else if (lower.startsWith('*.') && host.endsWith(lower.slice(1))) return because.below;
  return groups !== undefined && lower.includes('-') && inRange(lower, groups) ? because.range : undefined;
}

const httpReader = (dots: boolean, id: string, title: string): NoProxyReader => ({
  id,
  title,
  knows(runtime) {
    const version = versionOf(runtime, 'node-http-NODE_USE_ENV_PROXY');
    return version !== undefined && atDots(version) === dots;
  },
  read(noProxy) {
    const list = entriesOf(noProxy);
    return (url): Answer => {
      const parts = webUrl(url);
      if (parts === undefined) return refused;
      const host = parts.host.startsWith('[') ? parts.host.slice(1, -1) : parts.host;
      const withPort = `${host}:${parts.port || defaultPort(parts.scheme)}`;
      const groups = ipv4(host);
      return byFirst(list, (text) => reasonFor(text, host, withPort, groups, dots)) ?? throughProxy;
    };
  },
});

/** https://fetch.spec.whatwg.org/#port-blocking */
const BLOCKED = new Set(
  `1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
  137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
  1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`
    .split(/\s+/)
    .map(Number),
);

/** fetch takes no address with a user in it, and none with a port of other protocols. */
const notForFetch = ({ credentials, port }: WebUrl): boolean =>
  credentials || (port !== undefined && BLOCKED.has(port));

const fetchOf = (from: readonly number[], until?: readonly number[]) =>
  versions('node-fetch-NODE_USE_ENV_PROXY', from, until);

export const nodeReaders: readonly NoProxyReader[] = [
  untold,
  httpReader(false, 'node-http', 'Node.js 22 to 24.15 http, NODE_USE_ENV_PROXY'),
  httpReader(true, 'node-http-24.16', 'Node.js since 24.16 http, NODE_USE_ENV_PROXY'),
  undiciReader(
    undici6,
    'node-fetch',
    'Node.js 22 to 24.14 fetch, NODE_USE_ENV_PROXY',
    fetchOf([0], [24, 15]),
    notForFetch,
  ),
  undiciReader(
    undici7,
    'node-fetch-24.15',
    'Node.js 24.15 to 26.7 fetch, NODE_USE_ENV_PROXY',
    fetchOf([24, 15], [26, 8]),
    notForFetch,
  ),
  undiciReader(
    undici810,
    'node-fetch-26.8',
    'Node.js since 26.8 fetch, NODE_USE_ENV_PROXY',
    fetchOf([26, 8]),
    notForFetch,
  ),
];
