// Finds where a JSON value ends, without trusting that it does. Goes over the text once; JSON.parse has the last word.

import { lineAt } from './chunk.ts';
import { commandOn } from './prompts.ts';

export interface JsonScan {
  /** Where the value ends, or where it stopped being JSON. */
  readonly end: number;
  /** `cut`: it stopped inside; `json` is then what was whole. `none`: too little to call it JSON. */
  readonly state: 'whole' | 'cut' | 'none';
  /** For JSON.parse. */
  readonly json: string;
  /** The keys it stopped inside: `cluster.resourcesVpcConfig`. */
  readonly path: string;
}

interface Frame {
  readonly array: boolean;
  /** The key it stands under. */
  readonly key: string;
  /** Behind its last whole member. */
  keep: number;
}

type Next = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

const ATOM = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const BLANK = /[ \t\n]*/y;
const STRING_STOP = /["\\\n\t]/g;
const CLOSING_QUOTE = /"\s*[,:}\]]/y;

/**
 * Scans from an opening bracket, or, `headless`, from a key whose opening brace is missing. A string may be broken over
 * lines by a terminal of fixed width: such breaks are taken out. Of a value that is cut off, an object keeps its whole
 * members, while a list that was cut is dropped with everything in it: half a list would pass for the whole one.
 */
export function scanJson(text: string, start: number, headless = false): JsonScan {
  const frames: Frame[] = headless ? [{ array: false, key: '', keep: start }] : [];
  /** What to leave out: line breaks within strings. */
  const gaps: { from: number; to: number }[] = [];
  let next: Next = headless ? 'key' : 'value';
  let at = start;
  let key = '';
  let known = 0;

  const skip = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  const stringEnd = (): number | undefined => {
    STRING_STOP.lastIndex = at + 1;
    for (let stop = STRING_STOP.exec(text); stop !== null; stop = STRING_STOP.exec(text)) {
      if (stop[0] === '"') return stop.index + 1;
      if (stop[0] === '\\') STRING_STOP.lastIndex = stop.index + 2;
      else {
        const to = stop[0] === '\t' ? stop.index + 1 : continuation(text, stop.index + 1);
        if (to === undefined) return undefined;
        gaps.push({ from: stop.index, to });
        STRING_STOP.lastIndex = to;
      }
    }
    return undefined;
  };
  const close = (): void => {
    frames.pop();
    const parent = frames.at(-1);
    if (parent !== undefined) parent.keep = at;
    next = 'comma or end';
  };

  for (;;) {
    at = skip(BLANK);
    const sign = text[at];
    const frame = frames.at(-1);
    if (sign === undefined) break;
    if (next === 'colon') {
      if (sign !== ':') break;
      known += 1;
      at += 1;
      next = 'value';
    } else if (next === 'comma or end' && sign === ',') {
      at += 1;
      next = frame?.array ? 'value' : 'key';
    } else if (next.endsWith('or end') && frame !== undefined && sign === (frame.array ? ']' : '}')) {
      at += 1;
      close();
    } else if (next.startsWith('key') && sign === '"') {
      const end = stringEnd();
      if (end === undefined) break;
      key = text.slice(at + 1, end - 1);
      at = end;
      next = 'colon';
    } else if (next.startsWith('value') && (sign === '{' || sign === '[')) {
      at += 1;
      frames.push({ array: sign === '[', key: frame?.array ? '' : key, keep: at });
      next = sign === '[' ? 'value or end' : 'key or end';
    } else if (next.startsWith('value') && frame !== undefined) {
      const end = sign === '"' ? stringEnd() : skip(ATOM);
      if (end === undefined || end === at) break;
      if (sign === '"') known += 1;
      at = end;
      frame.keep = at;
      next = 'comma or end';
    } else break;
    if (frames.length === 0)
      return { end: at, state: 'whole', json: cutOut(text, start, headless ? at - 1 : at, gaps, headless), path: '' };
  }

  const cutList = frames.findIndex((frame) => frame.array);
  const whole = cutList === -1 ? frames : frames.slice(0, cutList);
  const path = frames
    .map((frame) => frame.key)
    .filter((part) => part !== '')
    .join('.');
  const keep = whole.at(-1)?.keep;
  if (known === 0 || keep === undefined) return { end: at, state: known === 0 ? 'none' : 'cut', json: 'null', path };
  const json = cutOut(text, start, keep, gaps, headless) + '}'.repeat(whole.length - (headless ? 1 : 0));
  return { end: at, state: 'cut', json, path };
}

/** Where a string goes on behind a line break; undefined where the next line is something else, so the string was cut off. */
function continuation(text: string, from: number): number | undefined {
  const line = lineAt(text, from);
  const to = from + line.length - line.trimStart().length;
  const first = text[to];
  if (first === '"') {
    CLOSING_QUOTE.lastIndex = to;
    return CLOSING_QUOTE.test(text) ? to : undefined;
  }
  if (first === undefined || !/[\w+/=.:-]/.test(first) || commandOn(line) !== undefined) return undefined;
  return line.includes('"') || !/\s/.test(line.trim()) ? to : undefined;
}

function cutOut(
  text: string,
  start: number,
  end: number,
  gaps: readonly { from: number; to: number }[],
  braces: boolean,
): string {
  let from = start;
  let json = '';
  for (const gap of gaps) {
    if (gap.to > end) break;
    json += text.slice(from, gap.from);
    from = gap.to;
  }
  json += text.slice(from, end);
  return braces ? `{${json}}` : json;
}
