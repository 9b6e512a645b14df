// What is wrong with the way to one address that a person looks at, in the simulator: told for that address alone, while
// simulation-findings.ts tells about the whole plan.

import type { Destination } from '../bypass/destination.ts';
import type { Expectation } from '../bypass/expectation.ts';
import { knownNoProxy, mending, severityOf } from '../bypass/wrong-ways.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import { type Program, programNames } from '../model/program.ts';
import type { Draft } from '../model/settings.ts';
import { mendBy } from './simulation-findings.ts';

/** A destination of the plan, or an address that was typed: of that, nobody knows who calls it. */
export type Asked = Omit<Destination, 'place'> & Partial<Pick<Destination, 'place'>>;

export interface Astray {
  readonly destination: Asked;
  readonly expected: Expectation;
  /** Those that may call it and go another way; at least one. */
  readonly programs: readonly Program[];
  /** The entry that sends it direct though it should not. */
  readonly entry: string | undefined;
}

const host = (url: string): string => /^https?:\/\/(\[[^\]]*\]|[^:/?#]*)/.exec(url)?.[1] ?? url;

/**
 * What goes wrong at this address, and the entry that mends it where there is one. `draft` is what a mend starts from.
 * Nothing here is known to break a node: of typed addresses and the user's own entries it is a warning.
 */
export function askedFinding(astray: Astray, draft: NonNullable<Draft['bypass']>, plan: Plan): Finding {
  const { destination, expected, programs, entry } = astray;
  const { url, network, place, yours } = destination;
  const told = {
    severity: place === undefined || yours || expected.yours ? 'warning' : severityOf(programs),
    field: 'bypass.add',
    params: { programs: programNames(programs), host: host(url) },
  } as const;
  if (expected.way === 'proxy') {
    return {
      ...told,
      code: 'asked.direct',
      params: { ...told.params, entry: entry ?? '' },
      text:
        entry === undefined
          ? {
              en: '{programs} would call {host} direct.',
              ko: '{programs} 프로그램이 프록시를 거치지 않고 {host} 호스트에 직접 접속합니다.',
              ja: '{programs} がプロキシを通らず {host} に直接接続します。',
            }
          : {
              en: '{programs} would call {host} direct, because of {entry}.',
              ko: '{entry} 항목 때문에 {programs} 프로그램이 프록시를 거치지 않고 {host} 호스트에 직접 접속합니다.',
              ja: '{entry} があるため、{programs} がプロキシを通らず {host} に直接接続します。',
            },
    };
  }
  const entries = mending(plan, knownNoProxy(plan.bypass), url, programs);
  const code = 'asked.by-proxy';
  // One address of a network is an example: to add it would mend nothing.
  if (network !== undefined && !entries?.includes(network)) {
    return {
      ...told,
      code,
      params: { ...told.params, network },
      text: {
        en: '{programs} would go through the proxy to every address in {network}. Let them call a name that is listed, or list the address that they call.',
        ko: '{programs} 프로그램은 {network}의 모든 주소에 프록시를 통해 접속합니다. 목록에 있는 이름을 호출하게 하거나, 호출하는 주소를 목록에 추가하세요.',
        ja: '{programs} は {network} のすべてのアドレスにプロキシ経由で接続します。リストにある名前を呼び出すようにするか、呼び出すアドレスをリストに追加してください。',
      },
    };
  }
  if (entries === undefined) {
    return {
      ...told,
      code,
      text: {
        en: '{programs} would call {host} through the proxy, and no entry would change that: do not let them call it.',
        ko: '{programs} 프로그램이 {host} 호스트에 프록시를 통해 접속하며, 어떤 항목으로도 바꿀 수 없습니다. 접속하지 않게 하세요.',
        ja: '{programs} が {host} にプロキシ経由で接続し、どの項目でも変えられません。接続しないようにしてください。',
      },
    };
  }
  return {
    ...told,
    code,
    params: { ...told.params, entry: entries.join(', ') },
    text: {
      en: '{programs} would call {host} through the proxy.',
      ko: '{programs} 프로그램이 {host} 호스트에 프록시를 통해 접속합니다.',
      ja: '{programs} が {host} にプロキシ経由で接続します。',
    },
    mend: mendBy(entries, draft, plan),
  };
}
