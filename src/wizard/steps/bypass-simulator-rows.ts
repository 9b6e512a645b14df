// The simulator's table as data: programs that read NO_PROXY by the same rules share a column, each destination is a
// row, and rows where a program goes another way than it should come first.

import {
  type Answer,
  type Asked,
  askedFinding,
  type Destination,
  type Draft,
  type Expectation,
  type Finding,
  goesAstray,
  knownNoProxy,
  mayCall,
  type Plan,
  type Program,
  readerOf,
  should,
  simulate,
} from '../../core/index.ts';
import { authorityOf } from './bypass-simulator-typed.ts';

export interface SimulatorColumn {
  /** What the rules are called: `curl 8.9 to 8.17`. */
  readonly rules: string;
  /** The one that names the column. */
  readonly first: Program;
  readonly others: readonly Program[];
}

export interface Told {
  readonly program: Program;
  readonly answer: Answer;
}

export interface SimulatorCell {
  /** That of a program which goes the wrong way, where there is one; else of the first that calls this at all. */
  readonly answer: Answer;
  /** The programs of the column, in order: the same rules, but some call a host by a client that knows no proxy. */
  readonly each: readonly Told[];
  /** One of them calls this, or calls whatever it is told to. */
  readonly asked: boolean;
  /** Those that call this and go another way than it should go. */
  readonly wrong: readonly Told[];
}

export interface SimulatorRow {
  readonly destination: Asked;
  readonly origin: 'typed' | 'kept' | 'suggested';
  readonly expectation: Expectation;
  /** In the order of the columns. */
  readonly cells: readonly SimulatorCell[];
  /** Set where a program goes the wrong way. */
  readonly finding: Finding | undefined;
  /** The first of its kind, which stands for the others while not all are asked for. */
  readonly sample: boolean;
}

type BypassDraft = NonNullable<Draft['bypass']>;

const sameProgram = (one: Program, other: Program): boolean => one.name === other.name && one.version === other.version;

/** One column for each reader, in the order of its first program; a program in one version stands in it once. */
export function columnsOf(programs: readonly Program[]): readonly SimulatorColumn[] {
  const columns = new Map<string, { rules: string; first: Program; others: Program[] }>();
  for (const program of programs) {
    const column = columns.get(program.reader);
    if (column === undefined) {
      columns.set(program.reader, { rules: readerOf(program).title, first: program, others: [] });
    } else if (![column.first, ...column.others].some((one) => sameProgram(one, program))) column.others.push(program);
  }
  return [...columns.values()];
}

function cellOf(each: readonly Told[], way: Expectation['way'], { place }: Asked): SimulatorCell {
  const callers = each.filter(({ program }) => place === undefined || mayCall(program, place));
  const wrong = callers.filter(({ answer }) => goesAstray(answer, way));
  const [told = each[0]] = [...wrong, ...callers.filter(({ answer }) => answer.entry !== undefined), ...callers];
  if (told === undefined) throw new Error('a column without a program');
  return { answer: told.answer, each, asked: callers.length > 0, wrong };
}

/** The programs that go the wrong way, told together; nothing where there are none. */
function findingOf(
  { destination, expectation, cells }: Pick<SimulatorRow, 'destination' | 'expectation' | 'cells'>,
  draft: BypassDraft,
  plan: Plan,
): Finding | undefined {
  const astray = cells.flatMap(({ wrong }) => wrong);
  if (astray.length === 0) return undefined;
  const programs = astray.map(({ program }) => program);
  const entry = astray.find(({ answer }) => answer.entry !== undefined)?.answer.entry;
  return askedFinding({ destination, expected: expectation, programs, entry }, draft, plan);
}

/** What goes astray comes first; then what the user asked about; then what nobody but a script would call. */
const rankOf = ({ finding, origin }: SimulatorRow): number => {
  if (finding?.severity === 'error') return 0;
  if (finding?.severity === 'warning') return 1;
  if (origin !== 'suggested') return 2;
  return finding === undefined ? 4 : 3;
};

/** What is alike: services of AWS that go the same way, and all that is at the same place. */
const kindOf = ({ place }: Asked, { way }: Expectation): string => `${place?.replace(/^aws:.*/, 'aws')} ${way}`;

/** One and the same address, however it is written. */
const canonical = (url: string): string => new URL(url).href;

/** Of an address that a person asks about, nobody knows who calls it. */
const typedDestination = (url: string): Asked => ({ id: url, url, label: { en: authorityOf(url) } });

type Placed = Pick<SimulatorRow, 'destination' | 'origin'>;

/** Everything but the destinations that rows follow from. `draft` is what a mend starts from. */
export interface Basis {
  readonly plan: Plan;
  readonly draft: BypassDraft;
  readonly columns: readonly SimulatorColumn[];
  readonly suggested: readonly Destination[];
}

/** Each destination held against every column; rows that are off come first, else order stays. */
function rowsOf({ plan, draft, columns }: Basis, placed: readonly Placed[]): readonly SimulatorRow[] {
  const urls = placed.map(({ destination }) => destination.url);
  const list = knownNoProxy(plan.bypass);
  const told = columns.map(({ first, others }) => simulate(list, [first, ...others], urls));
  const kinds = new Set<string>();
  const rows = placed.map(({ destination, origin }, index): SimulatorRow => {
    const expectation = should(destination.url, plan);
    const kind = kindOf(destination, expectation);
    const sample = !kinds.has(kind);
    kinds.add(kind);
    const cells = told.map((column) => cellOf(column[index]?.answers ?? [], expectation.way, destination));
    const finding = findingOf({ destination, expectation, cells }, draft, plan);
    return { destination, origin, expectation, cells, sample, finding };
  });
  return rows.sort((one, other) => rankOf(one) - rankOf(other));
}

/** Addresses of the user, each once; by the name of a suggestion where it is one. */
function placedOf(urls: readonly string[], origin: SimulatorRow['origin'], { suggested }: Basis): readonly Placed[] {
  const named = new Map<string, Asked>(suggested.map((one) => [canonical(one.url), one]));
  const found = new Map(urls.map((url) => [canonical(url), named.get(canonical(url)) ?? typedDestination(url)]));
  return [...found.values()].map((destination) => ({ destination, origin }));
}

/** The rows of what is being typed. */
export const typedRows = (basis: Basis, typed: readonly string[]): readonly SimulatorRow[] =>
  typed.length === 0 ? [] : rowsOf(basis, placedOf(typed, 'typed', basis));

/** The rows of what is kept, and of every suggestion that is not kept. */
export function otherRows(basis: Basis, kept: readonly string[]): readonly SimulatorRow[] {
  const own = placedOf(kept, 'kept', basis);
  const taken = new Set(own.map(({ destination }) => destination));
  const rest = basis.suggested.filter((one) => !taken.has(one));
  return rowsOf(basis, [...own, ...rest.map((destination): Placed => ({ destination, origin: 'suggested' }))]);
}

/** Rows without those of other rows: what is being typed stands on top and nowhere else. */
export function rowsWithout(rows: readonly SimulatorRow[], others: readonly SimulatorRow[]): readonly SimulatorRow[] {
  const urls = new Set(others.map(({ destination }) => canonical(destination.url)));
  return urls.size === 0 ? rows : rows.filter(({ destination }) => !urls.has(canonical(destination.url)));
}
