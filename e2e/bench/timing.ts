// Times that hold on a busy machine too. Other work makes calls slower and never faster, for a moment or for seconds: so
// there are many batches with pauses between them, and the one that was disturbed least counts.

const BATCHES = 100;

const pause = () => new Promise((done) => setTimeout(done, 10));

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The values of all batches, after a warm-up of a fifth of them. */
async function inBatches<Value>(batches: number, batch: () => Value): Promise<Value[]> {
  for (let round = 0; round < batches / 5; round += 1) batch();
  const values: Value[] = [];
  for (let round = 0; round < batches; round += 1) {
    await pause();
    values.push(batch());
  }
  return values;
}

export interface Timed {
  /** Microseconds, in the quietest batch. */
  readonly median: number;
  /** The same over all calls: what it was like on this machine, busy as it was. */
  readonly overall: number;
}

/** A batch of so many calls should be over before the system hands the core to somebody else. */
export async function timed(work: (round: number) => void, calls = 40): Promise<Timed> {
  const batches = await inBatches(BATCHES, () =>
    Array.from({ length: calls }, (_, round) => {
      const start = performance.now();
      work(round);
      return (performance.now() - start) * 1000;
    }),
  );
  return { median: Math.min(...batches.map(middle)), overall: middle(batches.flat()) };
}

/**
 * Microseconds of processor that a call takes, for calls of milliseconds: on a busy machine those are interrupted, and the
 * clock on the wall counts what ran meanwhile. Collecting garbage counts.
 */
export async function worked(calls: number, work: (round: number) => void, count = BATCHES / 2): Promise<number> {
  const batches = await inBatches(count, () => {
    const before = process.cpuUsage();
    for (let round = 0; round < calls; round += 1) work(round);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / calls;
  });
  return Math.min(...batches);
}
