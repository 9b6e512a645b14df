// Scripts that are killed in the middle, and run again: the end is the same.

import { bundleOf } from '../../../src/core/index.ts';
import type { Ran, Stopped } from './desk.ts';
import { differences, KEPT_MAP, type State, unmarked } from './state.ts';
import { apply, aSecond, rollback, type Setting, said } from './stories.ts';

const CHANGES = ['apply', 'create', 'delete', 'patch', 'replace'];

/** Whether a call of kubectl can change the cluster. The server's own record is held against it. */
function changes(call: readonly string[]): boolean {
  const words = call.filter(
    (word, at) => !word.startsWith('-') && !['--context', '--namespace'].includes(call[at - 1] ?? ''),
  );
  if (call.includes('--local') || call.some((word) => word.startsWith('--dry-run'))) return false;
  return CHANGES.includes(words[0] ?? '') || (words[0] === 'rollout' && words[1] === 'restart');
}

/**
 * Before which calls a script is killed: between two calls that only read the cluster is the same, so one cut stands for
 * all between two changes, and each state that a script can leave behind is there once.
 */
const cuts = (calls: readonly (readonly string[])[]): readonly number[] => [
  1,
  ...calls.flatMap((call, at) => (changes(call) && at + 2 <= calls.length ? [at + 2] : [])),
];

const withoutKept = ({ [KEPT_MAP]: _kept, ...state }: State): State => unmarked(state);

/**
 * Kills apply.sh and rollback.sh at each of their cuts and runs them again. Each round is a whole way there and back, so
 * that the cluster is in the end what it was.
 */
export async function holdInterrupted({ cluster, draft, record, name }: Setting): Promise<void> {
  const story = `${name}, interrupted`;
  const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
  const { desk, flags } = cluster;
  desk.take(bundleOf(draft));
  await cluster.reset();
  const before = await cluster.state();
  const written = async (script: () => Promise<Ran>): Promise<Ran> => {
    const start = cluster.writes();
    const ran = await script();
    const count = ran.calls.filter(changes).length;
    const really = cluster.writes() - start;
    hold('the server saw as many changes as there are calls that change', count === really, `${count}, ${really}`);
    return ran;
  };
  const there = await written(() => apply(cluster));
  const applied = await cluster.state();
  const back = await written(() => rollback(cluster));
  hold('both scripts end well', there.code === 0 && back.code === 0, said(there) + said(back));

  const stop = async (script: string, at: number, signal: Stopped['signal']): Promise<void> => {
    const stopped = await desk.script(script, ['--yes', ...flags], { before: at, signal });
    hold(`${script} is stopped before call ${at}`, stopped.code !== 0 && stopped.calls.length === at, said(stopped));
    record.count('interruptions');
    if (signal === 'INT') {
      hold(`${script} names the step at which it is interrupted`, /^Failed: /m.test(stopped.err), said(stopped));
      hold(`${script} leaves no folder behind where it is interrupted`, desk.leftInTmp().length === 0);
    }
  };
  const [goes, comes] = [cuts(there.calls), cuts(back.calls)];
  const round = async (go: number | undefined, come: number | undefined): Promise<void> => {
    if (go !== undefined) {
      await stop('apply.sh', go, 'KILL');
      await aSecond();
    }
    const again = await apply(cluster);
    hold(`apply.sh ends well after it was killed before call ${go}`, again.code === 0, said(again));
    const wrong = differences(withoutKept(await cluster.state()), withoutKept(applied));
    hold(`apply.sh brings the same after it was killed before call ${go}`, wrong === '', wrong);
    if (come === undefined) return cluster.reset();
    await stop('rollback.sh', come, 'KILL');
    await aSecond();
    const rolled = await rollback(cluster);
    hold(`rollback.sh ends well after it was killed before call ${come}`, rolled.code === 0, said(rolled));
    const left = differences(await cluster.state(), before);
    hold(`rollback.sh leaves nothing after it was killed before call ${come}`, left === '', left);
  };
  for (let at = 0; at < Math.max(goes.length, comes.length); at += 1) await round(goes[at], comes[at]);
  desk.leftInTmp();
  await stop('apply.sh', goes[2] ?? 1, 'INT');
  await rollback(cluster);
  const left = differences(await cluster.state(), before);
  hold('rollback.sh undoes half an apply.sh', left === '', left);
  record.see({
    story,
    witness: cluster.title,
    seen: `apply.sh has ${there.calls.length} calls of kubectl, ${goes.length - 1} of which change something, rollback.sh ${back.calls.length} and ${comes.length - 1}, and the server's record agrees. Killed before the first and after each change, and run again, the end is the same; rollback.sh undoes half an apply.sh.`,
  });
}
