// The form's answers as one snapshot after another, outside of React: what is typed is taken here, and whoever reads the
// answers reads it from here.

import type { UseFormReturn } from 'react-hook-form';
import {
  type Bundle,
  bundlePlanned,
  bundleWith,
  type Draft,
  needsWholeDesk,
  type Planned,
  textPlanned,
} from '../../core/first.ts';
import { afterPaint } from './after-paint.ts';
import { type Change, changesBetween } from './answer-changes.ts';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { handChosen } from './hand-chosen.ts';
import { type Aside, amend, begin, drop, type History, lastStep, record, redo, undo } from './history.ts';
import { type Edit, sameAnswer } from './same-answer.ts';
import { deskNow, whenWhole, wholeCore, wholeCoreNow } from './whole-core.ts';
import { type Kept, keptOf, sameValues, shareTexts, writeKept } from './write-kept.ts';

export interface Snapshot {
  readonly draft: Draft;
  readonly bundle: Bundle;
  /**
   * The bundle before the last answer: what "changed" is measured against. An answer may take many keys
   * (same-answer.ts). The same object as `bundle` until there is one.
   */
  readonly before: Bundle;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What was typed last and is on its way into the snapshot: of its files those that somebody looks at, one by one. */
export interface Typed {
  /** The text of a file; nothing where there is none, or none that can be told alone. */
  text(path: string): string | undefined;
  /** As `before` of the snapshot to come. */
  readonly before: Bundle;
}

export interface Snapshots {
  /** What the form says now. */
  snapshot(): Snapshot;
  /** What the page shows, which is a moment behind while somebody types: a key is on the screen before all follows from it. */
  shown(): Snapshot;
  /** What the page began with, as it was built: what it is taken over with, whatever came since. */
  first(): Snapshot;
  /** What the snapshot that shows does not have yet. */
  typed(): Typed | undefined;
  /** Tells when another snapshot shows. */
  subscribe(listener: () => void): () => void;
  /** Tells when something was typed that the snapshot does not have yet. */
  subscribeTyped(listener: () => void): () => void;
  /** Takes what the form says from now on, and what it came to say since the last snapshot. Answers the way to stop. */
  follow(): () => void;
  /** Which whole draft this is: the form forgets its inputs with each, and they must be registered anew. */
  generation(): number;
  /** Writes all that the form had at some time; what was chosen by hand stays that. */
  rewrite(values: FormValues): void;
  /** Takes a whole draft in place of every answer. `anew`: as if nobody had chosen anything yet. */
  replace(draft: Draft, anew?: boolean): void;
  /**
   * Whatever `act` writes into the form is one answer of its own, to be taken back in one step. `aside` goes with it.
   * Answers which step it is; nothing where no file is another one for it.
   */
  together(act: () => void, aside?: Aside): number | undefined;
  /** What `act` writes belongs to the answer before it: a control that shows what another answer brought. */
  along(act: () => void): void;
  /**
   * Takes back a step by an act of its own: the same as `undo` where that step is the last one and the act leads to where
   * it came from, else one more answer.
   */
  takeBack(step: number, act: () => void, aside?: Aside): void;
  /** Which step led here; nothing at the beginning. */
  lastStep(): number | undefined;
  /** One answer back. Answers what changed by it; nothing where there is no answer to take back. */
  undo(): readonly Change[] | undefined;
  /** One answer forth again, of those that were taken back. */
  redo(): readonly Change[] | undefined;
}

/** What this needs of the form. */
export type AnswersForm = Pick<
  UseFormReturn<FormValues>,
  'getFieldState' | 'getValues' | 'reset' | 'setValue' | 'subscribe' | 'unregister'
>;

// A copy: what the form hands out goes on changing under whoever holds it.
const draftIn = (text: string): Draft => draftOf(JSON.parse(text));

/** Whether two bundles are the same files. */
export const saysTheSame = (one: Bundle, other: Bundle): boolean =>
  one.documents.length === other.documents.length &&
  one.documents.every(({ path, text }, index) => {
    const twin = other.documents[index];
    return path === twin?.path && text === twin.text;
  });

/** A change of one field that was taken, and of which not all is worked out. */
interface Pending extends Typed {
  readonly draft: Draft;
  readonly planned: Planned;
  /** The form's values, as JSON. */
  readonly said: string;
  readonly chosen: Kept['chosen'];
  readonly field: string | undefined;
  /** When, in milliseconds. */
  readonly at: number;
  readonly goesOn: boolean;
  /** The edit before it, which it leaves in place where it turns out to be no answer. */
  readonly former: Edit | undefined;
}

/** To which answer a change belongs: one of its own, the one before, or as time and field tell. */
type Belongs = 'own' | 'before' | 'told';

/**
 * Begins with what the form says now, whose bundle may be worked out already; it follows the form only after `follow`.
 * `missing` hears of a core that did not come.
 */
export function snapshotsOf(form: AnswersForm, missing: () => void, bundle?: Bundle): Snapshots {
  const listeners = new Set<() => void>();
  const typedListeners = new Set<() => void>();
  let read = JSON.stringify(form.getValues());
  const first = draftIn(read);
  const start = bundle ?? bundleWith(deskNow(), first);
  let current: Snapshot = { draft: first, bundle: start, before: start, canUndo: false, canRedo: false };
  const began = current;
  let history: History<Kept> = begin(keptOf(form));
  let last: Edit | undefined;
  /** The step of the answer that is being given; nothing where the next change begins one. */
  let open: number | undefined;
  let held = 0;
  let generation = 0;
  let pending: Pending | undefined;

  const hold = (act: () => void) => {
    settle();
    held += 1;
    try {
      act();
    } finally {
      held -= 1;
    }
  };
  const show = (next: Pick<Snapshot, 'draft' | 'bundle' | 'before'>) => {
    current = { ...next, canUndo: history.past.length > 0, canRedo: history.future.length > 0 };
    for (const listener of listeners) listener();
  };
  /** The answers are in the form before what makes their files is on the page; the files follow them a moment later. */
  const isAhead = (draft: Draft) => wholeCoreNow() === undefined && needsWholeDesk(draft);
  /** The files that the form says now, beside those before. */
  const reach = (before: Bundle) => {
    read = JSON.stringify(form.getValues());
    const draft = draftIn(read);
    if (isAhead(draft)) {
      show(current);
      wholeCore().then(() => reach(before), missing);
    } else show({ draft, bundle: bundleWith(deskNow(), draft), before });
  };
  /** The same answers by the whole desk: the files say the same, but more may be found. */
  const judgeAnew = () => {
    settle();
    const { draft, bundle: latest, before } = current;
    const bundle = bundleWith(deskNow(), draft);
    show({ draft, bundle, before: before === latest ? bundle : before });
  };
  /** Makes the present of the history what the form says; it says other files than before. */
  const keep = (now: Kept, goesOn: boolean, aside?: Aside) => {
    const came = history.past.at(-1);
    if (!goesOn || came === undefined || came.id !== open) {
      history = record(history, now, aside);
      open = lastStep(history);
    } else if (sameValues(came.state, now)) history = drop(history);
    else history = amend(history, now);
  };
  /** What follows from a draft whose bundle is worked out. */
  const arriveAt = (draft: Draft, bundle: Bundle, kept: Kept, goesOn: boolean, belongs: Belongs, aside?: Aside) => {
    const { bundle: latest, before } = current;
    // A default that is spelled out, as controls do that must show one, is no answer.
    const isAnswer = !saysTheSame(bundle, latest);
    if (!isAnswer || (belongs === 'before' && open === undefined)) history = amend(history, kept);
    else keep(kept, goesOn, aside);
    if (isAnswer) show({ draft, bundle, before: goesOn ? before : latest });
    else show({ draft, bundle, before: before === latest ? bundle : before });
    return isAnswer;
  };
  /** Works out the rest of what was typed. */
  const settle = () => {
    if (pending === undefined) return;
    const { draft, planned, said, chosen, field, at, goesOn, former } = pending;
    pending = undefined;
    const from = performance.now();
    const kept = shareTexts({ values: JSON.parse(said), chosen }, history.now);
    const isAnswer = arriveAt(draft, bundlePlanned(deskNow(), planned), kept, goesOn, 'told');
    // What it takes to write the files is no pause; the wait for them to be written is one.
    last = isAnswer ? { field, at: at + performance.now() - from } : former;
  };
  /** Takes what was typed into one field: first what somebody looks at, all else once that is on the screen. */
  const takeTyped = (field: string | undefined, draft: Draft, at: number) => {
    const goesOn = sameAnswer(last, { field, at });
    // What goes on with what is not worked out yet takes its place.
    if (!goesOn) settle();
    const inPlaceOf = pending;
    const desk = deskNow();
    const planned = desk.plan(draft, desk.definitions);
    const texts = new Map<string, string | undefined>();
    pending = {
      goesOn,
      before: goesOn ? current.before : current.bundle,
      former: last,
      ...inPlaceOf,
      ...{ draft, planned, said: read, chosen: handChosen(form), field, at },
      text(path) {
        if (!texts.has(path)) texts.set(path, textPlanned(desk, planned, path));
        return texts.get(path);
      },
    };
    last = { field, at };
    for (const listener of typedListeners) listener();
    if (inPlaceOf === undefined) afterPaint(settle);
  };
  const take = (field: string | undefined, belongs: Belongs = 'told', aside?: Aside) => {
    if (held > 0) return;
    const at = performance.now();
    const text = JSON.stringify(form.getValues());
    // The form speaks up more than once for one change, and for changes that change nothing.
    if (text === read) return;
    read = text;
    const draft = draftIn(text);
    if (!isAhead(draft) && belongs === 'told' && field !== undefined) return takeTyped(field, draft, at);
    settle();
    const goesOn = belongs === 'told' ? sameAnswer(last, { field, at }) : belongs === 'before';
    const kept = keptOf(form, history.now);
    if (isAhead(draft)) {
      // No answer before this one took the whole desk, so the files will be others.
      keep(kept, belongs === 'told' && goesOn, aside);
      last = { field, at };
      return reach(current.bundle);
    }
    if (arriveAt(draft, bundleWith(deskNow(), draft), kept, goesOn, belongs, aside)) {
      last = { field, at: performance.now() };
    }
  };
  /** The form was brought to where the history is by now. */
  const arrive = (at: History<Kept>) => {
    history = at;
    last = undefined;
    open = undefined;
    reach(current.bundle);
  };
  const rewrite = (values: FormValues, keepTouched = true) => {
    form.reset(values, { keepTouched });
    generation += 1;
    for (const listener of listeners) listener();
  };
  const together = (act: () => void, aside?: Aside) => {
    settle();
    const { made } = history;
    hold(act);
    take(undefined, 'own', aside);
    return history.made > made ? lastStep(history) : undefined;
  };
  const turn = (next: History<Kept> | undefined, carryOut: () => void) => {
    if (next === undefined) return undefined;
    const changes = changesBetween(history.now.values, next.now.values);
    hold(() => {
      writeKept(form, changes, next.now);
      carryOut();
    });
    arrive(next);
    return changes;
  };
  return {
    snapshot() {
      settle();
      return current;
    },
    shown: () => current,
    first: () => began,
    typed: () => pending,
    subscribeTyped(listener) {
      typedListeners.add(listener);
      return () => typedListeners.delete(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow() {
      const stops = [
        form.subscribe({ formState: { values: true }, callback: ({ name }) => take(name) }),
        whenWhole(judgeAnew),
      ];
      take(undefined);
      return () => {
        settle();
        for (const stop of stops) stop();
      };
    },
    generation: () => generation,
    rewrite: (values) => rewrite(values),
    replace(draft, anew = false) {
      // What was chosen by hand counts as that in the next answers too: a paste asks before it takes its place.
      together(() => rewrite(formValuesOf(draft), !anew));
    },
    together,
    along(act) {
      hold(act);
      take(undefined, 'before');
    },
    takeBack(step, act, aside) {
      hold(act);
      const before = undo(history);
      const isBack = lastStep(history) === step && before !== undefined && sameValues(before.now, keptOf(form));
      if (isBack) arrive(before);
      else take(undefined, 'own', aside);
    },
    lastStep() {
      settle();
      return lastStep(history);
    },
    undo() {
      settle();
      return turn(undo(history), () => history.past.at(-1)?.aside?.back());
    },
    redo() {
      settle();
      return turn(redo(history), () => history.future[0]?.aside?.forth());
    },
  };
}
