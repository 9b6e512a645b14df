// The colours of the file that shows: fetched with the first file of its notation, and kept up with what is typed.

import { type RefObject, useEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import type { Document } from '../../core/first.ts';
import type { ShownLine } from './changes.ts';
import type { LineMode } from './colours/line-mode.ts';
import { loadMode, modeOf, shadeKeeperNow } from './colours/notations.ts';
import type { Idle } from './colours/shade-keeper.ts';
import { shadedLine } from './colours/shades.ts';
import { useSeenLines } from './use-seen-lines.ts';

/** The page as built is plain. */
const NONE: readonly string[] = [];

const nothing = () => {};
const never = () => nothing;

/** Safari has no idle moments. */
const idle: Idle = (callback) => {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback(callback, { timeout: 3000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback, 50);
  return () => clearTimeout(id);
};

/**
 * A notation's mode, once it is here: the page does without while it has anything else to do. Where it does not come the
 * file stays plain, until one in that notation is shown anew.
 */
function useMode(notation: Document['notation']): LineMode | undefined {
  const [, arrived] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (modeOf(notation) !== undefined) return;
    let isGone = false;
    const cancel = idle(async () => {
      if ((await loadMode(notation)) && !isGone) arrived();
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [notation]);
  return modeOf(notation);
}

/** The shades of each line; empty, or fewer than the lines, where there are none yet. */
export function useShades(
  notation: Document['notation'],
  lines: readonly ShownLine[],
  box: RefObject<HTMLElement | null>,
  code: RefObject<HTMLElement | null>,
): readonly string[] {
  const mode = useMode(notation);
  const texts = useMemo(() => lines.map(({ text }) => shadedLine(text)), [lines]);
  const [isLate] = useState(mode === undefined);
  const keeper = useMemo(() => (mode === undefined ? undefined : shadeKeeperNow()?.(idle, isLate)), [mode, isLate]);
  const shades = useSyncExternalStore(
    keeper?.subscribe ?? never,
    () => (mode === undefined ? undefined : keeper?.shades(mode, texts)) ?? NONE,
    () => NONE,
  );
  useEffect(() => keeper?.finish(), [keeper, texts]);
  useSeenLines(box, code, keeper?.see ?? nothing);
  return shades;
}
