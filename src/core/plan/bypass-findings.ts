// What is wrong or doubtful about the user's own part of the bypass list, seen against the whole list.

import { entryKey } from '../bypass/entries.ts';
import { keepForList } from '../bypass/keep-for-list.ts';
import { lint } from '../bypass/lint.ts';
import { checkBypassEntry } from '../model/bypass-entry.ts';
import type { Finding, Mend } from '../model/finding.ts';
import { keepLast } from '../model/kept.ts';
import { type Localized, withTexts } from '../model/localized.ts';
import { checkPlainText, excerpt } from '../model/plain-text.ts';
import type { BypassEntry, Plan } from '../model/plan.ts';
import type { Draft } from '../model/settings.ts';

type BypassDraft = NonNullable<Draft['bypass']>;
type Additions = NonNullable<BypassDraft['add']>;

export const bypassFindings = (draft: BypassDraft, plan: Plan): readonly Finding[] => [
  ...additionFindings(draft.add ?? [], plan),
  ...removalFindings(draft.remove ?? [], new Map(plan.bypass.map((one) => [one.entry, one]))),
];

const without = <T>(items: readonly T[], index: number): readonly T[] => items.filter((_, at) => at !== index);

const linted = keepForList((plan, entries) => lint(entries, plan));

/** An entry that is wrong by itself is told, and marked, where it is read. */
const goodEntries = keepLast((add: Additions): readonly string[] =>
  add.map((addition) => {
    const entry = typeof addition === 'string' ? addition : addition.entry;
    return checkBypassEntry(entry) === undefined ? entry : '';
  }),
);

function additionFindings(add: Additions, plan: Plan): readonly Finding[] {
  return linted(plan, goodEntries(add)).flatMap((finding): readonly Finding[] => {
    // The programs that read no networks are told once for all networks (simulation-findings.ts).
    if (finding.code === 'bypass.network-unread') return [];
    return [{ ...finding, mend: mendOf(finding, add) }];
  });
}

function mendOf({ code, field, params }: Finding, add: Additions): Mend {
  const missing = {
    'bypass.without-apex': { param: 'name', label: { en: 'Add {name}', ko: '{name} 추가', ja: '{name} を追加' } },
    'bypass.ipv6-spelling': { param: 'other', label: { en: 'Add {other}', ko: '{other} 추가', ja: '{other} を追加' } },
  }[code];
  if (missing !== undefined) {
    return { label: missing.label, field: 'bypass.add', value: [...add, params[missing.param] ?? ''] };
  }
  return {
    label: { en: 'Take it out', ko: '제거', ja: '削除する' },
    field: 'bypass.add',
    value: without(add, Number(field.split('.').at(-1))),
  };
}

type Known = ReadonlyMap<string, BypassEntry>;

const ESSENTIAL: Localized = {
  en: '{entry} cannot be left out: {why}. Through the proxy this fails, and nodes with it.',
  ko: '{entry} 항목은 제외할 수 없습니다({why}). 프록시를 거치면 실패하고 노드도 동작하지 않습니다.',
  ja: '{entry} は除外できません ({why})。プロキシを通ると失敗し、ノードも機能しなくなります。',
};

function removalFindings(remove: NonNullable<BypassDraft['remove']>, known: Known): readonly Finding[] {
  return remove.flatMap((text, index): readonly Finding[] => {
    // One that is wrong by itself is told, and marked, where it is read.
    if (text === '' || checkPlainText(text) !== undefined) return [];
    const entry = known.get(entryKey(text));
    const about = { field: `bypass.remove.${index}`, mend: { field: 'bypass.remove', value: without(remove, index) } };
    if (entry === undefined) {
      return [
        {
          code: 'bypass.not-there',
          severity: 'note',
          field: about.field,
          params: { entry: excerpt(text) },
          text: {
            en: '{entry} is switched off, but it is not in the list.',
            ko: '{entry} 항목이 꺼져 있지만 목록에 없습니다.',
            ja: '{entry} はオフになっていますが、リストにありません。',
          },
          mend: { ...about.mend, label: { en: 'Forget it', ko: '기록 지우기', ja: '記録を消す' } },
        },
      ];
    }
    const back = (code: string, severity: Finding['severity'], text: Localized): readonly Finding[] => [
      {
        code: `bypass.${code}`,
        severity,
        field: about.field,
        params: { ...entry.params, entry: entry.entry },
        text,
        mend: { ...about.mend, label: { en: 'Put {entry} back', ko: '{entry} 되돌리기', ja: '{entry} を戻す' } },
      },
    ];
    if (entry.essential) {
      return back('essential-removed', 'error', withTexts(ESSENTIAL, { why: entry.reason }));
    }
    if (entry.origin === 'user') return [];
    if (entry.origin !== 'endpoint') {
      // What was computed from the cluster is needed by it; the rest may well be left out where nothing calls it.
      return back('computed-removed', entry.field === '' ? 'note' : 'warning', {
        en: '{entry} is left out of NO_PROXY: what goes there takes the proxy.',
        ko: '{entry} 항목이 NO_PROXY에서 빠져 있으므로 그곳으로 가는 요청은 프록시를 거칩니다.',
        ja: '{entry} が NO_PROXY から外れているため、そこへの通信はプロキシを通ります。',
      });
    }
    return back('endpoint-removed', 'warning', {
      en: '{entry} belongs to the VPC endpoint {service}: without it calls to that go by the proxy. If there is no such endpoint, untick it instead.',
      ko: '{entry} 항목은 VPC 엔드포인트 {service}의 항목이며, 없으면 그 서비스 호출이 프록시를 거칩니다. 그런 엔드포인트가 없다면 엔드포인트 선택을 해제하세요.',
      ja: '{entry} は VPC エンドポイント {service} の項目で、ないとそのサービスの呼び出しはプロキシを通ります。そのエンドポイントがない場合は、エンドポイントの選択を外してください。',
    });
  });
}
