// What a benchmark tells: a value, and what it may be at most. Where it has no limit it is there to be compared.

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'us' | 'ms' | 'KB' | 'times';
  readonly limit?: number;
}

export const isOver = ({ value, limit = Number.POSITIVE_INFINITY }: Figure): boolean => !(value <= limit);

export const lineOf = (figure: Figure): string => {
  const { name, value, unit, limit } = figure;
  const said = limit === undefined ? '' : `limit ${limit}${isOver(figure) ? ': OVER' : ''}`;
  return `${name.padEnd(64)} ${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit.padEnd(6)} ${said}`.trimEnd();
};

// What is over a limit is measured again: a busy machine adds to a time, and never takes away from it.
const ATTEMPTS = 5;

/** The least value of several attempts; no further ones once it is within the limit. */
export async function least(limit: number, measure: () => Promise<number>): Promise<number> {
  let found = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && !(found <= limit); attempt += 1) {
    found = Math.min(found, await measure());
  }
  return found;
}

/** What ten times as much may cost: a little more than ten times, because nothing is measured to the last percent. */
const STEEPEST = 12;

/** The cost of each size, ten times the one before, and how it grew. `name` says what costs, of a size. */
export async function growing(
  sizes: readonly number[],
  name: (size: number) => string,
  cost: (size: number) => Promise<number>,
): Promise<readonly Figure[]> {
  const costs = sizes.map(() => Number.POSITIVE_INFINITY);
  const growth = (at: number): number => (costs[at] ?? 0) / (costs[at - 1] ?? 0);
  const isSteep = () => sizes.some((_, at) => at > 0 && !(growth(at) <= STEEPEST));
  for (let attempt = 0; attempt < ATTEMPTS && isSteep(); attempt += 1) {
    for (const [at, size] of sizes.entries()) costs[at] = Math.min(costs[at] ?? 0, await cost(size));
  }
  return sizes.flatMap((size, at): Figure[] => [
    { name: name(size), value: costs[at] ?? 0, unit: 'us' },
    ...(at === 0
      ? []
      : [{ name: '  that is, for ten times as much', value: growth(at), unit: 'times' as const, limit: STEEPEST }]),
  ]);
}
