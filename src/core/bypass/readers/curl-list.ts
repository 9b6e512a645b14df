// How curl cuts NO_PROXY into entries. curl/curl lib/url.c check_noproxy to 7.85, lib/noproxy.c from 7.86, lib/proxy.c
// from 8.21.

import { asciiLower } from './ascii-lower.ts';
import { betweenCommas, compared, type EntryList, plainOr, withoutEmpty } from './comma-list.ts';
import { rememberLast } from './remember-last.ts';

const inLowerCase = (entries: readonly string[]): EntryList => compared(withoutEmpty(entries), asciiLower);

function untilBlank(list: string): readonly string[] {
  if (!/[ \t]/.test(list)) return betweenCommas(list);
  const entries: string[] = [];
  const piece = /[ \t]*([^ \t,]*)[ \t]*(,*)/y;
  while (piece.lastIndex < list.length) {
    const found = piece.exec(list);
    entries.push(found?.[1] ?? '');
    if ((found?.[2] ?? '') === '') break;
  }
  return entries;
}

/** Up to 7.85 commas and spaces separate alike. */
export const cutAtSpaces = rememberLast((list) => plainOr(list, () => inLowerCase(list.split(/[ ,]/))));

/** From 7.86 to 8.8 tabs do as well. */
export const cutAtBlanks = rememberLast((list) => plainOr(list, () => inLowerCase(list.split(/[ \t,]/))));

/** From 8.9 on commas alone separate, blanks around them are nothing, and a blank with no comma behind it ends the list. */
export const cutUntilBlank = rememberLast((list) => plainOr(list, () => inLowerCase(untilBlank(list))));
