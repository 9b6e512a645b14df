// The other half of the bypass list: a host that the proxy has to let through for this cluster, why, and who asks for it.

import type { Localized } from './localized.ts';

/** What hangs on a host. In this order in every list. */
export type Need = 'needed' | 'usual' | 'optional';

export interface AllowedHost {
  /** A name in lower case; with a dot in front it stands for the name itself and every name below it. */
  readonly host: string;
  readonly port: number;
  readonly need: Need;
  readonly reason: Localized;
  /** The programs that call it. */
  readonly who: Localized;
  /**
   * TLS inspection breaks it: it is asked by programs that trust an authority of their own (the API server), or before a
   * node can trust one more.
   */
  readonly leaveAlone?: boolean;
  /** Not told by the owner of the host, or known to change: the log of the proxy has the last word. */
  readonly check: boolean;
}

/**
 * What a node group, the tool that makes it, or a controller may ask of the proxy beyond what every node does. The hosts are
 * in core/aws.
 */
export type Reach =
  | 'amazon-linux-2-packages'
  | 'amazon-linux-2023-packages'
  | 'bottlerocket-updates'
  | 'host-containers'
  | 'cloudformation'
  | 'snap-store'
  | 'ubuntu-packages'
  | 'hybrid-nodes'
  | 'instance-profiles'
  | 'load-balancer-add-ons'
  | 'hybrid-activation'
  | 'roles-anywhere';

/** What node groups that reach these ask in a region. */
export type GroupHosts = (
  place: { readonly region: string; readonly fips: boolean },
  reaches: ReadonlySet<Reach>,
) => readonly AllowedHost[];

interface NeedWords {
  readonly need: Need;
  readonly title: Localized;
  readonly about: Localized;
}

/** The three needs in order, with the words that head each part of a list. */
export const needs: readonly NeedWords[] = [
  {
    need: 'needed',
    title: { en: 'Needed', ko: '필수', ja: '必須' },
    about: {
      en: 'without these a node does not join, or lacks its first images',
      ko: '없으면 노드가 조인하지 못하거나 첫 이미지를 받지 못합니다',
      ja: 'ないとノードが参加できないか、最初のイメージを取得できません',
    },
  },
  {
    need: 'usual',
    title: { en: 'Usual', ko: '일반', ja: '一般的' },
    about: {
      en: 'most clusters ask for these',
      ko: '대부분의 클러스터가 요청합니다',
      ja: 'ほとんどのクラスターがアクセスします',
    },
  },
  {
    need: 'optional',
    title: { en: 'Optional', ko: '선택', ja: '任意' },
    about: { en: 'only if you use it', ko: '사용하는 경우에만', ja: '使う場合のみ' },
  },
];

/** Hosts that are asked for the same reason by the same programs. */
export interface Purpose extends Omit<AllowedHost, 'host' | 'leaveAlone'> {
  readonly hosts: readonly string[];
}

/** A list cut where the reason changes, in its order. */
export function purposesOf(list: readonly AllowedHost[]): readonly Purpose[] {
  const found: Purpose[] = [];
  let last: AllowedHost | undefined;
  let hosts: string[] = [];
  for (const one of list) {
    const same =
      last !== undefined &&
      last.reason.en === one.reason.en &&
      last.who.en === one.who.en &&
      last.need === one.need &&
      last.port === one.port &&
      last.check === one.check;
    if (same) hosts.push(one.host);
    else {
      const { host, leaveAlone: _, ...why } = one;
      hosts = [host];
      found.push({ ...why, hosts });
      last = one;
    }
  }
  return found;
}
