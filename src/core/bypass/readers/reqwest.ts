// Programs in Rust: Bottlerocket's updog, metricdog, imdsclient and logdog (core-kit locks reqwest 0.12.8).
// seanmonstar/reqwest src/proxy.rs at v0.11.13, v0.12.0, v0.12.8 and v0.12.15; since 0.12.16 it asks hyperium/hyper-util
// src/client/proxy/matcher.rs, read at v0.1.12, v0.1.17, v0.1.19, v0.1.20 and 4684c71 (2026-08). The matcher is asked
// here about the address as it is written; reqwest normalises before it asks.

import { because, byEntry, byFirst, refused, throughProxy } from './answers.ts';
import { asciiLower } from './ascii-lower.ts';
import { betweenCommas, compared, type EntryList } from './comma-list.ts';
import { sameOrBelow, withoutDot } from './domain-match.ts';
import { httpUri } from './http-uri.ts';
import { address } from './inet-pton.ts';
import { type IpGroups, samePrefix } from './ip-groups.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { type RustNetwork, rustNetwork } from './rust-net.ts';
import { webUrl } from './web-url.ts';
import { trimWhiteSpace } from './white-space.ts';

interface Prepared {
  readonly networks: readonly RustNetwork[];
  /** What is no network, empty entries too; as it stands and in lower case. */
  readonly domains: EntryList;
}

const prepared = rememberLast((list): Prepared => {
  const networks: RustNetwork[] = [];
  const names: string[] = [];
  for (const piece of list === '' ? [] : betweenCommas(list)) {
    const entry = trimWhiteSpace(piece);
    const network = rustNetwork(entry);
    if (network === undefined) names.push(entry);
    else networks.push(network);
  }
  return { networks, domains: compared(names, asciiLower) };
});

function byAddress(networks: Prepared['networks'], groups: IpGroups): Answer {
  const found = networks.find((one) => samePrefix(groups, one.groups, one.bits));
  if (found === undefined) return throughProxy;
  return byEntry(found.entry, found.entry.includes('/') ? because.network : because.sameAddress);
}

interface Rules {
  /** Upper and lower case are alike. */
  readonly anyCase: boolean;
  /** In a list that is not empty, an empty entry stands for every name with a dot at its end. */
  readonly emptyToo: boolean;
}

/** `*` counts for names alone: an address asks the networks and nothing else. */
function byName(domains: EntryList, name: string, { anyCase, emptyToo }: Rules): Answer {
  const host = anyCase ? asciiLower(name) : name;
  const answer = byFirst(domains, (lower, entry) => {
    if (entry === '*') return because.star;
    if (entry === '' && !emptyToo) return undefined;
    return sameOrBelow(host, withoutDot(anyCase ? lower : entry));
  });
  return answer ?? throughProxy;
}

const reader = (
  hostOf: (url: string) => string | undefined,
  rules: Rules,
  id: string,
  title: string,
  knows: NoProxyReader['knows'],
): NoProxyReader => ({
  id,
  title,
  knows,
  read(noProxy) {
    const { networks, domains } = prepared(noProxy);
    return (url) => {
      const written = hostOf(url);
      if (written === undefined) return refused;
      const host = written.startsWith('[') ? written.slice(1, -1) : written;
      const groups = address(host);
      if (groups !== undefined) return byAddress(networks, groups);
      return byName(domains, host, rules);
    };
  },
});

const normalised = (url: string) => webUrl(url)?.host;
const asWritten = (url: string) => httpUri(url)?.host;

const OLD_MATCHER = /hyper-util 0\.1\.1\d(?!\d)/;
const knowsMatcher = versions('rust-hyper-util-matcher', [0]);

export const reqwestReaders: readonly NoProxyReader[] = [
  reader(
    normalised,
    { anyCase: false, emptyToo: true },
    'reqwest',
    'reqwest before 0.12.16',
    versions('rust-reqwest', [0], [0, 12, 16]),
  ),
  reader(
    asWritten,
    { anyCase: false, emptyToo: false },
    'hyper-util-0.1.11',
    'hyper-util 0.1.11 to 0.1.19, reqwest since 0.12.16',
    (runtime) => knowsMatcher(runtime) && OLD_MATCHER.test(runtime),
  ),
  reader(
    asWritten,
    { anyCase: true, emptyToo: false },
    'hyper-util-0.1.20',
    'hyper-util since 0.1.20, reqwest since 0.12.16',
    (runtime) => knowsMatcher(runtime) && !OLD_MATCHER.test(runtime),
  ),
];
