// A switch: on or off, at once.

import type { ComponentProps } from 'react';

interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role' | 'className' | 'onChange'> {
  readonly checked: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** The switch alone; give it an `aria-label`, or an `id` with a label of its own. */
export function Switch({ onSwitch, checked, ...input }: SwitchProps) {
  return (
    <span className="sw">
      <input
        {...input}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onSwitch(event.target.checked)}
      />
    </span>
  );
}
