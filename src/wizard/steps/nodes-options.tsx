// What the platform and the tool of one group ask besides, as their definitions say it.

import { useLayoutEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { OptionField } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useWords } from '../words/words.tsx';
import { optionsAsked, withOptions } from './nodes-choices.ts';

type GroupField = `nodeGroups.${number}`;

function Option({ field, option }: { readonly field: GroupField; readonly option: OptionField }) {
  const { say } = useWords();
  const { key, label, help, kind, placeholder, choices = [] } = option;
  const frame = { field: `${field}.options.${key}`, label: say(label), help: say(help) } as const;
  if (kind === 'switch') return <SwitchField {...frame} />;
  if (kind === 'choice') {
    return <ChoiceField {...frame} choices={choices.map((one) => ({ value: one.value, label: say(one.label) }))} />;
  }
  return <TextField {...frame} {...(placeholder === undefined ? {} : { placeholder })} />;
}

interface NodesOptionsProps {
  readonly field: GroupField;
  readonly group: NodeGroupValues;
}

export function NodesOptions({ field, group }: NodesOptionsProps) {
  const { form } = useAnswers();
  const asked = optionsAsked(group);
  const complete = useWatch({
    control: form.control,
    name: `${field}.options`,
    compute: (options: NodeGroupValues['options']) => asked.every(({ key }) => options?.[key] !== undefined),
  });
  // A draft may leave defaults out; a control has to show them.
  useLayoutEffect(() => {
    if (complete) return;
    const now = form.getValues(field);
    form.setValue(`${field}.options`, { ...now.options, ...withOptions(now, now.options).options });
  }, [complete, form, field]);
  if (!complete || asked.length === 0) return null;
  return (
    <div className="grid2">
      {asked.map((option) => (
        <Option key={option.key} field={field} option={option} />
      ))}
    </div>
  );
}
