// A whole text in the colours of its notation, for tests.

import type { Document } from '../../../core/first.ts';
import { loadMode, modeOf } from './notations.ts';
import { cutter, type Part } from './shades.ts';

/** The parts of each line. */
export async function shadedIn(notation: Document['notation'], text: string): Promise<readonly (readonly Part[])[]> {
  await loadMode(notation);
  const mode = modeOf(notation);
  if (mode === undefined) throw new Error(`There are no colours for ${notation}.`);
  let state = mode.start;
  return text.split('\n').map((line) => {
    const { shades, after } = mode.shade(line, state);
    state = after;
    return cutter(shades)(line);
  });
}
