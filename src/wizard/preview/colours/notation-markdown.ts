// Markdown: headings, code in a line, and blocks of code as what they are.

import { type LineMode, plain, type State } from './line-mode.ts';
import { mode as bash } from './notation-bash.ts';
import { shadesBy } from './pattern-mode.ts';
import { allOf } from './shades.ts';

interface Fence {
  /** The backticks that end it. */
  readonly ends: string;
  readonly mode: LineMode;
  readonly state: State;
}

interface MarkdownState {
  readonly fence?: Fence;
}

const OUTSIDE: MarkdownState = {};
const FENCE = /^\s*(`{3,})(\w*)\s*$/;
const INLINE = /(?<s>(`+)(?!`).*?[^`]\2(?!`))|(?<k>(?<=\]\()[^)\s]+(?=\)))|(?<w>\*\*[^*]+\*\*)/g;

function inFence(line: string, fence: Fence): { shades: string; after: MarkdownState } {
  if (line.trim() === fence.ends) return { shades: allOf('c', line), after: OUTSIDE };
  const { shades, after } = fence.mode.shade(line, fence.state);
  return { shades, after: { fence: { ...fence, state: after } } };
}

function outside(line: string): { shades: string; after: MarkdownState } {
  const [, ends, language] = FENCE.exec(line) ?? [];
  if (ends !== undefined) {
    const inner = language === 'bash' ? bash : plain;
    return { shades: allOf('c', line), after: { fence: { ends, mode: inner, state: inner.start } } };
  }
  return { shades: /^#{1,6} /.test(line) ? allOf('w', line) : shadesBy(INLINE, line), after: OUTSIDE };
}

export const mode: LineMode = {
  start: OUTSIDE,
  shade: (line, before: MarkdownState) => (before.fence === undefined ? outside(line) : inFence(line, before.fence)),
  isSame: (one: MarkdownState, other: MarkdownState) => {
    if (one.fence === undefined || other.fence === undefined) return one.fence === other.fence;
    return (
      one.fence.ends === other.fence.ends &&
      one.fence.mode === other.fence.mode &&
      one.fence.mode.isSame(one.fence.state, other.fence.state)
    );
  },
};
