// What the core says about one answer, without rendering for every keystroke elsewhere.

import { useMemo } from 'react';
import type { Finding } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import type { Snapshot } from '../answers/snapshots.ts';

const isAt = (finding: Finding, field: string): boolean =>
  finding.field === field || finding.field.startsWith(`${field}.`);

// Every answer makes new findings; those that say the same are the same.
const same = (one: readonly Finding[], other: readonly Finding[]): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other);

function selectAt(field: string): (snapshot: Snapshot) => readonly Finding[] {
  let last: readonly Finding[] = [];
  return ({ bundle }) => {
    const next = bundle.findings.filter((finding) => isAt(finding, field));
    if (!same(last, next)) last = next;
    return last;
  };
}

/** The findings at a field or below it (an item of its list). The same array as long as they say the same. */
export function useFieldFindings(field: string): readonly Finding[] {
  const select = useMemo(() => selectAt(field), [field]);
  return useSnapshot(select);
}
