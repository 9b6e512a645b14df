// The questions that a group's platform and tool ask beside its answers, which change while the user answers them.

import { useWatch } from 'react-hook-form';
import { definitions, type OptionField } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { optionsAsked } from './nodes-choices.ts';

/** Options whose answers decide about others. */
const deciding: ReadonlySet<string> = new Set(
  [...definitions.platforms, ...definitions.tools].flatMap(({ options }) =>
    options.flatMap(({ onlyWith }) => onlyWith?.key ?? []),
  ),
);

/** As a text, so that nothing is drawn anew for the keys typed into other options. */
const decisions = (options: NodeGroupValues['options'] | undefined): string =>
  JSON.stringify(Object.entries(options ?? {}).filter(([key]) => deciding.has(key)));

/** `group` says what does not come from the options themselves: platform, management and tool. */
export function useAskedOptions(field: `nodeGroups.${number}`, group: NodeGroupValues): readonly OptionField[] {
  const { form } = useAnswers();
  const decided = useWatch({ control: form.control, name: `${field}.options`, compute: decisions });
  return optionsAsked({ ...group, options: Object.fromEntries(JSON.parse(decided)) });
}
