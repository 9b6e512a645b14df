// What is wrong or doubtful about the user's own part of the bypass list, seen against the whole list.

import { entryKey } from '../bypass/entries.ts';
import { keepLast } from '../bypass/keep-last.ts';
import { lint } from '../bypass/lint.ts';
import { checkBypassEntry } from '../model/bypass-entry.ts';
import type { Finding, Mend } from '../model/finding.ts';
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

const linted = keepLast((plan, entries) => lint(entries, plan));

function additionFindings(add: Additions, plan: Plan): readonly Finding[] {
  // An entry that is wrong by itself is told, and marked, where it is read.
  const entries = add.map((addition) => {
    const entry = typeof addition === 'string' ? addition : addition.entry;
    return checkBypassEntry(entry) === undefined ? entry : '';
  });
  return linted(plan, entries).flatMap((finding): readonly Finding[] => {
    // The programs that read no networks are told once for all networks (simulation-findings.ts).
    if (finding.code === 'bypass.network-unread') return [];
    return [{ ...finding, mend: mendOf(finding, add) }];
  });
}

function mendOf({ code, field, params }: Finding, add: Additions): Mend {
  const missing = { 'bypass.without-apex': 'name', 'bypass.ipv6-spelling': 'other' }[code];
  if (missing !== undefined) {
    return { label: { en: `Add {${missing}}` }, field: 'bypass.add', value: [...add, params[missing] ?? ''] };
  }
  return { label: { en: 'Take it out' }, field: 'bypass.add', value: without(add, Number(field.split('.').at(-1))) };
}

type Known = ReadonlyMap<string, BypassEntry>;

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
          text: { en: '{entry} is switched off, but it is not in the list.' },
          mend: { ...about.mend, label: { en: 'Forget it' } },
        },
      ];
    }
    const back = (code: string, severity: Finding['severity'], en: string): readonly Finding[] => [
      {
        code: `bypass.${code}`,
        severity,
        field: about.field,
        params: { ...entry.params, entry: entry.entry },
        text: { en },
        mend: { ...about.mend, label: { en: 'Put {entry} back' } },
      },
    ];
    if (entry.essential) {
      return back(
        'essential-removed',
        'error',
        `{entry} cannot be left out: ${entry.reason.en}. Through the proxy this fails, and nodes with it.`,
      );
    }
    if (entry.origin === 'user') return [];
    if (entry.origin !== 'endpoint') {
      // What was computed from the cluster is needed by it; the rest may well be left out where nothing calls it.
      return back(
        'computed-removed',
        entry.field === '' ? 'note' : 'warning',
        '{entry} is left out of NO_PROXY: what goes there takes the proxy.',
      );
    }
    return back(
      'endpoint-removed',
      'warning',
      '{entry} belongs to the VPC endpoint {service}: without it calls to that go by the proxy. If there is no such endpoint, untick it instead.',
    );
  });
}
