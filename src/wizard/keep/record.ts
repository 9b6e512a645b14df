// One set of answers as it is kept: when, and a draft. What is read may be anybody's: a damaged one, one of another
// program, one that was made to do harm. So it is read as a settings.json is.

import { bundleWith, type Draft, needsWholeDesk, readDraft, settingsSoFar } from '../../core/first.ts';
import { deskNow, wholeCore } from '../answers/whole-core.ts';

/** Above everything that answers can come to. */
const LONGEST = 2_000_000;

/** Beyond it there are no dates in JavaScript (ECMA-262, section 21.4.1.1). */
const LAST_TIME = 8.64e15;

interface Head {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What a draft is called; answers that are kept by themselves have no name. */
  readonly name: string;
  readonly draft: unknown;
}

export type RecordReading =
  | { readonly draft: Draft }
  /** `notLoaded`: the part of the page that reads did not arrive; the record may be good. */
  | { readonly trouble: 'broken' | 'notLoaded' };

/** The text to keep. `settings`: of `settingsSoFar`, which is JSON without secrets. */
export const recordOf = (settings: string, at: number, name = ''): string =>
  JSON.stringify({ at, name, draft: JSON.parse(settings) });

/** When it was kept and what it is called; nothing where it is no record. The draft is not looked at. */
export function headOf(text: string): Head | undefined {
  if (text.length > LONGEST) return undefined;
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const [at, name]: readonly unknown[] = [Reflect.get(value, 'at'), Reflect.get(value, 'name')];
  if (typeof at !== 'number' || !(Math.abs(at) <= LAST_TIME) || typeof name !== 'string') return undefined;
  return { at, name, draft: Reflect.get(value, 'draft') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The draft of a record: its good answers, and no secret that somebody else put there. */
export async function draftIn(text: string): Promise<RecordReading> {
  const head = headOf(text);
  if (head === undefined) return { trouble: 'broken' };
  try {
    const read = await readDraft(head.draft);
    if (read.draft === undefined) return { trouble: 'broken' };
    const desk = needsWholeDesk(read.draft) ? (await wholeCore()).wholeDesk : deskNow();
    const draft: Draft = JSON.parse(settingsSoFar(bundleWith(desk, read.draft)));
    return { draft };
  } catch {
    return { trouble: 'notLoaded' };
  }
}
