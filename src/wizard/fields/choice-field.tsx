// A question with two or three short answers: segments, which are radio buttons.

import type { FieldPath } from 'react-hook-form';
import type { FormValues } from '../answers/form-values.ts';
import { Field, type FrameProps } from './field.tsx';
import { useFormValue } from './use-form-value.ts';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SegmentsProps<V extends string> {
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly value: string;
  readonly onChoose: (value: V) => void;
  readonly dataField?: string;
}

/** The segments alone. The one that is chosen, or else the first, is where the field is found. */
export function Segments<V extends string>({ name, choices, value, onChoose, dataField }: SegmentsProps<V>) {
  const found = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  return (
    <div className="seg">
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            className="vh"
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
            {...(choice.value === found ? { 'data-field': dataField } : {})}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

interface ChoiceFieldProps<V extends string> extends FrameProps {
  readonly field: FieldPath<FormValues>;
  readonly choices: readonly Choice<V>[];
}

export function ChoiceField<V extends string>({ choices, ...frame }: ChoiceFieldProps<V>) {
  const [value, set] = useFormValue(frame.field);
  return (
    <Field {...frame} group>
      {() => (
        <Segments
          name={frame.field}
          choices={choices}
          value={String(value)}
          onChoose={(next) => set(next)}
          dataField={frame.field}
        />
      )}
    </Field>
  );
}
