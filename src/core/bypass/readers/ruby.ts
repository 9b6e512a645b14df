// Ruby's URI and all that ask it (Net::HTTP). ruby/uri lib/uri/generic.rb find_proxy and use_proxy? (v1.1.1, and 1.2.4 of
// Ruby 3.1). It alone looks names up before it decides; here no name resolves but `localhost`, so a name that resolves
// into a listed network on the node goes direct there, and through the proxy here.

import { because, byFirst, loopback, type Reason, refused, throughProxy } from './answers.ts';
import { compared } from './comma-list.ts';
import { isBelow } from './domain-match.ts';
import { ipv6 } from './inet-pton.ts';
import { type IpGroups, samePrefix } from './ip-groups.ts';
import { ipv4Numbers } from './ipv4-numbers.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { rubyNetwork } from './ruby-network.ts';
import { rubyUri } from './ruby-uri.ts';
import { versions } from './runtime-version.ts';

/** Words between commas, blanks and colons, each with the digits behind its colon as its port. */
const entriesOf = rememberLast((list) =>
  compared(list.match(/[^:,\t-\r ]+(?::\d+)?/g) ?? [], (entry) => entry.toLowerCase()),
);

function reasonFor(text: string, host: string, port: number, groups: IpGroups | undefined): Reason {
  const colon = text.indexOf(':');
  if (colon >= 0 && Number(text.slice(colon + 1)) !== port) return undefined;
  const name = colon < 0 ? text : text.slice(0, colon);
  if (!name.startsWith('.') && host === name) return because.sameName;
  if (name.startsWith('.') ? host.endsWith(name) : isBelow(host, name)) return because.below;
  const network = groups && rubyNetwork(name);
  return network && groups && samePrefix(groups, network.groups, network.bits) ? because.network : undefined;
}

const isLoopback = (groups: IpGroups): boolean =>
  groups.length === 2 ? (groups[0] ?? 0) >> 8 === 127 : groups.every((group, at) => group === (at === 7 ? 1 : 0));

export const ruby: NoProxyReader = {
  id: 'ruby-uri',
  title: 'Ruby URI',
  knows: versions('ruby-uri', [0]),
  read(noProxy) {
    const list = entriesOf(noProxy);
    return (url) => {
      const parts = rubyUri(url);
      if (parts === undefined) return refused;
      const host = parts.host.toLowerCase();
      const groups = ipv4Numbers(host) ?? ipv6(host);
      if (host === 'localhost' || (groups !== undefined && isLoopback(groups))) return loopback;
      return byFirst(list, (text) => reasonFor(text, host, parts.port, groups)) ?? throughProxy;
    };
  },
};
