// Findings are computed at every keystroke, and few of them change the list or the cluster: the last answer is kept until
// what it follows from is another.

import type { Plan } from '../model/plan.ts';
import type { Program } from '../model/program.ts';

/** What a list, and what should happen to calls, follow from. */
function listKey({ bypass, endpointHost, settings }: Plan): string {
  const { name: _name, certificateAuthority: _authority, ...cluster } = settings.cluster;
  const list = bypass.map(({ entry, origin, removed }) => [entry, origin === 'user', removed]);
  return JSON.stringify([list, cluster, endpointHost]);
}

/** The same function, for which a plan with the same list, cluster and programs is the same plan. */
export function keepLast<Result>(
  work: (plan: Plan, entries: readonly string[]) => Result,
): (plan: Plan, entries?: readonly string[]) => Result {
  let last: { readonly key: string; readonly programs: readonly Program[]; readonly result: Result } | undefined;
  return (plan, entries = []) => {
    const key = `${entries.join('\n')}\n\n${listKey(plan)}`;
    if (last?.key !== key || last.programs !== plan.programs) {
      last = { key, programs: plan.programs, result: work(plan, entries) };
    }
    return last.result;
  };
}
