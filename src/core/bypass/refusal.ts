// Entries that no list should hold, with the programs of the nodes that would not read them as they are meant: what is
// wrong with an entry is one thing, who stumbles over it another.

import { checkBypassEntry } from '../model/bypass-entry.ts';
import { checkCidr } from '../model/cidr.ts';
import type { Finding, Problem } from '../model/finding.ts';
import { type Localized, sentences } from '../model/localized.ts';
import { excerpt } from '../model/plain-text.ts';
import { type Program, programNames } from '../model/program.ts';
import { programsNotReading } from './reading.ts';

type Refusal = Omit<Finding, 'field'>;

/** What is wrong with a piece between two commas, blanks included; nothing where every program reads it. Not for empty ones. */
export function refusal(piece: string, programs: readonly Program[]): Refusal | undefined {
  const entry = piece.trim();
  const problem = checkBypassEntry(entry);
  if (problem === undefined) return piece === entry ? undefined : blankAround(piece, entry, programs);
  const { code, params, text, instead } = partOfAddress(entry) ?? problem;
  // Of what is no line of text nobody has to be told who does not read it.
  const unreading = code.startsWith('text.') ? [] : programsNotReading(entry, programs);
  const names = programNames(unreading);
  return {
    code,
    severity: 'error',
    params: {
      ...params,
      entry: excerpt(entry),
      ...(names !== '' && { programs: names }),
      ...(instead !== undefined && { instead: excerpt(instead) }),
    },
    text: sentences(
      text,
      ...(names === '' ? [] : [whoStumbles(unreading.length === programs.length)]),
      ...(instead === undefined ? [] : [BETTER]),
    ),
  };
}

/** `169.254`: people mean the addresses that begin with it. */
function partOfAddress(entry: string): Problem | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){0,2}\.?$/.test(entry)) return undefined;
  const parts = entry.split('.').filter((part) => part !== '');
  const network = `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`;
  if (checkCidr(network) !== undefined) return undefined;
  return {
    code: 'bypass.part-of-address',
    params: {},
    text: {
      en: '{entry} is part of an address. Some programs take it for the end of a name, and send every host that ends with it direct.',
      ko: '{entry} 항목은 주소의 일부입니다. 일부 프로그램은 이를 이름의 끝으로 보고, 이것으로 끝나는 모든 호스트에 직접 접속합니다.',
      ja: '{entry} はアドレスの一部です。名前の末尾とみなし、それで終わるすべてのホストに直接接続するプログラムがあります。',
    },
    instead: network,
  };
}

const BETTER: Localized = {
  en: 'Write {instead}.',
  ko: '{instead} 형식으로 적으세요.',
  ja: '{instead} と書いてください。',
};

const whoStumbles = (all: boolean): Localized =>
  all
    ? {
        en: 'No program of these nodes reads it as it is meant.',
        ko: '이 노드의 어떤 프로그램도 의도한 대로 읽지 않습니다.',
        ja: 'このノードのどのプログラムも意図したとおりには読み取りません。',
      }
    : {
        en: 'On these nodes it is not read as it is meant by {programs}.',
        ko: '이 노드에서 {programs} 프로그램은 의도한 대로 읽지 않습니다.',
        ja: 'このノードでは {programs} が意図したとおりには読み取りません。',
      };

function blankAround(piece: string, entry: string, programs: readonly Program[]): Refusal | undefined {
  const names = programNames(programsNotReading(piece, programs));
  if (names === '') return undefined;
  return {
    code: 'bypass.blank-around',
    severity: 'warning',
    params: { entry: excerpt(entry), programs: names },
    text: {
      en: 'With the blank beside it, {entry} is not read by {programs}. Put nothing but commas between entries.',
      ko: '옆에 공백이 있어 {programs} 프로그램이 {entry} 항목을 읽지 못합니다. 항목 사이에는 쉼표만 넣으세요.',
      ja: '隣に空白があるため、{programs} は {entry} を読み取れません。項目の間にはコンマだけを入れてください。',
    },
  };
}
