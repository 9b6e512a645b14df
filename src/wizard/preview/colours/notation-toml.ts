// TOML.

import { toml } from '@codemirror/legacy-modes/mode/toml';
import type { Kind } from './shades.ts';
import { streamMode } from './stream-mode.ts';

const KINDS: Partial<Record<string, Kind>> = { property: 'k', string: 's', number: 'n', comment: 'c' };

export const mode = streamMode(toml, {
  kindOf: (style, stream) => {
    if (style !== 'atom') return KINDS[style ?? ''];
    // The parser has one name for the head of a table and for true, false and dates.
    return stream.current().startsWith('[') ? 'w' : 'n';
  },
});
