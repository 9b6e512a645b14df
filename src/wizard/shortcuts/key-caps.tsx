// Keys as they are drawn in a text.

import { keyNames } from './key-names.ts';
import type { Keys } from './shortcuts.ts';
import { useOnApple } from './use-on-apple.ts';

export function KeyCaps({ keys }: { readonly keys: Keys }) {
  return (
    <span className="keycaps">
      {keyNames(keys, useOnApple()).map((name) => (
        <kbd className="key" key={name}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
