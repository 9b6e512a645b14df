// Cuts JSON values off a paste: whole ones, those that end too early, and those that lack their beginning.

import type { Localized } from '../../model/localized.ts';
import { noteOf } from '../detection.ts';
import type { Cut, Place, ValueChunk } from './chunk.ts';
import { lineAt } from './chunk.ts';
import { scanJson } from './json-scan.ts';

const OPENS = /^[ \t]*[{[]/;
const MEMBER = /^[ \t]*"[^"\n]{1,200}"[ \t]*:/;
const ONLY_CLOSES = /^[ \t]*[\]},][\]}, \t]*$/;

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** Plain lines up to where the text stopped looking like JSON: nothing in them was a key or a string. */
function asLines({ text, at, line, command }: Place, stop: number): Cut {
  const start = text.lastIndexOf('\n', stop - 1) + 1;
  const end = Math.max(at + line.length + 1, start);
  return { end, chunks: [{ kind: 'line', text: text.slice(at, end).replace(/\n$/, ''), command }] };
}

const BREAKS_OFF: Localized = {
  en: 'JSON breaks off, after: {last}. Only what was whole before that was read; paste the output to its end.',
  ko: 'JSON이 중간에 끊겼습니다. 마지막 내용: {last}. 그 앞의 온전한 부분만 읽었습니다. 출력을 끝까지 붙여넣으세요.',
  ja: 'JSON が途中で切れています。最後の内容: {last}。その前の完全な部分だけを読み取りました。出力を最後まで貼り付けてください。',
};

const BREAKS_OFF_INSIDE: Localized = {
  en: 'JSON breaks off inside "{path}", after: {last}. Only what was whole before that was read; paste the output to its end.',
  ko: 'JSON이 "{path}" 안에서 끊겼습니다. 마지막 내용: {last}. 그 앞의 온전한 부분만 읽었습니다. 출력을 끝까지 붙여넣으세요.',
  ja: 'JSON が「{path}」の中で切れています。最後の内容: {last}。その前の完全な部分だけを読み取りました。出力を最後まで貼り付けてください。',
};

/** A JSON value, or a run of `"key": value` that lost its beginning. */
export function jsonValue(place: Place): Cut | undefined {
  const { text, at, line, command } = place;
  if (ONLY_CLOSES.test(line)) return { end: at + line.length + 1 };
  const headless = MEMBER.test(line);
  if (!headless && !OPENS.test(line)) return undefined;
  const start = at + line.length - line.trimStart().length;
  const scan = scanJson(text, start, headless);
  const read = scan.state === 'none' ? undefined : parsed(scan.json);
  if (read === undefined) return asLines(place, scan.end);
  const piece = text.slice(at, scan.end);
  const partial = headless || scan.state === 'cut';
  const chunk: ValueChunk = { kind: 'value', value: read.value, partial, text: piece, command };
  if (headless) {
    const notes = piece.trimEnd().includes('\n')
      ? [
          noteOf(
            {
              en: 'A piece of JSON lacks its beginning ({start}). What is whole in it was read; paste the output from its first brace.',
              ko: 'JSON의 시작 부분이 없습니다({start}). 온전한 부분은 읽었습니다. 첫 번째 중괄호부터 출력을 붙여넣으세요.',
              ja: 'JSON の先頭が欠けています ({start})。完全な部分は読み取りました。最初の波括弧から出力を貼り付けてください。',
            },
            { start: line.trim().slice(0, 60) },
          ),
        ]
      : [];
    return { end: scan.end, chunks: [chunk], notes };
  }
  if (scan.state === 'whole') return { end: scan.end, chunks: [chunk] };
  const last = lineAt(piece.trimEnd(), piece.trimEnd().lastIndexOf('\n') + 1)
    .trim()
    .slice(-60);
  const note = noteOf(scan.path === '' ? BREAKS_OFF : BREAKS_OFF_INSIDE, { path: scan.path, last });
  return { end: scan.end, chunks: [chunk], notes: [note] };
}
