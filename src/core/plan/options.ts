// What one platform or tool alone asks, under `nodeGroups[].options`: defaults filled in, each answer checked.

import { askedOptions } from '../model/asked-options.ts';
import type { OptionField, ToolDefinition } from '../model/definition.ts';
import type { Check } from '../model/finding.ts';
import { checkAsciiText, checkNoLogin, excerpt } from '../model/plain-text.ts';
import type { Management, Options } from '../model/settings.ts';
import type { FieldReader } from './field-reader.ts';

// Longer than the arguments of any bootstrap script that people write by hand.
const LONGEST = 4000;

/**
 * Every option that is asked of such a group, in the order of `asked`. An option that nobody asks for is refused by
 * name; one that is only asked of other groups, or that the tool settles, is left out with a warning if it says something.
 */
export function readOptions(
  typed: Options,
  asked: readonly OptionField[],
  management: Management | undefined,
  field: string,
  reader: FieldReader,
  settles: ToolDefinition['settles'] = {},
): Options {
  const here = askedOptions(asked, management, typed).filter(({ key }) => !Object.hasOwn(settles, key));
  for (const [key, value] of Object.entries(typed)) {
    if (here.some((option) => option.key === key)) continue;
    const elsewhere = asked.find((option) => option.key === key);
    if (elsewhere === undefined) refuseUnknown(key, here, field, reader);
    else if (value === elsewhere.default || value === '') continue;
    else if (Object.hasOwn(settles, key)) warnSettled(elsewhere, field, reader);
    else warnIgnored(elsewhere, field, reader);
  }
  return Object.fromEntries(here.map((option) => [option.key, readOption(option, typed, field, reader)]));
}

/** The options of these that are asked of groups managed in this way. */
export const askedOf = (options: readonly OptionField[], management: Management | undefined): readonly OptionField[] =>
  options.filter(({ managements }) => {
    return managements === undefined || management === undefined || managements.includes(management);
  });

function readOption(option: OptionField, typed: Options, field: string, reader: FieldReader): string | boolean {
  const value = Object.hasOwn(typed, option.key) ? typed[option.key] : undefined;
  const path = `${field}.${option.key}`;
  if (value === undefined) return option.default;
  if (typeof value !== typeof option.default) {
    reader.add({
      code: 'option.wrong-type',
      severity: 'error',
      field: path,
      params: { key: option.key },
      text:
        option.kind === 'switch'
          ? {
              en: '{key} is true or false.',
              ko: '{key} 옵션은 true 또는 false입니다.',
              ja: '{key} は true または false です。',
            }
          : { en: '{key} is a text.', ko: '{key} 옵션은 텍스트입니다.', ja: '{key} はテキストです。' },
      mend: {
        label: { en: 'Take the default', ko: '기본값 사용', ja: 'デフォルト値を使う' },
        field: path,
        value: option.default,
      },
    });
    return option.default;
  }
  if (typeof value === 'boolean') return value;
  if (option.kind === 'choice') return reader.optional(path, value, checkChoice(option)) ?? option.default;
  const check: Check = (text) => checkAsciiText(text, LONGEST) ?? checkNoProxyLogin(text) ?? option.check?.(text);
  return reader.optional(path, value, check) ?? '';
}

const checkChoice =
  ({ key, choices = [] }: OptionField): Check =>
  (text) =>
    choices.some(({ value }) => value === text)
      ? undefined
      : {
          code: 'option.choice',
          params: { key, value: excerpt(text), choices: choices.map(({ value }) => value).join(', ') },
          text: {
            en: '{key} cannot be "{value}". It can be {choices}.',
            ko: '{key}에는 "{value}" 값을 사용할 수 없습니다. 사용할 수 있는 값은 {choices}입니다.',
            ja: '{key} に「{value}」は使えません。使えるのは {choices} です。',
          },
        };

// An option may be arguments of a command, and those an address with a login in it.
const checkNoProxyLogin: Check = (text) => (/:\/\/[^\s/]*@/.test(text) ? checkNoLogin(text) : undefined);

function refuseUnknown(key: string, known: readonly OptionField[], field: string, reader: FieldReader): void {
  reader.add({
    code: 'option.unknown',
    severity: 'error',
    field: `${field}.${excerpt(key)}`,
    params: { key: excerpt(key), known: known.map((option) => option.key).join(', ') },
    text:
      known.length === 0
        ? {
            en: 'Neither the platform nor the tool has an option {key}: such a group is asked nothing.',
            ko: '플랫폼에도 도구에도 {key} 옵션이 없습니다. 이런 그룹에는 옵션이 없습니다.',
            ja: 'プラットフォームにもツールにもオプション {key} はありません。このようなグループにはオプションがありません。',
          }
        : {
            en: 'Neither the platform nor the tool has an option {key}. Such a group has {known}.',
            ko: '플랫폼에도 도구에도 {key} 옵션이 없습니다. 이런 그룹의 옵션은 {known}입니다.',
            ja: 'プラットフォームにもツールにもオプション {key} はありません。このようなグループのオプションは {known} です。',
          },
  });
}

function warnIgnored({ key }: OptionField, field: string, reader: FieldReader): void {
  reader.add({
    code: 'option.ignored',
    severity: 'warning',
    field: `${field}.${key}`,
    params: { key },
    text: {
      en: '{key} is not asked of such a group, so it is left out.',
      ko: '이러한 그룹에는 {key} 옵션이 필요하지 않으므로 제외됩니다.',
      ja: 'このようなグループに {key} は不要なため、除外されます。',
    },
  });
}

function warnSettled({ key }: OptionField, field: string, reader: FieldReader): void {
  reader.add({
    code: 'option.settled',
    severity: 'warning',
    field: `${field}.${key}`,
    params: { key },
    text: {
      en: 'The tool of the group answers {key} itself, so it is left out.',
      ko: '{key} 옵션은 그룹의 도구가 직접 정하므로 제외됩니다.',
      ja: '{key} はグループのツールが自分で決めるため、除外されます。',
    },
  });
}
