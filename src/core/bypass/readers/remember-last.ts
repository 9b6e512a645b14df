// Many readers ask the same question in a row: the same list cut the same way, the same address taken apart the same
// way. The last answer is kept; it depends on nothing but the question.

/** The same function, which works out its last answer only once. */
export function rememberLast<Result>(work: (text: string) => Result): (text: string) => Result {
  let last: { readonly text: string; readonly result: Result } | undefined;
  return (text) => {
    if (last === undefined || last.text !== text) last = { text, result: work(text) };
    return last.result;
  };
}
