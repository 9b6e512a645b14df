// What the programs of the nodes make of the list: every destination that goes the wrong way is told with the programs
// that send it there, and with the entry that would mend it.

import type { Destination } from '../bypass/destination.ts';
import { type WrongWay, wrongWays } from '../bypass/wrong-ways.ts';
import type { Finding, Mend } from '../model/finding.ts';
import { type Localized, withTexts } from '../model/localized.ts';
import type { BypassEntry, Plan } from '../model/plan.ts';
import { programNames } from '../model/program.ts';
import type { Draft } from '../model/settings.ts';

type BypassDraft = NonNullable<Draft['bypass']>;

/** Nothing where all is well. `draft` is what a mend starts from. */
export function simulationFindings(draft: BypassDraft, plan: Plan): readonly Finding[] {
  const wrong = wrongWays(plan).filter((one) => !toldElsewhere(one, plan));
  const unread = wrong.filter(
    ({ destination, expected, mend }) => destination.network && expected.way === 'direct' && !mend,
  );
  return [
    ...wrong
      .filter((one) => !unread.includes(one))
      .map((one) => (one.expected.way === 'direct' ? byProxy(one, draft, plan) : leak(one))),
    ...unreadNetworks(unread),
  ];
}

const listed = (plan: Plan, entry: string | undefined): BypassEntry | undefined =>
  plan.bypass.find((one) => one.entry === entry);

/**
 * Entries that may not be left out, and those of VPC endpoints, have findings of their own when they are; so has an eks
 * endpoint whose name takes that of the token issuer along (cluster-findings.ts).
 */
function toldElsewhere({ destination, expected, mend }: WrongWay, plan: Plan): boolean {
  if (destination.place === 'aws:oidc-eks' && expected.way === 'proxy') return true;
  return (mend ?? []).some((entry) => {
    const there = listed(plan, entry);
    return there?.removed === true && (there.essential === true || there.origin === 'endpoint');
  });
}

/** The place of a destination in the simulator: no answer, but each has one of its own. */
const fieldOf = ({ id }: Destination): string => `bypass.simulation.${id}`;

const hostIn = (url: string): string => /^https?:\/\/(\[[^\]]*\]|[^:/]*)/.exec(url)?.[1] ?? url;

const NO_ENTRY_HELPS: Localized = {
  en: '{programs} would call {host} through the proxy. It has to go direct ({why}), and no entry would change that.',
  ko: '{programs} 프로그램이 {host} 호스트에 프록시를 통해 접속합니다. 직접 접속해야 하지만({why}) 어떤 항목으로도 바꿀 수 없습니다.',
  ja: '{programs} が {host} にプロキシ経由で接続します。直接接続する必要がありますが ({why})、どの項目でも変えられません。',
};

const ENTRY_LACKS: Localized = {
  en: '{programs} would call {host} through the proxy. It has to go direct ({why}), and {entry} is not in the list.',
  ko: '{programs} 프로그램이 {host} 호스트에 프록시를 통해 접속합니다. 직접 접속해야 하지만({why}) {entry} 항목이 목록에 없습니다.',
  ja: '{programs} が {host} にプロキシ経由で接続します。直接接続する必要がありますが ({why})、{entry} がリストにありません。',
};

const LEAK: Localized = {
  en: '{programs} would call {host} direct, because of {entry}. It has to go by the proxy ({why}).',
  ko: '{entry} 항목 때문에 {programs} 프로그램이 프록시를 거치지 않고 {host} 호스트에 직접 접속합니다. 프록시를 거쳐야 합니다({why}).',
  ja: '{entry} があるため、{programs} がプロキシを通らず {host} に直接接続します。プロキシを通す必要があります ({why})。',
};

function byProxy(
  { destination, expected, programs, severity, mend }: WrongWay,
  draft: BypassDraft,
  plan: Plan,
): Finding {
  return {
    code: 'simulation.by-proxy',
    severity,
    field: fieldOf(destination),
    params: {
      ...expected.params,
      ...destination.params,
      host: hostIn(destination.url),
      programs: programNames(programs),
      entry: (mend ?? []).join(', '),
    },
    text: withTexts(mend === undefined ? NO_ENTRY_HELPS : ENTRY_LACKS, { why: expected.why }),
    ...(mend === undefined ? {} : { mend: mendBy(mend, draft, plan) }),
  };
}

export function mendBy(entries: readonly string[], draft: BypassDraft, plan: Plan): Mend {
  if (entries.some((entry) => listed(plan, entry)?.removed)) {
    const left = (draft.remove ?? []).filter((text) => !entries.includes(text.trim().toLowerCase()));
    return {
      label: { en: 'Put {entry} back', ko: '{entry} 되돌리기', ja: '{entry} を戻す' },
      field: 'bypass.remove',
      value: left,
    };
  }
  return {
    label: { en: 'Add {entry}', ko: '{entry} 추가', ja: '{entry} を追加' },
    field: 'bypass.add',
    value: [...(draft.add ?? []), ...entries],
  };
}

function leak({ destination, expected, programs, severity, entry = '' }: WrongWay): Finding {
  return {
    code: 'simulation.direct',
    severity,
    field: fieldOf(destination),
    params: {
      ...expected.params,
      ...destination.params,
      host: hostIn(destination.url),
      programs: programNames(programs),
      entry,
    },
    text: withTexts(LEAK, { why: expected.why }),
  };
}

/** Networks that the same programs do not read are one finding. */
function unreadNetworks(wrong: readonly WrongWay[]): readonly Finding[] {
  const groups = new Map<string, WrongWay[]>();
  for (const one of wrong) {
    const key = `${one.severity} ${programNames(one.programs)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const networks = [...new Set(group.map(({ destination }) => destination.network ?? ''))];
    const ipv6 = networks.every((network) => network.includes(':'));
    return [
      {
        code: ipv6 ? 'simulation.ipv6-networks' : 'simulation.networks',
        severity: first.severity,
        field: fieldOf(first.destination),
        params: { programs: programNames(first.programs), networks: networks.join(', ') },
        text: ipv6
          ? {
              en: 'IPv6 networks are not matched by {programs} (curl does it since 8.18): a call to an address in {networks} goes through the proxy. Let scripts call it by a name that is listed, or list the address, with and without brackets.',
              ko: '{programs} 프로그램은 IPv6 네트워크를 비교하지 않으므로(curl은 8.18부터 지원) {networks}의 주소를 호출하면 프록시를 거칩니다. 스크립트가 목록에 있는 이름으로 호출하게 하거나, 주소를 대괄호가 있는 형태와 없는 형태 모두 목록에 추가하세요.',
              ja: '{programs} は IPv6 ネットワークを照合しないため (curl は 8.18 から対応)、{networks} のアドレスへの呼び出しはプロキシを通ります。スクリプトからはリストにある名前で呼び出すか、アドレスを角括弧ありとなしの両方でリストに追加してください。',
            }
          : {
              en: 'Networks are not read by {programs}: a call to an address in {networks} goes through the proxy. Let scripts call it by a name that is listed, or list the address.',
              ko: '{programs} 프로그램은 네트워크를 읽지 않으므로 {networks}의 주소를 호출하면 프록시를 거칩니다. 스크립트가 목록에 있는 이름으로 호출하게 하거나, 주소를 목록에 추가하세요.',
              ja: '{programs} はネットワークを読み取らないため、{networks} のアドレスへの呼び出しはプロキシを通ります。スクリプトからはリストにある名前で呼び出すか、アドレスをリストに追加してください。',
            },
      },
    ];
  });
}
