// Which programs read an entry as it is meant: the programs themselves are asked, about the addresses that it means.

import type { Program } from '../model/program.ts';
import { probesOf } from './probes.ts';
import type { Verdict } from './readers/reader.ts';
import { verdicts } from './simulate.ts';

/** Between two others, as an entry stands in a list: blanks at its sides count there. */
const inList = (entry: string): string => (/\s/.test(entry) ? `first.invalid,${entry},last.invalid` : entry);

const direct = (verdict: Verdict | undefined, urls: readonly string[]): boolean =>
  verdict !== undefined && urls.every((url) => verdict(url).way === 'direct');

// Entries stay while others are typed. A list of this length is no longer typed by hand.
const MOST_KEPT = 20_000;
const kept = new WeakMap<readonly Program[], Map<string, readonly Program[]>>();

/** Programs for which this entry, alone, does not send what it means direct. Empty too where it means nothing. */
export function programsNotReading(entry: string, programs: readonly Program[]): readonly Program[] {
  const known = kept.get(programs) ?? new Map<string, readonly Program[]>();
  kept.set(programs, known);
  const there = known.get(entry);
  if (there !== undefined) return there;
  const urls = probesOf(entry);
  const asked = urls.length === 0 ? [] : verdicts(inList(entry), programs);
  const found = programs.filter((_, index) => urls.length > 0 && !direct(asked[index], urls));
  if (known.size >= MOST_KEPT) known.clear();
  known.set(entry, found);
  return found;
}

/** Of these programs those that a verdict of theirs does not send where the entry means. `asked` has one for each. */
export function programsNotSending(
  entry: string,
  programs: readonly Program[],
  asked: readonly Verdict[],
): readonly Program[] {
  const urls = probesOf(entry);
  return programs.filter((_, index) => !direct(asked[index], urls));
}

/**
 * Whether an entry does nothing that another does not do for each of these programs: where it is read, the other alone
 * sends the same direct.
 */
export function doesNothingBeside(entry: string, other: string, programs: readonly Program[]): boolean {
  const urls = probesOf(entry);
  const reading = programs.filter((program) => !programsNotReading(entry, programs).includes(program));
  const asked = verdicts(other, reading);
  return urls.length > 0 && reading.every((_, index) => direct(asked[index], urls));
}
