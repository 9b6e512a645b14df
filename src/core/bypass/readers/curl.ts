// curl and libcurl: user scripts, dnf and yum (librepo, pycurl). Sources: curl/curl lib/url.c at 7.61.1 and 7.79.1,
// lib/noproxy.c at 7.86.0, 7.87.0, 7.88.1, 8.3.0, 8.11.1, 8.17.0, 8.18.0, lib/proxy.c at 8.21.0 and 5c61e168 (2026-08).
// To 8.17 an IPv6 address in the URL is compared as text, so no IPv6 network ever matches.

import { because, byEntry, refused, throughProxy } from './answers.ts';
import { asciiLower } from './ascii-lower.ts';
import { cutAtBlanks, cutAtSpaces, cutUntilBlank } from './curl-list.ts';
import { brokenMatch, networkOrTail, textMatch } from './curl-match.ts';
import { type CurlUrlRules, curlHost } from './curl-url.ts';
import { address, ipv4 } from './inet-pton.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';

interface Generation {
  readonly id: string;
  readonly title: string;
  readonly from: readonly number[];
  readonly until?: readonly number[];
  readonly url: CurlUrlRules;
  readonly match: (list: string) => (host: string) => Answer | undefined;
  readonly orderMatters?: true;
}

/** To 7.85; 7.86; 7.87 to 8.8; 8.9 to 8.17; from 8.18. */
const texts = rememberLast((list) => textMatch(cutAtSpaces(list)));
const broken = rememberLast((list) => brokenMatch(cutAtBlanks(list), list));
const namesAtBlanks = rememberLast((list) => networkOrTail(ipv4, false)(cutAtBlanks(list)));
const namesAtCommas = rememberLast((list) => networkOrTail(ipv4, false)(cutUntilBlank(list)));
const allAddresses = rememberLast((list) => networkOrTail(address, true)(cutUntilBlank(list)));

const url7: CurlUrlRules = {
  numbers: false,
  numbersWithDot: false,
  portZero: true,
  decodes: false,
  refuses: / /,
  ipv6: 'as written',
  punycode: false,
};
const url777: CurlUrlRules = { ...url7, numbers: true, portZero: false };
const url781: CurlUrlRules = { ...url777, portZero: true, decodes: true, refuses: /[ \r\n\t/:#?!@]/, ipv6: 'shorter' };
const url786: CurlUrlRules = { ...url781, refuses: /[ \r\n\t/:#?!@{}[\]\\$'"^`*<>=;,]/, punycode: true };
const url787: CurlUrlRules = { ...url786, refuses: /[ \r\n\t/:#?!@{}[\]\\$'"^`*<>=;,+&()]/ };
const url89: CurlUrlRules = { ...url787, refuses: /[ \r\n\t/:#?!@{}[\]\\$'"^`*<>=;,+&()%]/ };
const url818: CurlUrlRules = { ...url89, ipv6: 'no longer' };
const url821: CurlUrlRules = {
  ...url818,
  numbersWithDot: true,
  refuses: /[ \r\n\t/:#?!@{}[\]\\$'"^`*<>=;,+&()%|]|\.\.$|^\.$/,
};

const generations: readonly Generation[] = [
  {
    id: 'curl-7',
    title: 'curl up to 7.76',
    from: [0],
    until: [7, 77],
    url: url7,
    match: texts,
  },
  {
    id: 'curl-7.77',
    title: 'curl 7.77 to 7.80',
    from: [7, 77],
    until: [7, 81],
    url: url777,
    match: texts,
  },
  {
    id: 'curl-7.81',
    title: 'curl 7.81 to 7.85',
    from: [7, 81],
    until: [7, 86],
    url: url781,
    match: texts,
  },
  {
    id: 'curl-7.86',
    title: 'curl 7.86',
    from: [7, 86],
    until: [7, 87],
    url: url786,
    match: broken,
    orderMatters: true,
  },
  {
    id: 'curl-7.87',
    title: 'curl 7.87 to 8.8',
    from: [7, 87],
    until: [8, 9],
    url: url787,
    match: namesAtBlanks,
  },
  { id: 'curl-8.9', title: 'curl 8.9 to 8.17', from: [8, 9], until: [8, 18], url: url89, match: namesAtCommas },
  {
    id: 'curl-8.18',
    title: 'curl 8.18 to 8.20',
    from: [8, 18],
    until: [8, 21],
    url: url818,
    match: allAddresses,
  },
  { id: 'curl-8.21', title: 'curl since 8.21', from: [8, 21], url: url821, match: allAddresses },
];

const everything = byEntry('*', because.star);

function reader({ id, title, from, until, url: rules, match, orderMatters }: Generation): NoProxyReader {
  const hostOf = (url: string) => curlHost(url, rules);
  return {
    id,
    title,
    starAlone: true,
    ...(orderMatters && { orderMatters }),
    knows: versions('curl', from, until),
    read(noProxy) {
      const find = match(noProxy);
      return (url) => {
        const host = hostOf(url);
        if (host === undefined) return refused;
        if (noProxy === '*') return everything;
        return find(asciiLower(host)) ?? throughProxy;
      };
    },
  };
}

export const curlReaders: readonly NoProxyReader[] = generations.map(reader);
