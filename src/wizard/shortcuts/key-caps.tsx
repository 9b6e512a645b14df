// Keys as they are drawn in a text.

import { isApple, keyNames } from './key-names.ts';
import type { Keys } from './shortcuts.ts';

export const onApple = isApple(navigator.userAgent);

export function KeyCaps({ keys }: { readonly keys: Keys }) {
  return (
    <span className="keycaps">
      {keyNames(keys, onApple).map((name) => (
        <kbd className="key" key={name}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
