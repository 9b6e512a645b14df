// Where the list fails: destinations that some program of the nodes sends the other way than they should go, and the
// entries that would mend it, found by asking the programs again.

import type { Severity } from '../model/finding.ts';
import { hasMark } from '../model/marks.ts';
import type { Plan } from '../model/plan.ts';
import type { Place, Program } from '../model/program.ts';
import type { Destination } from './destination.ts';
import { suggestions } from './destinations.ts';
import { noProxyOf } from './entries.ts';
import { type Expectation, should } from './expectation.ts';
import { keepForList } from './keep-for-list.ts';
import { goesAstray, simulate, verdicts } from './simulate.ts';
import { targetOf } from './target.ts';

export interface WrongWay {
  readonly destination: Destination;
  readonly expected: Expectation;
  /** Those that go the wrong way: of all that may call it, or, for a network that is listed, of all. */
  readonly programs: readonly Program[];
  readonly severity: Severity;
  /** The entry that sends it direct though it should not. */
  readonly entry?: string;
  /** Entries that make all of these programs right; absent where none do. For a network: itself, where it is switched off. */
  readonly mend?: readonly string[];
}

/** The list without what is still missing or wrong: that waits for its answer, and is told at its own place. */
export const knownNoProxy = (bypass: Plan['bypass']): string =>
  noProxyOf(bypass.filter(({ entry }) => !hasMark(entry)));

export const mayCall = ({ asks }: Program, place: Place): boolean => asks === undefined || asks.includes(place);

/** An error where a program calls it that nodes cannot do without, a note where nobody is known to call it. */
export function severityOf(programs: readonly Program[]): Severity {
  if (programs.some(({ matters }) => matters)) return 'error';
  return programs.some(({ asks }) => asks !== undefined) ? 'warning' : 'note';
}

/** How a host can be listed: as it is; IPv6 with brackets, without, and both, because programs expect one or the other. */
function spellings(url: string): readonly (readonly string[])[] {
  const host = targetOf(url)?.host ?? '';
  return host.includes(':') ? [[host], [`[${host}]`], [host, `[${host}]`]] : [[host]];
}

const goDirect = (noProxy: string, more: readonly string[], url: string, programs: readonly Program[]) => {
  const asked = verdicts([noProxy, ...more].filter((text) => text !== '').join(','), programs);
  return programs.filter((_, index) => asked[index]?.(url).way === 'direct');
};

/** The entries that bring all of these programs back: one that is switched off, else the host itself. */
export function mending(plan: Plan, noProxy: string, url: string, programs: readonly Program[]) {
  const off = plan.bypass.flatMap(({ entry, removed }) => (removed && !hasMark(entry) ? [[entry]] : []));
  return [...off, ...spellings(url)].find(
    (entries) => goDirect(noProxy, entries, url, programs).length === programs.length,
  );
}

type Found = Pick<WrongWay, 'programs' | 'severity' | 'mend'> | undefined;

/**
 * An address of a network stands for all of them. Where the network is switched off, it is told who would read it; where
 * it is there, all who do not, as a note unless they are known to call there.
 */
function inNetwork(
  network: string,
  plan: Plan,
  noProxy: string,
  { url, place }: Destination,
  wrong: readonly Program[],
): Found {
  const callers = wrong.filter((program) => mayCall(program, place));
  if (!plan.bypass.some(({ entry, removed }) => removed && entry === network)) {
    return { programs: wrong, severity: severityOf(callers) };
  }
  const programs = goDirect(noProxy, [network], url, callers);
  return programs.length === 0 ? undefined : { programs, severity: severityOf(programs), mend: [network] };
}

function atHost(
  plan: Plan,
  noProxy: string,
  { url, place }: Destination,
  wrong: readonly Program[],
  direct: boolean,
): Found {
  const programs = wrong.filter((program) => mayCall(program, place));
  if (programs.length === 0) return undefined;
  const mend = direct ? mending(plan, noProxy, url, programs) : undefined;
  return { programs, severity: severityOf(programs), ...(mend !== undefined && { mend }) };
}

function look(plan: Plan): readonly WrongWay[] {
  const noProxy = knownNoProxy(plan.bypass);
  // What the user named is the user's to judge; of the user's networks it is told which programs read none.
  const destinations = suggestions(plan).filter(
    ({ yours, network, id }) => id !== 'proxy' && !(yours && network === undefined),
  );
  const simulated = simulate(
    noProxy,
    plan.programs,
    destinations.map(({ url }) => url),
  );
  return destinations.flatMap((destination, index): readonly WrongWay[] => {
    const expected = should(destination.url, plan);
    // Whether `.x` was meant to take x along, the user knows: that is a note at the entry (lint.ts).
    if (expected.yours && destination.network === undefined) return [];
    const wrong = (simulated[index]?.answers ?? []).filter(({ answer }) => goesAstray(answer, expected.way));
    if (wrong.length === 0) return [];
    const programs = wrong.map(({ program }) => program);
    const direct = expected.way === 'direct';
    const found =
      direct && destination.network !== undefined
        ? inNetwork(destination.network, plan, noProxy, destination, programs)
        : atHost(plan, noProxy, destination, programs, direct);
    if (found === undefined) return [];
    const entry = wrong.find(({ answer }) => answer.entry !== undefined)?.answer.entry;
    return [{ destination, expected, ...found, ...(entry !== undefined && { entry }) }];
  });
}

/** All destinations of a plan that go the wrong way, in the order of `suggestions`. */
export const wrongWays = keepForList(look);
