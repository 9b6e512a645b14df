// Where a text stops being JSON. Node's own message names the place only at times, and quotes the text around it, which
// may hold a password; this one always names the place and quotes a single sign.

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

/** The offset at which a text is no longer JSON (RFC 8259); nothing where all of it is. */
function faultOffset(text: string): number | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const sign = (one: string): boolean => {
    take(SPACE);
    if (text[at] !== one) return false;
    at += 1;
    return true;
  };
  const key = (): boolean => take(SPACE) && take(TEXT) && sign(':');
  // The ends that are still to come. A stack of its own: a text may be nested deeper than calls can be.
  const ends: string[] = [];
  const opened = (start: string, end: string): boolean => {
    if (!sign(start)) return false;
    ends.push(end);
    return true;
  };
  for (;;) {
    const isNew = opened('{', '}') || opened('[', ']');
    if (!isNew && !take(TEXT) && !take(BARE)) return at;
    // What was begun may end at once; after a value as many ends as there are, then the next one.
    let end = ends.at(-1);
    const isEmpty = isNew && end !== undefined && sign(end);
    if (isEmpty) ends.pop();
    if (!isNew || isEmpty) {
      end = ends.at(-1);
      while (end !== undefined && sign(end)) {
        ends.pop();
        end = ends.at(-1);
      }
      if (end === undefined) return take(SPACE) && at === text.length ? undefined : at;
      if (!sign(',')) return at;
    }
    if (end === '}' && !key()) return at;
  }
}

/** The place and the kind of the first fault, in words: `line 3, column 7: unexpected "}"`; nothing where a text is JSON. */
export function jsonFault(text: string): string | undefined {
  const offset = faultOffset(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  const found = text.codePointAt(offset);
  if (found === undefined) return `${place}: the text ends too early`;
  const what = String.fromCodePoint(found);
  return `${place}: ${what === '"' ? 'a quoted text that is misplaced or broken' : `unexpected ${JSON.stringify(what)}`}`;
}
