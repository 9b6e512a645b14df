// Text that is typed or pasted and is no answer yet (half an entry, the output of a command) outlives the step it stands
// in: going on and coming back loses nothing. It is kept as long as the form and goes nowhere else.

import { useSyncExternalStore } from 'react';
import { useAnswers } from './answers.tsx';

type Texts = ReadonlyMap<string, string>;

const kept = new WeakMap<object, Texts>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function keep(form: object, texts: Texts) {
  kept.set(form, texts);
  for (const listener of listeners) listener();
}

/** A text by name, empty at first, and the way to set it. One part of the page owns a name. */
export function useKeptText(name: string): readonly [text: string, set: (text: string) => void] {
  const { form } = useAnswers();
  const current = () => kept.get(form)?.get(name) ?? '';
  const text = useSyncExternalStore(subscribe, current, current);
  return [text, (next) => keep(form, new Map(kept.get(form)).set(name, next))];
}

/** Forgets the texts of a form. Answers the way back, which leaves alone what was typed since. */
export function forgetKeptTexts(form: object): () => void {
  const forgotten = kept.get(form) ?? new Map<string, string>();
  keep(form, new Map());
  return () => {
    const since = [...(kept.get(form) ?? [])].filter(([, text]) => text !== '');
    keep(form, new Map([...forgotten, ...since]));
  };
}
