// Collects what a part asserts: how many held, which did not, what was seen.

import type { Fact, Lab, PartReport } from './part.ts';

export interface Record {
  /** Notes an assertion; `instead` says what was seen where it does not hold. */
  hold(story: string, what: string, good: boolean, instead?: string): void;
  see(fact: Fact): void;
  skip(what: string): void;
  count(what: string, more?: number): void;
  /** What another record holds, behind what is here. */
  take(other: PartReport): void;
  report(): PartReport;
}

export function newRecord(): Record {
  const facts: Fact[] = [];
  const failures: string[] = [];
  const notRun: string[] = [];
  const counts: { [what: string]: number } = {};
  let passed = 0;
  return {
    hold(story, what, good, instead = '') {
      if (good) passed += 1;
      else failures.push(`${story}: ${what}${instead === '' ? '' : `: ${instead.slice(0, 600)}`}`);
    },
    see: (fact) => facts.push(fact),
    skip: (what) => notRun.push(what),
    count(what, more = 1) {
      counts[what] = (counts[what] ?? 0) + more;
    },
    take(other) {
      facts.push(...other.facts);
      failures.push(...other.failures);
      notRun.push(...other.notRun);
      passed += other.passed;
      for (const [what, more] of Object.entries(other.counts)) counts[what] = (counts[what] ?? 0) + more;
    },
    report: () => ({ facts, passed, failures, notRun, counts }),
  };
}

/** Does a work with each of some things, when it is its turn; what comes of it is noted in their order. */
export async function each<T>(
  { turn }: Lab,
  things: readonly T[],
  record: Record,
  work: (thing: T, record: Record) => Promise<void>,
): Promise<void> {
  const reports = await Promise.all(
    things.map(async (thing) => {
      const own = newRecord();
      await turn(() => work(thing, own));
      return own.report();
    }),
  );
  for (const report of reports) record.take(report);
}
