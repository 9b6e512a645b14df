// squid.conf: comments and directives. Its readers share no quoting across versions, so a word stands as it is or not at all.

import { hashComment } from './comment.ts';

const PLAIN = /^[\w.:/-]+$/;

/**
 * squid 5 and 6 read 8,191 bytes of a line and take what is left for a line of its own (squid, src/cache_cf.cc,
 * parseOneConfigFile: fgets into BUFSIZ; seen with squid -k parse). Where BUFSIZ is 1024, as in musl, it is 1,023, and this
 * with `# ` and the line feed still fits.
 */
const WIDTH = 1000;

/** A sign, or a marked value, which has to stay whole for its mark to be found again. */
const UNCUT = /\ue000[^\ue002]*\ue002|./gs;

/** The parts of one line, each of at most WIDTH signs, or a longer value that is marked. */
function cut(line: string): readonly string[] {
  if (line.length <= WIDTH) return [line];
  const parts = [''];
  for (const [piece] of line.matchAll(UNCUT)) {
    const last = parts[parts.length - 1] ?? '';
    if (last !== '' && last.length + piece.length > WIDTH) parts.push(piece);
    else parts[parts.length - 1] = last + piece;
  }
  return parts;
}

/** Lines of comment, ASCII, of at most 1,000 signs after `# `. An empty one separates. */
export const squidComment = (text: string): string =>
  hashComment(text)
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => cut(line.slice(2)))
    .map((line) => `${`# ${line}`.trimEnd()}\n`)
    .join('');

/**
 * One directive. Refuses words that squid would read as something else than one word; a word with U+E000 in it passes as
 * it is.
 */
export function squidDirective(...words: readonly string[]): string {
  for (const word of words) {
    if (!word.includes('\ue000') && !PLAIN.test(word)) throw new Error(`squid.conf cannot hold the word ${word}`);
  }
  return `${words.join(' ')}\n`;
}
