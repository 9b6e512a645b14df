// The bypass list as the step shows it: entries in three groups, each with what the core says about it, and what it says
// about answers that have no row.

import { type BypassAddition, type BypassEntry, entryKey, type Finding } from '../../core/index.ts';

export interface BypassRow {
  readonly entry: BypassEntry;
  readonly findings: readonly Finding[];
  /** Where the row answers a question: the path of the addition, or of the entry in `bypass.remove`. */
  readonly field: string | undefined;
}

export interface BypassRows {
  /** What every node needs, whatever was answered. */
  readonly node: readonly BypassRow[];
  readonly cluster: readonly BypassRow[];
  readonly endpoints: readonly BypassRow[];
  /** The user's own. */
  readonly added: readonly BypassRow[];
  /**
   * About answers without a row: an entry that is there already, one switched off that is not there. What programs make
   * of the list is about no answer.
   */
  readonly rest: readonly Finding[];
}

const isAt = (field: string, path: string): boolean => field === path || field.startsWith(`${path}.`);

/** Cuts the list of a plan into groups. `remove` and `findings` belong to the same answers as `list`. */
export function bypassRows(
  list: readonly BypassEntry[],
  remove: readonly string[],
  findings: readonly Finding[],
): BypassRows {
  const rows = list.map((entry): BypassRow => {
    const removals = remove.flatMap((text, index) =>
      entryKey(text) === entry.entry ? [`bypass.remove.${index}`] : [],
    );
    const fields = entry.origin === 'user' ? [...removals, entry.field] : removals;
    return {
      entry,
      field: fields[0],
      findings: findings.filter((finding) => fields.some((field) => isAt(finding.field, field))),
    };
  });
  const told = new Set(rows.flatMap((row) => row.findings));
  const of = (...origins: readonly BypassEntry['origin'][]) =>
    rows.filter(({ entry }) => origins.includes(entry.origin));
  return {
    node: of('node'),
    cluster: of('service', 'vpc', 'cluster'),
    endpoints: of('endpoint'),
    added: of('user'),
    rest: findings.filter(
      (finding) => isAt(finding.field, 'bypass') && !isAt(finding.field, 'bypass.simulation') && !told.has(finding),
    ),
  };
}

/** The additions without the one at a path like `bypass.add.2`. */
export const withoutAddition = (add: readonly BypassAddition[], path: string): readonly BypassAddition[] =>
  add.filter((_, index) => path !== `bypass.add.${index}`);
