// The answers that readers give, in words.

import type { Localized } from '../../model/localized.ts';
import { type EntryList, firstEntry } from './comma-list.ts';
import type { Answer } from './reader.ts';

/** Why a request goes past the proxy. */
export const because = {
  sameName: { en: 'the same name', ko: '같은 이름', ja: '同じ名前' },
  below: { en: 'a name below it', ko: '그 아래의 이름', ja: 'その下の名前' },
  textEnd: { en: 'the host ends in this text', ko: '호스트가 이 텍스트로 끝남', ja: 'ホストがこの文字列で終わる' },
  pattern: { en: 'the host fits this pattern', ko: '호스트가 이 패턴과 일치함', ja: 'ホストがこのパターンに一致する' },
  sameAddress: { en: 'the same address', ko: '같은 주소', ja: '同じアドレス' },
  network: { en: 'an address in this network', ko: '이 네트워크의 주소', ja: 'このネットワーク内のアドレス' },
  range: { en: 'an address in this range', ko: '이 범위의 주소', ja: 'この範囲内のアドレス' },
  star: { en: '* means every host', ko: '*는 모든 호스트를 뜻함', ja: '* はすべてのホストを表す' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Why an entry lets a request go direct; nothing where it does not. */
export type Reason = Localized | undefined;

export const byEntry = (entry: string, why: Localized): Answer => ({ way: 'direct', entry, why });

/** The answer by the first entry that has a reason, if one has. */
export function byFirst(list: EntryList, reason: (text: string, entry: string) => Reason): Answer | undefined {
  const first = firstEntry(list, reason);
  return first && byEntry(first.entry, first.found);
}

/** Direct without any entry. */
export const without = (why: Localized): Answer => ({ way: 'direct', why });

export const loopback = without({
  en: 'loopback: never through a proxy, listed or not',
  ko: '루프백: 목록과 관계없이 프록시를 거치지 않음',
  ja: 'ループバック: リストに関係なくプロキシを通らない',
});

export const throughProxy: Answer = {
  way: 'proxy',
  why: { en: 'no entry matches', ko: '일치하는 항목 없음', ja: '一致する項目がない' },
};

export const refused: Answer = {
  way: 'error',
  why: {
    en: 'the program does not accept this as an http or https address',
    ko: '프로그램이 http 또는 https 주소로 받아들이지 않음',
    ja: 'プログラムが http または https のアドレスとして受け付けない',
  },
};
