// Which of its questions a platform or a tool asks of a group: some only under one management, some only beside another answer.

import type { OptionField } from './definition.ts';
import type { Management, Options } from './settings.ts';

/** What an option says, or its default where that is nothing of its type. */
export function answerTo({ key, default: usual }: OptionField, answers: Options): string | boolean {
  const given = Object.hasOwn(answers, key) ? answers[key] : undefined;
  return typeof given === typeof usual && given !== undefined ? given : usual;
}

/** The options that a group with these answers is asked, in their order. A group without a management yet is asked for each. */
export const askedOptions = (
  options: readonly OptionField[],
  management: Management | undefined,
  answers: Options,
): readonly OptionField[] =>
  options.filter(({ managements, onlyWith }) => {
    if (managements !== undefined && management !== undefined && !managements.includes(management)) return false;
    const other = onlyWith && options.find(({ key }) => key === onlyWith.key);
    return onlyWith === undefined || (other !== undefined && answerTo(other, answers) === onlyWith.answer);
  });
