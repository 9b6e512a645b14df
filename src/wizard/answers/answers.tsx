// The one snapshot of the answers, between react-hook-form, which holds what is typed, and everything that reads it:
// the preview, the findings, the step captions, the files to copy and download.

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form';
import { type Bundle, bundleOf, type Draft } from '../../core/index.ts';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { type Edit, sameAnswer } from './same-answer.ts';

export interface Snapshot {
  readonly draft: Draft;
  readonly bundle: Bundle;
  /**
   * The bundle before the last answer: what "changed" is measured against. An answer may take many keys
   * (same-answer.ts). The same object as `bundle` until there is one.
   */
  readonly before: Bundle;
}

interface Answers {
  readonly form: UseFormReturn<FormValues>;
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  /** Takes a whole draft in place of every answer. */
  replace(draft: Draft): void;
}

// A copy: what the form hands out goes on changing under whoever holds it.
const draftIn = (text: string): Draft => JSON.parse(text);

function answersOf(form: UseFormReturn<FormValues>): Answers {
  const listeners = new Set<() => void>();
  let read = JSON.stringify(draftOf(form.getValues()));
  const first = draftIn(read);
  const start = bundleOf(first);
  let current: Snapshot = { draft: first, bundle: start, before: start };
  let last: Edit | undefined;
  const take = (field: string | undefined) => {
    const text = JSON.stringify(draftOf(form.getValues()));
    // The form speaks up more than once for one change, and for changes that change nothing.
    if (text === read) return;
    read = text;
    const draft = draftIn(text);
    const edit = { field, at: performance.now() };
    current = { draft, bundle: bundleOf(draft), before: sameAnswer(last, edit) ? current.before : current.bundle };
    last = edit;
    for (const listener of listeners) listener();
  };
  form.subscribe({ formState: { values: true }, callback: ({ name }) => take(name) });
  return {
    form,
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace(draft) {
      form.reset(formValuesOf(draft));
      take(undefined);
    },
  };
}

const AnswersContext = createContext<Answers | undefined>(undefined);

export function AnswersProvider({ draft, children }: { readonly draft: Draft; readonly children: ReactNode }) {
  const form = useForm<FormValues>({ defaultValues: formValuesOf(draft) });
  const [answers] = useState(() => answersOf(form));
  return (
    <AnswersContext value={answers}>
      <FormProvider {...form}>{children}</FormProvider>
    </AnswersContext>
  );
}

export function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (answers === undefined) throw new Error('useAnswers outside of AnswersProvider');
  return answers;
}

/** What a part of the page needs of the snapshot. It renders again only when that part is another one (by identity). */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  const { subscribe, snapshot } = useAnswers();
  return useSyncExternalStore(subscribe, () => select(snapshot()));
}
