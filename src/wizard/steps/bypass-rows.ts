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

/** Fewer are looked at one by one. */
const MANY = 3;

/** What the core says about an entry that another one of the list makes superfluous. */
const SHADOWED = 'bypass.shadowed';

/**
 * The paths of the user's entries that others make superfluous, where they are many: a whole list was pasted. Those can
 * go all at once, because what makes them superfluous stays: an entry that waits for another such entry to go is left out.
 */
export function superfluous(rows: readonly BypassRow[]): ReadonlySet<string> {
  const shadowed = rows.flatMap(({ entry, findings }) =>
    findings
      .filter(({ code }) => code === SHADOWED)
      .map(({ field, params }) => ({ entry: entry.entry, field, other: params.other })),
  );
  const going = new Set(shadowed.map(({ entry }) => entry));
  const paths = shadowed.filter(({ other }) => !going.has(String(other))).map(({ field }) => field);
  return new Set(paths.length < MANY ? [] : paths);
}

/** The additions without those at paths like `bypass.add.2`. */
export const withoutAdditions = (
  add: readonly BypassAddition[],
  paths: ReadonlySet<string>,
): readonly BypassAddition[] => add.filter((_, index) => !paths.has(`bypass.add.${index}`));
