// Comments that begin with #, as many notations have them.

import { asciiWith, backslashU } from './ascii.ts';

const CONTROL = /[^\P{Cc}\t\n]/gu;

/**
 * Lines of comment, ASCII. An empty one separates. A sign that some reader takes for the end of the line, or refuses in a
 * comment too (YAML 1.2 5.1, TOML 1.0 "Comment"), is written as an escape.
 */
export const hashComment = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(CONTROL, (sign) => backslashU(sign.charCodeAt(0)))
    .split('\n')
    .map((line) => `${`# ${asciiWith(line, backslashU)}`.trimEnd()}\n`)
    .join('');
