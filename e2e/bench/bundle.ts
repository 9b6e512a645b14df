// How long a whole bundle takes: after a key in the field of the proxy, which every file names, after one in the bypass
// list, which every program is asked about, and for answers that share nothing with the last ones.

import type { Core } from './built-core.ts';
import { draftOf, withEntry, withProxy } from './drafts.ts';
import { type Figure, growing, least } from './figure.ts';
import { timed, worked } from './timing.ts';

/** Microseconds. */
const BUNDLE_LIMIT = 1000;
/** Calls in one batch: together they are over before the system hands the core to somebody else. */
const CALLS = 8;

export async function bundleFigures({ bundleOf }: Core): Promise<readonly Figure[]> {
  const one = draftOf({});
  const other = draftOf({ groups: 1, entries: 3 });
  const abroad = { ...other, cluster: { ...other.cluster, region: 'us-west-2', serviceCidrs: ['10.100.0.0/16'] } };
  const median = async (draft: (round: number) => typeof one) =>
    (await timed((round) => bundleOf(draft(round)), CALLS)).median;
  // Every round is another draft, also in the next batch.
  let rounds = 0;
  const next = () => {
    rounds += 1;
    return rounds;
  };
  const key = await least(BUNDLE_LIMIT, () => median(() => withProxy(one, next())));
  return [
    { name: 'a bundle, 1 node group, after a key of the proxy: median', value: key, unit: 'us', limit: BUNDLE_LIMIT },
    {
      name: 'the same after a key in the bypass list: median',
      value: await median(() => withEntry(one, next())),
      unit: 'us',
    },
    {
      name: 'the same for two clusters in turn, nothing kept: median',
      value: await median((round) => withProxy(round % 2 === 0 ? one : abroad, next())),
      unit: 'us',
    },
    ...(await growing(
      [5, 50],
      (size) => `a bundle, ${size} node groups, after a key of the proxy`,
      (size) => {
        const draft = draftOf({ groups: size });
        return worked(Math.max(1, 20 / size), () => bundleOf(withProxy(draft, next())));
      },
    )),
    ...(await growing(
      [20, 200, 2000],
      (size) => `a bundle, ${size} entries, after a key of the proxy`,
      (size) => {
        const draft = draftOf({ entries: size });
        return worked(Math.max(1, 200 / size), () => bundleOf(withProxy(draft, next())));
      },
    )),
    ...(await growing(
      [20, 200, 2000],
      (size) => `a bundle, ${size} entries, after a key in the bypass list`,
      (size) => {
        const draft = draftOf({ entries: size });
        return worked(Math.max(1, 100 / size), () => bundleOf(withEntry(draft, next())));
      },
    )),
  ];
}
