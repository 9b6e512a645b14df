// What every answer must be, whatever it means: one line of visible characters of a length that a person would type.

import type { Check, Problem } from './finding.ts';

/** The longest text that a message or a mark repeats. */
const SHOWN = 60;

/**
 * A text cut to what fits into a message, between two characters. What no reader of a message sees (a terminal would obey
 * it), and what would be taken for the sign of a mark, is U+FFFD there.
 */
export function excerpt(text: string, most: number = SHOWN): string {
  const cut = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...` : text;
  return cut.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ue000-\ue002]/gu, '\ufffd');
}

// Longer than any name, address or list that belongs into one field; a pasted file is longer.
const USUAL_LENGTH = 1000;

/**
 * Refuses what no answer may hold: control characters (a line break too), the private-use characters that marks are
 * made of, what is no character at all, and texts of absurd length. Looks at nothing else. Never repeats the text, which may hold a secret.
 */
export function checkPlainText(text: string, most: number = USUAL_LENGTH): Problem | undefined {
  if (text.length > most) {
    return {
      code: 'text.too-long',
      params: { length: String(text.length), most: String(most) },
      text: {
        en: 'This is {length} characters long, more than {most}: something else was pasted here.',
        ko: '길이가 {length}자로 {most}자를 넘습니다. 다른 내용을 붙여넣은 것 같습니다.',
        ja: '長さが {length} 文字で、{most} 文字を超えています。別の内容が貼り付けられたようです。',
      },
    };
  }
  if (/[\r\n\u2028\u2029]/.test(text)) {
    return {
      code: 'text.line-break',
      params: {},
      text: {
        en: 'There is a line break in it. This answer is one line.',
        ko: '줄 바꿈이 있습니다. 이 답변은 한 줄입니다.',
        ja: '改行があります。この回答は 1 行です。',
      },
    };
  }
  const found = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u.exec(text)?.[0];
  if (found === undefined) return undefined;
  const character = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'text.invisible',
    params: { character },
    text: {
      en: 'There is an invisible character in it ({character}). Delete it, or type the text by hand.',
      ko: '보이지 않는 문자({character})가 있습니다. 지우거나 텍스트를 직접 입력하세요.',
      ja: '見えない文字 ({character}) があります。削除するか、テキストを手で入力してください。',
    },
  };
}

/** As above, and ASCII only: the text is written into generated files, which are ASCII. */
export function checkAsciiText(text: string, most?: number): Problem | undefined {
  const plain = checkPlainText(text, most);
  if (plain !== undefined) return plain;
  const character = /[^ -~]/u.exec(text)?.[0];
  if (character === undefined) return undefined;
  return {
    code: 'text.not-ascii',
    params: { character },
    text: {
      en: '"{character}" is not an ASCII character. This text goes into the files, which are plain ASCII.',
      ko: '"{character}" 문자는 ASCII에 없습니다. 이 텍스트는 ASCII로만 된 파일에 들어갑니다.',
      ja: '「{character}」は ASCII 文字ではありません。このテキストは ASCII だけのファイルに入ります。',
    },
  };
}

/**
 * Refuses what may be a login: no answer but the proxy's address has a place for one, and there it is refused by a name
 * of its own. Never repeats the text.
 */
export const checkNoLogin: Check = (text) =>
  text.includes('@')
    ? {
        code: 'text.login',
        params: {},
        text: {
          en: 'There is an @ in it, as behind a user name or a password. Take that out: it has no place here.',
          ko: '사용자 이름이나 비밀번호 뒤에 오는 @가 있습니다. 여기에는 넣지 않으므로 제거하세요.',
          ja: 'ユーザー名やパスワードの後ろに付く @ があります。ここには入れないものなので、取り除いてください。',
        },
      }
    : undefined;

/** The `instead` of a problem: `candidate`, if it is another text than the one refused and passes the same check. */
export function insteadIfGood(check: Check, refused: string, candidate: string): { readonly instead?: string } {
  return candidate !== refused && check(candidate) === undefined ? { instead: candidate } : {};
}
