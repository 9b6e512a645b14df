// What two texts, or two lists of lines, begin and end with alike.

/** How many signs or entries they have in common at their tops, and at their ends below that. */
export function commonEnds<T>(
  before: ArrayLike<T>,
  after: ArrayLike<T>,
): { readonly top: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let top = 0;
  while (top < most && before[top] === after[top]) top += 1;
  let end = 0;
  while (end < most - top && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { top, end };
}
