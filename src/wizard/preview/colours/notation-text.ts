// Lists and squid's own files: what is not a comment is ink.

import { patternMode } from './pattern-mode.ts';

export const mode = patternMode(/(?<c>^\s*#.*)/g);
