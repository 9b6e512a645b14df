// A question that is answered with several texts. The form holds the chips and what is being typed, from the first
// character on, so the files follow every keystroke.

import { useEffect, useRef, useState } from 'react';
import type { FieldPathByValue } from 'react-hook-form';
import { missingCode } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { FormValues } from '../answers/form-values.ts';
import { Field, type FrameProps } from './field.tsx';
import { ListInput } from './list-input.tsx';
import { answerOf, type ListText } from './list-text.ts';
import { useFieldFindings } from './use-field-findings.ts';

type ListPath = FieldPathByValue<FormValues, readonly string[]>;

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);

/** The list as it is typed, in step with the form both ways: a change from elsewhere (Example, detect) replaces the chips. */
function useListText(field: ListPath): readonly [ListText, (next: ListText) => void] {
  const { form } = useAnswers();
  const [list, setList] = useState<ListText>(() => ({ items: form.getValues(field), text: '' }));
  const known = useRef(list.items);
  useEffect(() => {
    const follow = () => {
      const value = form.getValues(field);
      if (sameTexts(value, known.current)) return;
      known.current = value;
      setList({ items: value, text: '' });
    };
    follow();
    return form.subscribe({ name: field, formState: { values: true }, callback: follow });
  }, [form, field]);
  const change = (next: ListText) => {
    setList(next);
    const value = answerOf(next);
    if (sameTexts(value, known.current)) return;
    known.current = value;
    form.setValue(field, value);
  };
  return [list, change];
}

export interface ListFieldProps extends FrameProps {
  readonly field: ListPath;
  readonly placeholder?: string;
}

export function ListField({ placeholder, ...frame }: ListFieldProps) {
  const { field } = frame;
  const [list, change] = useListText(field);
  const wrong = new Set(
    useFieldFindings(field)
      .filter(({ severity, code }) => severity === 'error' && code !== missingCode)
      .map((finding) => finding.field),
  );
  const items = list.items.map((text, index) => {
    const path = `${field}.${index}`;
    return { text, path, wrong: wrong.has(path) };
  });
  return (
    <Field {...frame} typedIn={`${field}.${items.length}`}>
      {(control, { missing }) => (
        <ListInput
          control={control}
          name={field}
          dataField={field}
          list={list}
          items={items}
          missing={missing}
          placeholder={placeholder}
          onChange={change}
        />
      )}
    </Field>
  );
}
