// The states of the answers one after another, and the way back and forth through them. It knows nothing of the form, and
// nothing of what a state is: every change makes another history.

/** More than anybody takes back one by one, and few enough to keep. */
export const MOST_STEPS = 200;

/** What goes with a step and is no answer: it is carried out when the step is taken back, and when it is taken again. */
export interface Aside {
  back(): void;
  forth(): void;
}

/** One step. In the past, `state` is what it came from; in the future, what it leads to. */
interface Step<S> {
  /** The same as long as the step is there, however often it is taken back and again. */
  readonly id: number;
  readonly state: S;
  readonly aside?: Aside | undefined;
}

export interface History<S> {
  /** Oldest first. */
  readonly past: readonly Step<S>[];
  readonly now: S;
  /** Next first. */
  readonly future: readonly Step<S>[];
  /** How many steps were ever made. */
  readonly made: number;
}

export const begin = <S>(now: S): History<S> => ({ past: [], now, future: [], made: 0 });

/** Which step led to the present; nothing at the beginning. */
export const lastStep = ({ past }: History<unknown>): number | undefined => past.at(-1)?.id;

/** A new step to `now`. What was taken back before is gone for good, and so is the oldest step where there are too many. */
export function record<S>({ past, now: state, made }: History<S>, now: S, aside?: Aside): History<S> {
  const step: Step<S> = { id: made + 1, state, aside };
  return { past: [...past, step].slice(-MOST_STEPS), now, future: [], made: step.id };
}

/** The present as it is more exactly: no step, and nothing of what can be taken again is lost. */
export const amend = <S>(history: History<S>, now: S): History<S> => ({ ...history, now });

/** The history without its last step, which came to nothing: the present is what it was before. */
export function drop<S>(history: History<S>): History<S> {
  const last = history.past.at(-1);
  return last === undefined ? history : { ...history, past: history.past.slice(0, -1), now: last.state };
}

/** One step back; nothing where there is none. */
export function undo<S>(history: History<S>): History<S> | undefined {
  const { past, now, future } = history;
  const last = past.at(-1);
  if (last === undefined) return undefined;
  return { ...history, past: past.slice(0, -1), now: last.state, future: [{ ...last, state: now }, ...future] };
}

/** One step forth again; nothing where none was taken back. */
export function redo<S>(history: History<S>): History<S> | undefined {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return undefined;
  return { ...history, past: [...past, { ...next, state: now }], now: next.state, future: rest };
}
