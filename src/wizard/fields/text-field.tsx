// A question that is answered with a text. The input is uncontrolled: what is typed lives in the form, nothing renders per key.

import { useSyncExternalStore } from 'react';
import type { FieldPath } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import type { FormValues } from '../answers/form-values.ts';
import { BoxedInput, BoxedText } from './boxed-input.tsx';
import { Field, type FrameProps } from './field.tsx';

export interface TextFieldProps extends FrameProps {
  readonly field: FieldPath<FormValues>;
  readonly placeholder?: string;
  /** A value that goes into the files: monospaced, as most are. */
  readonly mono?: boolean;
  readonly multiline?: boolean;
}

/** What every input of a value carries: nothing may correct, complete or underline what is typed there. */
export const plainInput = {
  spellCheck: false,
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
} as const;

export function TextField({ placeholder, mono = true, multiline = false, ...frame }: TextFieldProps) {
  const { form, subscribe, generation } = useAnswers();
  useSyncExternalStore(subscribe, generation, generation);
  const registration = form.register(frame.field);
  return (
    <Field {...frame}>
      {(control, { missing }) => {
        const className = `${mono ? 'mono' : ''} ${missing ? 'missing' : ''}`;
        const input = {
          ...plainInput,
          ...control,
          ...registration,
          ...{ 'data-field': frame.field },
          placeholder,
          className,
        };
        return multiline ? <BoxedText {...input} rows={3} /> : <BoxedInput {...input} />;
      }}
    </Field>
  );
}
