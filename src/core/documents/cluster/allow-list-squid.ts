// The same list as an include file for squid: who may connect where, and nothing else.

import { contains, parseCidr } from '../../model/cidr.ts';
import type { Document } from '../../model/document.ts';
import { keepFor } from '../../model/kept.ts';
import { hasMark } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { squidComment, squidDirective } from '../../syntax/squid.ts';
import {
  allowListNotes,
  allowListParts,
  allowListTitle,
  inspectionNotes,
  leftAlone,
  purposeText,
} from './allow-list.ts';

export const squidAllowListPath = 'proxy-allow-list.squid.conf';

/** An ACL name has at most 63 characters (squid, src/acl/Acl.cc); this leaves room for the region and the longest ending. */
const LONGEST_NAME = 32;

/** FNV-1a, 32 bits: tells names apart whose beginnings are the same. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What the names of this cluster's ACLs begin with. Lists of one name add up in squid, so another cluster has another. */
function prefixOf({ settings: { cluster } }: Plan): string {
  const { name, region } = cluster;
  const short =
    name.length <= LONGEST_NAME || hasMark(name) ? name : `${name.slice(0, LONGEST_NAME - 9)}_${fingerprint(name)}`;
  return `eks_${short}_${region}`;
}

/** Networks that lie in no other one of them: squid warns of the others and ignores them. */
function widest(cidrs: readonly string[]): readonly string[] {
  const blocks = [...new Set(cidrs)].map((text) => ({ text, network: parseCidr(text) }));
  return blocks
    .filter(
      ({ text, network }) =>
        !blocks.some(
          (other) =>
            other.text !== text &&
            network !== undefined &&
            other.network !== undefined &&
            contains(other.network, network),
        ),
    )
    .map(({ text }) => text);
}

/** The lists and the rules, under names that begin with this. */
const written = keepFor((allowed: Plan['allowed'], prefix): string =>
  allowListParts(allowed)
    .flatMap(({ need, http, purposes, heading }) => {
      const ending = http ? `${need}80` : need;
      const line = (text: string) => (need === 'optional' ? `#${text}` : text);
      const conditions = http ? ['http', 'from', ending] : ['connect', 'https', 'from', ending];
      return [
        `\n${squidComment(heading)}`,
        ...(need === 'optional'
          ? [squidComment('Take the # away from the hosts that are used, and from the last line.')]
          : []),
        ...purposes.flatMap((one) => [
          `\n${squidComment(purposeText(one))}`,
          // -n: an address is not looked up, so a false name of it in the DNS opens nothing.
          ...one.hosts.map((host) => line(squidDirective('acl', `${prefix}_${ending}`, 'dstdomain', '-n', host))),
        ]),
        ...(purposes.length === 0
          ? []
          : [`\n${line(squidDirective('http_access', 'allow', ...conditions.map((one) => `${prefix}_${one}`)))}`]),
      ];
    })
    .join(''),
);

/** What stands on one line: squid reads a line only so far (see squidComment), and lines of one name add up. */
const NETWORKS_PER_LINE = 20;

/** The networks that the nodes speak from, by lines. */
function networks(plan: Plan): readonly (readonly string[])[] {
  const all = widest(plan.settings.cluster.vpcCidrs);
  const lines = Math.max(1, Math.ceil(all.length / NETWORKS_PER_LINE));
  return Array.from({ length: lines }, (_, at) => all.slice(at * NETWORKS_PER_LINE, (at + 1) * NETWORKS_PER_LINE));
}

/**
 * CONNECT to port 443 of each host, from the networks of the VPC. Each need has lists and a rule of its own; those of
 * optional hosts are commented out.
 */
export function squidAllowList(plan: Plan): Document {
  const { cluster } = plan.settings;
  const prefix = prefixOf(plan);
  const acl = (ending: string, ...words: readonly string[]) => squidDirective('acl', `${prefix}_${ending}`, ...words);
  const place = `/etc/squid/conf.d/eks-${cluster.name}.conf`;
  return {
    path: squidAllowListPath,
    notation: 'text',
    about: {
      en: 'The same as an include file for squid 4 and later.',
      ko: '같은 목록을 squid 4 이상에서 포함할 수 있는 파일로 제공합니다.',
      ja: '同じ内容を squid 4 以降で読み込めるファイルにしたものです。',
    },
    text: [
      squidComment(`${allowListTitle(plan)}. For squid 4 and later.`),
      squidComment(''),
      squidComment(`Save it as ${place}. Debian and Ubuntu include that folder.`),
      squidComment('Elsewhere add this line to squid.conf, above "http_access deny all":'),
      squidComment(`  include ${place}`),
      squidComment('Then read it once, and load it: squid -k parse && squid -k reconfigure'),
      squidComment(
        'It allows CONNECT to port 443 from the networks of the VPC. Where addresses are translated on the way to the proxy,',
      ),
      squidComment(
        'write those that it sees instead. A rule above this file, such as "http_access allow localnet", still allows what it did.',
      ),
      squidComment(''),
      squidComment(allowListNotes.join('\n')),
      squidComment(''),
      ...splice(plan, prefix),
      '\n',
      ...networks(plan).map((some) => acl('from', 'src', ...some)),
      acl('connect', 'method', 'CONNECT'),
      acl('https', 'port', '443'),
      ...(allowListParts(plan.allowed).some(({ http }) => http) ? [acl('http', 'port', '80')] : []),
      written(plan.allowed, prefix),
    ].join(''),
  };
}

/**
 * Comments, since only a squid with OpenSSL that inspects TLS knows them: what goes above its own rules of ssl_bump. By the
 * name that is asked for, which is known at the first step (www.squid-cache.org/Doc/config/ssl_bump).
 */
function splice(plan: Plan, prefix: string): readonly string[] {
  const line = (...words: readonly string[]) => `#  ${squidDirective(...words)}`;
  const head = [...inspectionNotes(plan), 'Where ssl_bump is in use, these lines belong above its rules:'];
  const from = networks(plan).map((some) => line('acl', `${prefix}_vpc`, 'src', ...some));
  if (plan.caBundle === '') {
    return [squidComment(head.join('\n')), ...from, line('ssl_bump', 'splice', `${prefix}_vpc`)];
  }
  const hosts = leftAlone(plan.allowed);
  if (hosts.length === 0) return [squidComment(inspectionNotes(plan).join('\n'))];
  return [
    squidComment(head.join('\n')),
    ...from,
    ...hosts.map((host) => line('acl', `${prefix}_alone`, 'ssl::server_name', host)),
    line('ssl_bump', 'splice', `${prefix}_vpc`, `${prefix}_alone`),
  ];
}
