// Fluent Bit: aws-for-fluent-bit and the CloudWatch add-on. fluent/fluent-bit src/flb_upstream.c
// flb_upstream_needs_proxy (008786bc), src/flb_slist.c flb_slist_split_string, src/flb_config.c; read from source and not
// run. It reads HTTP_PROXY and NO_PROXY in upper case, for http and https; an entry is the very host. A host comes from
// its configuration, without brackets and as it is written there; here it is cut out of the address.

import { because, byEntry, refused, throughProxy } from './answers.ts';
import { betweenCommas, withoutEmpty } from './comma-list.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { trimSpaces } from './white-space.ts';

const hostOf = rememberLast((url): string | undefined => {
  const found = /^https?:\/\/(?:\[([^\]]+)\]|([^:/[\]]+))(?:[:/?#]|$)/.exec(url);
  return found?.[1] ?? found?.[2];
});

const entriesOf = rememberLast((list): readonly string[] =>
  withoutEmpty(list.includes(' ') ? betweenCommas(list).map(trimSpaces) : betweenCommas(list)),
);

const everything = byEntry('*', because.star);

export const fluentBit: NoProxyReader = {
  id: 'fluent-bit',
  title: 'Fluent Bit',
  starAlone: true,
  knows: versions('fluent-bit', [0]),
  read(noProxy) {
    const entries = entriesOf(noProxy);
    return (url) => {
      const host = hostOf(url);
      if (host === undefined) return refused;
      if (noProxy === '*') return everything;
      return entries.includes(host) ? byEntry(host, because.sameName) : throughProxy;
    };
  },
};
