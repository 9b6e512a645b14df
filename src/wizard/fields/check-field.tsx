// A check box with a line below it that says what it means: alone, or bound to an answer.

import type { ComponentProps, ReactNode } from 'react';
import type { FieldPath } from 'react-hook-form';
import type { FormValues } from '../answers/form-values.ts';
import { useFormValue } from './use-form-value.ts';

interface CheckProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'onChange' | 'about'> {
  readonly checked: boolean;
  readonly onCheck: (on: boolean) => void;
  readonly label: ReactNode;
  readonly about?: ReactNode;
}

export function Check({ label, about, onCheck, ...input }: CheckProps) {
  return (
    <label className="check">
      <input {...input} type="checkbox" onChange={(event) => onCheck(event.target.checked)} />
      <span>
        {label}
        {about !== undefined && <small>{about}</small>}
      </span>
    </label>
  );
}

interface CheckFieldProps {
  readonly field: FieldPath<FormValues>;
  readonly label: ReactNode;
  readonly about?: ReactNode;
}

export function CheckField({ field, ...words }: CheckFieldProps) {
  const [on, set] = useFormValue(field);
  return <Check {...words} data-field={field} name={field} checked={on === true} onCheck={(next) => set(next)} />;
}
