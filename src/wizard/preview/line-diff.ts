// The shortest difference of two lists, as Myers found it (An O(ND) Difference Algorithm and Its Variations, 1986): its
// cost grows with the size of the difference, so it is next to nothing for one key. Texts that share little are not worth
// more: past a bound all is different.

/** The largest difference that is looked into. */
const MOST = 200;

/**
 * For each entry of `after`, its place in `before`, or -1 where it is new. Places only rise. What comes before the first
 * and after the last difference is never looked at twice.
 */
export function placesBefore(before: readonly string[], after: readonly string[]): number[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const shift = before.length - after.length;
  const inner = middle(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return after.map((_, index) => {
    if (index < start) return index;
    if (index >= after.length - end) return index + shift;
    const place = inner[index - start] ?? -1;
    return place < 0 ? -1 : start + place;
  });
}

/** How far each diagonal (place in before - place in after) was followed, `zero` being the one in the middle. */
type Reach = Int32Array;

/** Whether the way onto a diagonal is a new entry of `after`; else it is one of `before` that is gone. */
const isNew = (reach: Reach, zero: number, edits: number, diagonal: number): boolean =>
  diagonal === -edits || (diagonal !== edits && (reach[zero + diagonal - 1] ?? 0) < (reach[zero + diagonal + 1] ?? 0));

function middle(before: readonly string[], after: readonly string[]): number[] {
  const most = Math.min(before.length + after.length, MOST);
  const zero = most + 1;
  const reach: Reach = new Int32Array(2 * most + 3);
  const former: Reach[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    former.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isNew(reach, zero, edits, diagonal)
        ? (reach[zero + diagonal + 1] ?? 0)
        : (reach[zero + diagonal - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach[zero + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return wayBack(former, zero, before.length, after.length);
    }
  }
  return after.map(() => -1);
}

/** Follows the way from both ends of the lists back to their starts, noting the entries that are equal. */
function wayBack(former: readonly Reach[], zero: number, lastX: number, lastY: number): number[] {
  const places = new Array<number>(lastY).fill(-1);
  let x = lastX;
  let y = lastY;
  const follow = (toX: number, toY: number) => {
    while (x > toX && y > toY) {
      x -= 1;
      y -= 1;
      places[y] = x;
    }
  };
  for (let edits = former.length - 1; edits > 0; edits -= 1) {
    const reach = former[edits] ?? new Int32Array();
    const diagonal = x - y + (isNew(reach, zero, edits, x - y) ? 1 : -1);
    const fromX = reach[zero + diagonal] ?? 0;
    follow(fromX, fromX - diagonal);
    x = fromX;
    y = fromX - diagonal;
  }
  follow(0, 0);
  return places;
}
