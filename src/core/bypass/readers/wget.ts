// GNU wget 1.x: user scripts. mirror/wget src/host.c sufmatch, src/retr.c getproxy, src/utils.c sepstring, read at
// v1.21.3 and v1.24.5. Only no_proxy in lower case is read; no networks, no ports, no `*`, no brackets.

import { because, byFirst, refused, throughProxy } from './answers.ts';
import { asciiLower } from './ascii-lower.ts';
import { betweenCommas, compared, type EntryList, isPlain } from './comma-list.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { wgetHost } from './wget-url.ts';

/** Blanks behind a comma are skipped; those before one, and at the ends of the list, belong to the entry. */
const entriesOf = rememberLast((list): EntryList => {
  const pieces = list === '' ? [] : betweenCommas(list);
  if (isPlain(list)) return { entries: pieces, texts: pieces };
  const skip = (piece: string, at: number) => (at === 0 ? piece : piece.replace(/^[\t-\r ]+/, ''));
  return compared(pieces.map(skip), asciiLower);
});

const DOT = 46;

export const wget: NoProxyReader = {
  id: 'wget-1',
  title: 'wget 1.x',
  knows: versions('wget', [0], [2]),
  read(noProxy) {
    const list = entriesOf(noProxy);
    return (url) => {
      const host = wgetHost(url);
      if (host === undefined) return refused;
      const answer = byFirst(list, (text) => {
        if (host === text) return because.sameName;
        // The tail of the text at a dot, be it the entry's first sign or the sign before: an empty one fits `host.`
        const dot = text.charCodeAt(0) === DOT || host.charCodeAt(host.length - text.length - 1) === DOT;
        return dot && host.endsWith(text) ? because.below : undefined;
      });
      return answer ?? throughProxy;
    };
  },
};
