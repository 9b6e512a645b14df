// Whether ten thousand bundles leave anything behind: what is in use after all garbage is collected.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Core } from './built-core.ts';
import { draftOf, withEntry, withProxy } from './drafts.ts';
import type { Figure } from './figure.ts';

const BUNDLES = 10_000;
/** Kilobytes: the engine keeps notes of its own, and a cache that is full stays full. */
const LEFT_LIMIT = 2000;

/** Kilobytes in use. */
function inUse(collect: () => void): number {
  for (let round = 0; round < 4; round += 1) collect();
  return process.memoryUsage().heapUsed / 1024;
}

export async function memoryFigures({ bundleOf }: Core): Promise<readonly Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const draft = draftOf({ entries: 3 });
  const make = (round: number) => {
    bundleOf(round % 10 === 0 ? withEntry(draft, round) : withProxy(draft, round));
  };
  for (let round = 0; round < BUNDLES / 10; round += 1) make(round);
  const before = inUse(collect);
  for (let round = 0; round < BUNDLES; round += 1) make(round);
  const left = inUse(collect) - before;
  return [
    { name: 'in use after 1,000 bundles', value: before, unit: 'KB' },
    { name: `more in use after ${BUNDLES} others`, value: left, unit: 'KB', limit: LEFT_LIMIT },
  ];
}
