// squid.conf: comments and directives. Its readers share no quoting across versions, so a word stands as it is or not at all.

import { hashComment } from './comment.ts';

const PLAIN = /^[\w.:/-]+$/;

/** Lines of comment, ASCII. An empty one separates. */
export const squidComment = hashComment;

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
