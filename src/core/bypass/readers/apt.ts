// apt of Debian and Ubuntu, where it runs with the variables. apt-team/apt methods/http.cc (HttpServerState::Open: no_proxy
// in lower case counts beside the proxy of apt.conf too), apt-pkg/contrib/strutl.cc CheckDomainList and URI::CopyFrom
// (1.0 to 2.6 alike). An entry is any tail of the host, dots or not; no networks, no ports, no `*`, nothing is trimmed.

import { because, byFirst, refused, throughProxy } from './answers.ts';
import { asciiLower } from './ascii-lower.ts';
import { betweenCommas, compared, type EntryList, withoutEmpty } from './comma-list.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';

const entriesOf = rememberLast((list): EntryList => compared(withoutEmpty(betweenCommas(list)), asciiLower));

/** As apt takes an address apart: a user before the `@`, IPv6 without brackets, a port behind the last colon. */
const hostOf = rememberLast((url): string | undefined => {
  const authority = /^https?:\/\/([^/]*)/i.exec(url)?.[1];
  if (authority === undefined) return undefined;
  const literal = /^(?:.*@)?\[([^\]]*)\](?::[^:]*)?$/.exec(authority)?.[1];
  const host = literal ?? authority.slice(authority.lastIndexOf('@') + 1).replace(/:[^:]*$/, '');
  return host === '' || /[[\]]/.test(host) ? undefined : asciiLower(host);
});

export const apt: NoProxyReader = {
  id: 'apt',
  title: 'apt',
  knows: versions('apt', [0]),
  read(noProxy) {
    const list = entriesOf(noProxy);
    return (url) => {
      const host = hostOf(url);
      if (host === undefined) return refused;
      const answer = byFirst(list, (text) => {
        if (!host.endsWith(text)) return undefined;
        return host === text ? because.sameName : because.textEnd;
      });
      return answer ?? throughProxy;
    };
  },
};
