// wget2: Fedora's wget since 40. rockdaboot/wget2 libwget/http.c _parse_no_proxies and wget_http_match_no_proxy at
// wget2-1.99.1, v2.0.0, v2.1.0 and a06d3d9a (2026-06). Stricter than wget: a bare name is that name alone.

import { because, byFirst, refused, throughProxy } from './answers.ts';
import { asciiLower } from './ascii-lower.ts';
import { betweenCommas, compared, type EntryList, withoutEmpty } from './comma-list.ts';
import { isAscii, toAsciiByLibidn2 } from './idna.ts';
import { address } from './inet-pton.ts';
import { type IpGroups, samePrefix } from './ip-groups.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { wget2Host } from './wget2-url.ts';

/** Longer entries are skipped. */
const LIMIT = 256;

const text = (entry: string): string => {
  const lower = asciiLower(entry);
  return isAscii(lower) ? lower : (toAsciiByLibidn2(lower) ?? lower);
};

function listOf(pieces: readonly string[]): EntryList {
  const { entries, texts } = compared(withoutEmpty(pieces), text);
  if (entries.every((entry) => entry.length < LIMIT)) return { entries, texts };
  return compared(
    entries.filter((entry) => entry.length < LIMIT),
    text,
  );
}

const whole = rememberLast((list) => listOf(betweenCommas(list)));

/** From 2.1 on blanks before an entry are skipped. */
const trimmed = rememberLast((list) =>
  /\s/.test(list) ? listOf(betweenCommas(list).map((piece) => piece.replace(/^[\t-\r ]+/, ''))) : whole(list),
);

/** An entry with a slash; the length behind it is atoi()'s. */
function inNetwork(groups: IpGroups, entry: string): boolean {
  const slash = entry.indexOf('/');
  const network = slash < 0 ? undefined : address(entry.slice(0, slash));
  const bits = Number.parseInt(entry.slice(slash + 1), 10) || 0;
  return network !== undefined && bits >= 0 && bits <= network.length * 16 && samePrefix(groups, network, bits);
}

const reader = (networks: boolean, id: string, title: string, knows: NoProxyReader['knows']): NoProxyReader => ({
  id,
  title,
  knows,
  read(noProxy) {
    const list = networks ? trimmed(noProxy) : whole(noProxy);
    return (url) => {
      const host = wget2Host(url);
      if (host === undefined) return refused;
      const groups = networks ? address(host) : undefined;
      const answer = byFirst(list, (entry) => {
        if (entry === host) return because.sameName;
        if (groups !== undefined && inNetwork(groups, entry)) return because.network;
        return entry.startsWith('.') && host.endsWith(entry) ? because.below : undefined;
      });
      return answer ?? throughProxy;
    };
  },
});

export const wget2Readers: readonly NoProxyReader[] = [
  reader(false, 'wget2-1.99', 'wget2 up to 2.0', versions('wget2', [0], [2, 1])),
  reader(true, 'wget2-2.1', 'wget2 since 2.1', versions('wget2', [2, 1])),
];
