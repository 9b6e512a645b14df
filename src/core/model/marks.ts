// A value that is missing or wrong still has its place in every document: it travels through planning and quoting
// as a mark, and the preview shows it as a link to its field. A text with a mark never leaves the page.
// The three signs are private-use characters, which `checkPlainText` refuses in every answer.

const START = '\uE000';
const MIDDLE = '\uE001';
const END = '\uE002';
const MARK = /\uE000([^\uE001]*)\uE001([^\uE002]*)\uE002/g;

// What some notation has no form for: control characters but tab and line break, halves of surrogate pairs,
// noncharacters. All of them are wrong in every answer.
const NOWHERE = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * A mark around a value that cannot be used as it stands; `shown` is what the user typed. It travels through every
 * notation, so what one of them cannot write is shown as U+FFFD.
 */
export const mark = (field: string, shown: string): string =>
  `${START}${field}${MIDDLE}${shown
    .replace(/[\uE000-\uE002]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(NOWHERE, '\uFFFD')}${END}`;

/** A mark for a value that is not there yet. Not by `mark`: a page that opens has nothing else, and compiles no pattern. */
export const gap = (field: string): string => START + field + MIDDLE + END;

export const hasMark = (text: string): boolean => text.includes(START);

/** The marks of a text without what stands between them, each once: what an encoder that would hide them returns instead. */
export const marksOf = (text: string): string => [...new Set(text.match(MARK))].join('');

/** The fields that a text waits for, in order, each once. */
export const fieldsMarked = (text: string): string[] =>
  hasMark(text) ? [...new Set([...text.matchAll(MARK)].map((m) => m[1] ?? ''))] : [];

export interface Segment {
  readonly text: string;
  /** Set on a mark: the field it belongs to; `text` is then what was typed, empty for a gap. */
  readonly field?: string;
}

/** A text cut at its marks, in order. */
export function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: match[2] ?? '', field: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** A text as a person reads it: marks without their signs. For words that show a value which may be marked. */
export const unmarked = (text: string): string => (hasMark(text) ? text.replace(MARK, '$2') : text);

/** The lines of a text, without the line feed at its end. A line break that was typed into a mark ends no line. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (!hasMark(text)) return lines;
  const whole: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) whole.push(`${whole.pop()}\n${line}`);
    else whole.push(line);
    if (open || hasMark(line)) open = line.lastIndexOf(START) > line.lastIndexOf(END) || (open && !line.includes(END));
  }
  return whole;
}
