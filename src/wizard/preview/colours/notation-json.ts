// JSON: no string goes on in the next line.

import { patternMode } from './pattern-mode.ts';

export const mode = patternMode(
  /(?<k>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<s>"(?:[^"\\]|\\.)*"?)|(?<n>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\b(?:true|false|null)\b)/g,
);
