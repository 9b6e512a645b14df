// The questions that a group's platform and tool ask beside its answers, which change while the user answers them.

import { useWatch } from 'react-hook-form';
import type { OptionField } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { optionsAsked, optionsOf } from './nodes-choices.ts';

/** `group` says what does not come from the options themselves: platform, management and tool. */
export function useAskedOptions(field: `nodeGroups.${number}`, group: NodeGroupValues): readonly OptionField[] {
  const { form } = useAnswers();
  // As a text: another array at every key would draw all of them anew.
  const keys = useWatch({
    control: form.control,
    name: `${field}.options`,
    compute: (options: NodeGroupValues['options'] | undefined) =>
      JSON.stringify(optionsAsked({ ...group, options: options ?? {} }).map(({ key }) => key)),
  });
  const asked: readonly string[] = JSON.parse(keys);
  return optionsOf(group).filter(({ key }) => asked.includes(key));
}
