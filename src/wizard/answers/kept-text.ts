// Text that is typed or pasted and is no answer yet (half an entry, the output of a command) outlives the step it stands
// in: going on and coming back loses nothing. It is kept as long as the form and goes nowhere else.

import { useState } from 'react';
import { useAnswers } from './answers.tsx';

const kept = new WeakMap<object, Map<string, string>>();

/** A text by name, empty at first, and the way to set it. One part of the page owns a name. */
export function useKeptText(name: string): readonly [text: string, set: (text: string) => void] {
  const { form } = useAnswers();
  const [text, setText] = useState(() => kept.get(form)?.get(name) ?? '');
  const set = (next: string) => {
    const texts = kept.get(form) ?? new Map<string, string>();
    kept.set(form, texts.set(name, next));
    setText(next);
  };
  return [text, set];
}

/** Forgets the texts of a form, for parts of the page that are drawn from then on. Answers the way back. */
export function forgetKeptTexts(form: object): () => void {
  const texts = kept.get(form);
  kept.delete(form);
  return () => {
    if (texts !== undefined) kept.set(form, texts);
  };
}
