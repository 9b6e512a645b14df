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
  const listUntil = (end: string, member: () => boolean): boolean => {
    if (sign(end)) return true;
    while (member()) {
      if (sign(end)) return true;
      if (!sign(',')) return false;
    }
    return false;
  };
  const value = (): boolean => {
    if (sign('{')) return listUntil('}', () => take(SPACE) && take(TEXT) && sign(':') && value());
    if (sign('[')) return listUntil(']', value);
    return take(TEXT) || take(BARE);
  };
  const isJson = value() && take(SPACE) && at === text.length;
  return isJson ? undefined : at;
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
