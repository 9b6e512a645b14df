// Programs in Go: kubelet, containerd, nodeadm, aws-node, kube-proxy, the ECR credential provider, the SSM agent.
// golang/net http/httpproxy/proxy.go at v0.7.0 and 0ca694d2 (2026-07), which net/http carries a copy of. Go 1.23.7 and
// 1.24.1 brought the change of 0.36: before, a domain entry was held against addresses as well.

import { because, byEntry, loopback, refused, throughProxy } from './answers.ts';
import { type EntryList, firstEntry, trimmedEntries } from './comma-list.ts';
import { isBelow } from './domain-match.ts';
import { type GoNetwork, goEntry, hasApex } from './go-entry.ts';
import { goUrl } from './go-url.ts';
import { address } from './inet-pton.ts';
import { type IpGroups, samePrefix, withoutMapping } from './ip-groups.ts';
import type { Answer, NoProxyReader, Verdict } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';

interface Prepared {
  readonly networks: readonly GoNetwork[];
  readonly domains: EntryList;
  /** At the places of the domains that have one. */
  readonly ports: readonly (string | undefined)[];
  /** An entry is `*`: all others are void. */
  readonly star: boolean;
}

const prepared = rememberLast((list): Prepared => {
  const all = trimmedEntries(list);
  const networks: GoNetwork[] = [];
  const entries: string[] = [];
  const texts: string[] = [];
  const ports: string[] = [];
  firstEntry(all, (text, entry) => {
    const read = text === '*' ? undefined : goEntry(entry, text);
    if (read === undefined) return;
    if ('groups' in read) networks.push(read);
    else {
      if (read.port !== '') ports[entries.length] = read.port;
      entries.push(entry);
      texts.push(read.name);
    }
  });
  return { networks, domains: { entries, texts }, ports, star: all.texts.includes('*') };
});

function byNetwork(networks: readonly GoNetwork[], groups: IpGroups, port: string): Answer | undefined {
  for (const one of networks) {
    if (samePrefix(groups, one.groups, one.bits) && (one.port === '' || one.port === port)) {
      return byEntry(one.entry, one.bits < groups.length * 16 ? because.network : because.sameAddress);
    }
  }
  return undefined;
}

function byDomain({ domains, ports }: Prepared, host: string, port: string): Answer {
  const { entries, texts } = domains;
  for (let at = 0; at < texts.length; at += 1) {
    const name = texts[at] ?? '';
    const entry = entries[at] ?? '';
    if ((ports[at] ?? port) !== port) continue;
    if (host === name && hasApex(entry)) return byEntry(entry, because.sameName);
    if (isBelow(host, name)) return byEntry(entry, because.below);
  }
  return throughProxy;
}

const isLoopback = (groups: IpGroups): boolean =>
  groups.length === 2 ? (groups[0] ?? 0) >> 8 === 127 : groups.every((group, at) => group === (at === 7 ? 1 : 0));

/** `namesOnly`: domains are held against names alone, and a zone does not keep an address from being one. */
const reader = (namesOnly: boolean, id: string, title: string, knows: NoProxyReader['knows']): NoProxyReader => ({
  id,
  title,
  knows,
  read(noProxy): Verdict {
    const list = prepared(noProxy);
    const everything = list.star ? byEntry('*', because.star) : undefined;
    return (url) => {
      const parts = goUrl(url);
      if (parts === undefined) return refused;
      const { port } = parts;
      if (parts.host === 'localhost') return loopback;
      const zone = parts.host.indexOf('%');
      const found = address(zone < 0 || !namesOnly ? parts.host : parts.host.slice(0, zone));
      const groups = found && withoutMapping(found);
      if (groups !== undefined && isLoopback(groups)) return loopback;
      if (everything !== undefined) return everything;
      const answer = groups && byNetwork(list.networks, groups, port);
      if (answer !== undefined) return answer;
      return groups !== undefined && namesOnly ? throughProxy : byDomain(list, parts.host.toLowerCase(), port);
    };
  },
});

export const goReaders: readonly NoProxyReader[] = [
  reader(false, 'go-0.7', 'Go, x/net before 0.36', versions('go x/net', [0], [0, 36])),
  reader(true, 'go-0.36', 'Go, x/net since 0.36', versions('go x/net', [0, 36])),
];
