// What the platform and the tool of one group ask besides, as their definitions say it.

import { useLayoutEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { hasMark, type OptionField, type Plan } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useWords } from '../words/words.tsx';
import { optionsAside, optionsKnown, withOptions } from './nodes-choices.ts';
import { NodesOffer } from './nodes-offer.tsx';
import { useAskedOptions } from './use-asked-options.ts';

type GroupField = `nodeGroups.${number}`;

/** What an empty answer amounts to, where that is known by now; else an example, where nothing is computed. */
function placeholderOf({ usual, placeholder }: OptionField, plan: Plan, field: GroupField): string | undefined {
  if (usual === undefined) return placeholder;
  const group = plan.nodeGroups.find(({ index }) => field === `nodeGroups.${index}`);
  const computed = group === undefined ? '' : usual(group, plan.settings.cluster.name);
  return computed === '' || hasMark(computed) ? undefined : computed;
}

function Option({ field, option }: { readonly field: GroupField; readonly option: OptionField }) {
  const { say } = useWords();
  const { key, label, help, kind, choices = [] } = option;
  const placeholder = useSnapshot(({ bundle }) => placeholderOf(option, bundle.plan, field));
  const frame = { field: `${field}.options.${key}`, label: say(label), help: say(help) } as const;
  if (kind === 'switch') return <SwitchField {...frame} />;
  if (kind === 'choice') {
    return <ChoiceField {...frame} choices={choices.map((one) => ({ value: one.value, label: say(one.label) }))} />;
  }
  return <TextField {...frame} {...(placeholder === undefined ? {} : { placeholder })} />;
}

/** Which options have an answer; as a text, so that an answer that changes draws nothing here. */
const keysOf = (options: NodeGroupValues['options'] | undefined): string => JSON.stringify(Object.keys(options ?? {}));

interface NodesOptionsProps {
  readonly field: GroupField;
  readonly group: NodeGroupValues;
}

export function NodesOptions({ field, group }: NodesOptionsProps) {
  const { form, along } = useAnswers();
  const asked = useAskedOptions(field, group);
  // What another answer took out of the questions comes back with it.
  const known = useRef<NodeGroupValues['options']>({});
  const present = useWatch({ control: form.control, name: `${field}.options`, compute: keysOf });
  const keys: readonly string[] = JSON.parse(present);
  const superfluous = optionsKnown(group).some(
    (option) => option.onlyWith !== undefined && !asked.includes(option) && keys.includes(option.key),
  );
  const complete = !superfluous && asked.every(({ key }) => keys.includes(key));
  // A draft may leave defaults out; a control has to show them.
  useLayoutEffect(() => {
    if (complete) return;
    const now = form.getValues(field);
    const aside = optionsAside(now);
    known.current = { ...known.current, ...now.options };
    const kept = Object.entries(now.options).filter(([key]) => !Object.hasOwn(aside, key));
    const options = { ...Object.fromEntries(kept), ...withOptions(now, known.current).options };
    along(() => form.setValue(`${field}.options`, options));
  }, [complete, form, along, field]);
  if (!complete || asked.length === 0) return null;
  return (
    <>
      <div className="grid2">
        {asked.map((option) => (
          <Option key={option.key} field={field} option={option} />
        ))}
      </div>
      <NodesOffer field={field} asked={asked} />
    </>
  );
}
