// The form's answers as one snapshot after another, outside of React: what is typed is taken here, and whoever reads the
// answers reads it from here.

import type { UseFormReturn } from 'react-hook-form';
import { type Bundle, bundleWith, type Draft, needsWholeDesk } from '../../core/first.ts';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { type Edit, sameAnswer } from './same-answer.ts';
import { deskNow, whenWhole, wholeCore, wholeCoreNow } from './whole-core.ts';

export interface Snapshot {
  readonly draft: Draft;
  readonly bundle: Bundle;
  /**
   * The bundle before the last answer: what "changed" is measured against. An answer may take many keys
   * (same-answer.ts). The same object as `bundle` until there is one.
   */
  readonly before: Bundle;
}

export interface Snapshots {
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  /** Takes what the form says from now on, and what it came to say since the last snapshot. Answers the way to stop. */
  follow(): () => void;
  /** Takes a whole draft in place of every answer. `anew`: as if nobody had chosen anything yet. */
  replace(draft: Draft, anew?: boolean): void;
}

/** What this needs of the form. */
export type AnswersForm = Pick<UseFormReturn<FormValues>, 'getValues' | 'reset' | 'subscribe'>;

// A copy: what the form hands out goes on changing under whoever holds it.
const draftIn = (text: string): Draft => JSON.parse(text);

/** Whether two bundles are the same files. */
export const saysTheSame = (one: Bundle, other: Bundle): boolean =>
  one.documents.length === other.documents.length &&
  one.documents.every(({ path, text }, index) => {
    const twin = other.documents[index];
    return path === twin?.path && text === twin.text;
  });

/** Begins with what the form says now; it follows the form only after `follow`. `missing` hears of a core that did not come. */
export function snapshotsOf(form: AnswersForm, missing: () => void): Snapshots {
  const listeners = new Set<() => void>();
  let read = JSON.stringify(draftOf(form.getValues()));
  const first = draftIn(read);
  const start = bundleWith(deskNow(), first);
  let current: Snapshot = { draft: first, bundle: start, before: start };
  let last: Edit | undefined;

  /** The bundle before the answer to which a change belongs that leads to `bundle`. */
  const beforeOf = (bundle: Bundle, field: string | undefined): Bundle => {
    const { bundle: latest, before } = current;
    // A default that is spelled out, as controls do that must show one, is no answer.
    if (saysTheSame(bundle, latest)) return before === latest ? bundle : before;
    const edit = { field, at: performance.now() };
    const goesOn = sameAnswer(last, edit);
    last = edit;
    return goesOn ? before : latest;
  };
  const take = (field: string | undefined) => {
    const text = JSON.stringify(draftOf(form.getValues()));
    // The form speaks up more than once for one change, and for changes that change nothing.
    if (text === read) return;
    const draft = draftIn(text);
    if (wholeCoreNow() === undefined && needsWholeDesk(draft)) {
      // The answers are in the form meanwhile; the files follow them a moment later.
      wholeCore().then(() => take(field), missing);
      return;
    }
    read = text;
    const bundle = bundleWith(deskNow(), draft);
    current = { draft, bundle, before: beforeOf(bundle, field) };
    for (const listener of listeners) listener();
  };
  /** The same answers by the whole desk: the files say the same, but more may be found. */
  const judgeAnew = () => {
    const { draft, bundle: latest, before } = current;
    const bundle = bundleWith(deskNow(), draft);
    current = { draft, bundle, before: before === latest ? bundle : before };
    for (const listener of listeners) listener();
  };
  return {
    snapshot: () => current,
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
        for (const stop of stops) stop();
      };
    },
    replace(draft, anew = false) {
      // What was chosen by hand counts as that in the next answers too: a paste asks before it takes its place.
      form.reset(formValuesOf(draft), { keepTouched: !anew });
      take(undefined);
    },
  };
}
