// What is wrong or doubtful about the user's own part of the bypass list, seen against the whole list.

import { partitions } from '../aws/regions.ts';
import { entryKey } from '../bypass/entries.ts';
import { checkBypassEntry } from '../model/bypass-entry.ts';
import type { Finding } from '../model/finding.ts';
import { excerpt } from '../model/plain-text.ts';
import type { BypassEntry } from '../model/plan.ts';
import type { Draft } from '../model/settings.ts';

type BypassDraft = NonNullable<Draft['bypass']>;

export const bypassFindings = (draft: BypassDraft, list: readonly BypassEntry[]): readonly Finding[] => {
  const known = new Map(list.map((one) => [one.entry, one]));
  return [...additionFindings(draft.add ?? [], list, known), ...removalFindings(draft.remove ?? [], known)];
};

type Known = ReadonlyMap<string, BypassEntry>;

const without = <T>(items: readonly T[], index: number): readonly T[] => items.filter((_, at) => at !== index);

function additionFindings(
  add: NonNullable<BypassDraft['add']>,
  list: readonly BypassEntry[],
  known: Known,
): readonly Finding[] {
  const seen = new Set<string>();
  return add.flatMap((addition, index) => {
    const entry = typeof addition === 'string' ? addition : addition.entry;
    if (entry === '' || checkBypassEntry(entry) !== undefined) return [];
    const doubt = (code: string, severity: Finding['severity'], en: string): readonly Finding[] => [
      {
        code: `bypass.${code}`,
        severity,
        field: `bypass.add.${index}`,
        params: { entry: excerpt(entry) },
        text: { en },
        mend: { label: { en: 'Take it out' }, field: 'bypass.add', value: without(add, index) },
      },
    ];
    const there = known.get(entry);
    if (seen.has(entry) || (there !== undefined && there.origin !== 'user')) {
      return doubt('already-there', 'note', '{entry} is in the list already.');
    }
    seen.add(entry);
    if (/\/0$/.test(entry)) {
      return doubt('all-addresses', 'warning', '{entry} sends every address direct: what has no route would hang.');
    }
    if (!sendsAwsDirect(entry, list)) return [];
    return doubt(
      'aws-host',
      'warning',
      '{entry} sends AWS services direct. Without a VPC endpoint for each of them the connection hangs. If there is one, tick it among the VPC endpoints instead.',
    );
  });
}

const suffixes = [
  ...partitions.flatMap(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix]),
  'on.aws',
];

/**
 * Whether a host entry takes in AWS services that the list does not send direct anyway. Endpoints by their own host
 * names (vpce) and load balancers (elb) are the user's own.
 */
function sendsAwsDirect(entry: string, list: readonly BypassEntry[]): boolean {
  const host = entry.replace(/^\./, '');
  const under = (inner: string, outer: string) => inner === outer || inner.endsWith(`.${outer}`);
  if (!suffixes.some((suffix) => under(host, suffix) || under(suffix, host))) return false;
  if (host.split('.').some((label) => label === 'vpce' || label === 'elb')) return false;
  return !list.some((one) => one.origin !== 'user' && under(host, one.entry.replace(/^\./, '')));
}

function removalFindings(remove: NonNullable<BypassDraft['remove']>, known: Known): readonly Finding[] {
  return remove.flatMap((text, index): readonly Finding[] => {
    if (text === '') return [];
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
    if (entry.origin === 'user') return [];
    if (!entry.essential) {
      return [
        {
          code: 'bypass.computed-removed',
          // What was computed from the cluster is needed by it; the rest may well be left out where nothing calls it.
          severity: entry.field === '' ? 'note' : 'warning',
          field: about.field,
          params: { entry: entry.entry },
          text: { en: '{entry} is left out of NO_PROXY: what goes there takes the proxy.' },
          mend: { ...about.mend, label: { en: 'Put {entry} back' } },
        },
      ];
    }
    return [
      {
        code: 'bypass.essential-removed',
        severity: 'error',
        field: about.field,
        params: { ...entry.params, entry: entry.entry },
        text: {
          en: `{entry} cannot be left out: ${entry.reason.en}. Through the proxy this fails, and nodes with it.`,
        },
        mend: { ...about.mend, label: { en: 'Put {entry} back' } },
      },
    ];
  });
}
