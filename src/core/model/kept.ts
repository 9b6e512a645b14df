// A bundle is worked out anew at every key, and most of what it follows from stays as it was. What is dear to work out is
// kept: pure functions stay pure, they only do not work twice. Nothing of what they take or give is ever written to.

/** What JSON tells whole: two values with the same JSON are the same. */
type Plain = string | number | boolean | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** The same type, seen key by key (an interface is not taken for `Plain` as it stands); nothing fits where it has functions. */
type PlainParts<Data> = {
  readonly [Key in keyof Data]: Data[Key] extends Plain
    ? Data[Key]
    : Data[Key] extends (...args: never) => unknown
      ? never
      : PlainParts<Data[Key]>;
};

/**
 * The same function. Where it is asked with data that says the same as the last time, it gives the same answer, the very
 * object. All that the answer follows from has to be in the data.
 */
export function keepLast<Data extends PlainParts<Data>, Answer>(work: (data: Data) => Answer): (data: Data) => Answer {
  let last: { readonly said: string; readonly answer: Answer } | undefined;
  return (data) => {
    const said = JSON.stringify(data);
    if (last?.said !== said) last = { said, answer: work(data) };
    return last.answer;
  };
}

/** The same function, which works out its answer for an object, and for the text beside it, only once in a row. */
export function keepFor<Source extends object, Answer>(
  work: (source: Source, text: string) => Answer,
): (source: Source, text?: string) => Answer {
  const known = new WeakMap<Source, { readonly text: string; readonly answer: Answer }>();
  return (source, text = '') => {
    const last = known.get(source);
    if (last?.text === text) return last.answer;
    const answer = work(source, text);
    known.set(source, { text, answer });
    return answer;
  };
}

/** The same function, which works once. */
export function once<Answer>(work: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => {
    known ??= { answer: work() };
    return known.answer;
  };
}
