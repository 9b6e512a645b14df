// Findings are computed at every key, and few keys change the list or the cluster: the last answer is kept until what it
// follows from is another.

import type { BypassEntry, Plan } from '../model/plan.ts';
import type { Program } from '../model/program.ts';

interface Kept<Result> {
  readonly key: string;
  readonly list: readonly BypassEntry[];
  readonly programs: readonly Program[];
  readonly result: Result;
}

/** What should happen to calls follows from this, beside the list. */
function clusterKey({ endpointHost, settings }: Plan): string {
  const { name: _name, certificateAuthority: _authority, ...cluster } = settings.cluster;
  return JSON.stringify([cluster, endpointHost]);
}

/**
 * The same function, for which a plan with the same list, cluster and programs is the same plan. The list is the same
 * array as long as it says the same (entries.ts), and so are the programs (core/plan/programs.ts).
 */
export function keepForList<Result>(
  work: (plan: Plan, entries: readonly string[]) => Result,
): (plan: Plan, entries?: readonly string[]) => Result {
  let last: Kept<Result> | undefined;
  return (plan, entries = []) => {
    const { bypass: list, programs } = plan;
    const key = `${entries.join('\n')}\n\n${clusterKey(plan)}`;
    if (last?.key !== key || last.list !== list || last.programs !== programs) {
      last = { key, list, programs, result: work(plan, entries) };
    }
    return last.result;
  };
}
