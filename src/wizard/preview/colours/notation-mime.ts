// User data of several parts: each part in the colours of what it is.

import { type LineMode, plain, type State } from './line-mode.ts';
import { mode as bash } from './notation-bash.ts';
import { mode as yaml } from './notation-yaml.ts';
import { shadesBy } from './pattern-mode.ts';
import { allOf } from './shades.ts';

interface MimeState {
  /** What parts the parts, as the head told. */
  readonly boundary: string | undefined;
  /** The type of the part whose head this is; of the body once `body` is there. */
  readonly type: string;
  readonly body?: { readonly mode: LineMode; readonly state: State };
}

/** Part types by what they hold (cloudinit/user_data.py in canonical/cloud-init, and nodeadm's own). */
const MODES: readonly (readonly [RegExp, LineMode])[] = [
  [/^text\/(?:x-shellscript|cloud-boothook)/, bash],
  [/^(?:application\/node\.eks\.aws|text\/cloud-config)/, yaml],
];

const HEADER = /(?<k>^[\w-]+(?=:))|(?<s>"[^"]*"|(?<=: ?)[^\s";]+)/g;

const modeOf = (type: string): LineMode => MODES.find(([pattern]) => pattern.test(type))?.[1] ?? plain;

function inHead(line: string, { boundary, type }: MimeState): { shades: string; after: MimeState } {
  if (line === '') {
    const mode = modeOf(type);
    return { shades: '', after: { boundary, type, body: { mode, state: mode.start } } };
  }
  const [, found = type] = /^content-type:\s*([\w./-]+)/i.exec(line) ?? [];
  const [, bound = boundary] = /\bboundary="?([^";]+)/i.exec(line) ?? [];
  return { shades: shadesBy(HEADER, line), after: { boundary: bound, type: found } };
}

export const mode: LineMode = {
  start: { boundary: undefined, type: '' } satisfies MimeState,
  shade(line, before) {
    const state = before as MimeState;
    const { boundary, body } = state;
    if (boundary !== undefined && line.startsWith(`--${boundary}`)) {
      const isLast = line.startsWith(`--${boundary}--`);
      const after: MimeState = isLast
        ? { boundary, type: '', body: { mode: plain, state: plain.start } }
        : { boundary, type: '' };
      return { shades: allOf('c', line), after };
    }
    if (body === undefined) return inHead(line, state);
    const { shades, after } = body.mode.shade(line, body.state);
    return { shades, after: { ...state, body: { mode: body.mode, state: after } } };
  },
  isSame(one, other) {
    const a = one as MimeState;
    const b = other as MimeState;
    if (a.boundary !== b.boundary || a.type !== b.type) return false;
    if (a.body === undefined || b.body === undefined) return a.body === b.body;
    return a.body.mode === b.body.mode && a.body.mode.isSame(a.body.state, b.body.state);
  },
};
