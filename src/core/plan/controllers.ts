// The controllers that go by the proxy: ids of the list, each once.

import type { Definitions } from '../model/definition.ts';
import type { Problem } from '../model/finding.ts';
import { checkAsciiText, excerpt } from '../model/plain-text.ts';
import type { FieldReader } from './field-reader.ts';

/** The known ones in the order given; one that is not known, or stands there twice, is refused. */
export function readControllers(
  typed: readonly string[] | undefined,
  { controllers = [] }: Definitions,
  reader: FieldReader,
): readonly string[] {
  const taken = new Set<string>();
  const check = (text: string): Problem | undefined => {
    const plain = checkAsciiText(text);
    if (plain !== undefined) return plain;
    if (!controllers.some(({ id }) => id === text)) return unknown(text, controllers);
    if (taken.has(text)) return twice(text);
    taken.add(text);
    return undefined;
  };
  return reader.list('addOns.controllers', typed, check);
}

const unknown = (text: string, known: readonly { readonly id: string }[]): Problem => ({
  code: 'controllers.unknown',
  params: { value: excerpt(text), choices: known.map(({ id }) => id).join(', ') },
  text: {
    en: 'This version has no values for a controller "{value}". It has them for {choices}.',
    ko: '이 버전에는 컨트롤러 "{value}"의 값이 없습니다. {choices}의 값이 있습니다.',
    ja: 'このバージョンにはコントローラー「{value}」の値がありません。あるのは {choices} です。',
  },
});

const twice = (text: string): Problem => ({
  code: 'controllers.twice',
  params: { value: text },
  text: {
    en: '{value} is in the list already.',
    ko: '{value} 항목이 이미 목록에 있습니다.',
    ja: '{value} は既にリストにあります。',
  },
});
