// What a paste told about the cluster, held against the answers. Rule: an answer that the user gave is never replaced
// without a click; an empty one, or one that an earlier paste filled, is, but a guess replaces only a guess. What an earlier paste told of another cluster or
// another VPC is taken out, and said to be: nodes of two clusters' answers would never join.

import type { UseFormReturn } from 'react-hook-form';
import {
  type ClusterIdentity,
  type Detection,
  type Draft,
  type DraftReading,
  detect,
  type Fact,
  type Finding,
  readSettings,
} from '../../core/first.ts';
import { type FormValues, formValuesOf } from '../answers/form-values.ts';
import { choices, isChoice } from '../answers/hand-chosen.ts';
import { setAnswer } from '../answers/set-answer.ts';
import type { Snapshots } from '../answers/snapshots.ts';
import { restsBetween } from '../parts/rests.ts';
import { foreignTo, identityAfter, isOther, vpcAfter } from './cluster-other.ts';

export type FactField = Fact['field'];

/** An answer that came from a paste. */
export interface Taken {
  readonly fact: Fact;
  /** The user said that what was inferred is right. */
  readonly confirmed: boolean;
}

export interface PasteState {
  /** Nothing was pasted yet, or it was cleared. */
  readonly detection: Detection | undefined;
  /** Why a text was not read: it is empty or only blanks, or the part of the page that reads did not load. */
  readonly trouble: 'empty' | 'notLoaded' | undefined;
  /** What is wrong with a settings.json; empty where all of one was taken, nothing where the text was none. */
  readonly settings: readonly Finding[] | undefined;
  readonly taken: ReadonlyMap<FactField, Taken>;
  /** Facts that the user did not want. */
  readonly kept: ReadonlySet<Fact>;
  /** The cluster that the pastes are about, as far as they told. */
  readonly cluster: ClusterIdentity;
  /** Where that cluster stands in its VPC, as far as they told. */
  readonly network: Detection['network'];
  /** What was taken out because this paste is of another cluster or VPC. */
  readonly dropped: Dropped | undefined;
  /** Another number where the text is another one than the box shows. */
  readonly round: number;
}

interface Dropped {
  /** What they were of: the name of the cluster, where its pastes told it, else the VPC. */
  readonly from: string;
  /** Whether the cluster is another one, or only the VPC. */
  readonly what: 'cluster' | 'vpc';
  readonly answers: readonly Taken[];
}

export type FactState = 'filled' | 'inferred' | 'confirmed' | 'differs' | 'kept' | 'open';

const canonical = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value);

/** The same answer; the order of a list says nothing. */
const sameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const isGuess = ({ fact }: Taken): boolean => fact.certainty === 'inferred';

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** How a fact stands to the answer as it is now. A guess is confirmed by whatever told the same for sure: the user, or another output. */
export function factState(fact: Fact, answer: unknown, pasted: PasteState): FactState {
  if (sameValue(answer, fact.value)) {
    if (fact.certainty === 'stated') return 'filled';
    const source = sourceOf(fact.field, answer, pasted);
    return source?.fact.certainty === 'inferred' && !source.confirmed ? 'inferred' : 'confirmed';
  }
  if (isEmpty(answer)) return 'open';
  return pasted.kept.has(fact) ? 'kept' : 'differs';
}

/** The command that told the answer as it is now; nothing where the user gave it. */
export function sourceOf(field: FactField, answer: unknown, { taken }: PasteState): Taken | undefined {
  const found = taken.get(field);
  return found !== undefined && sameValue(answer, found.fact.value) ? found : undefined;
}

const nothing: PasteState = {
  detection: undefined,
  trouble: undefined,
  settings: undefined,
  taken: new Map(),
  kept: new Set(),
  cluster: {},
  network: undefined,
  dropped: undefined,
  round: 0,
};

const untouched = formValuesOf({});

/** What the form holds where nobody answered. */
function unanswered(field: FactField): unknown {
  return field.split('.').reduce<unknown>((part, key) => Reflect.get(Object(part), key), untouched);
}

/** What the paste needs of the form. */
type Form = Pick<UseFormReturn<FormValues>, 'getValues' | 'setValue' | 'getFieldState'>;

/** Makes one answer of what an act writes into the form. */
type Together = Snapshots['together'];

/** The paste box's memory. It lives as long as the form, so that going to another step and back loses nothing. */
export class PastedCluster {
  text = '';
  #state: PasteState = nothing;
  #reading = 0;
  readonly #listeners = new Set<() => void>();
  readonly #form: Form;
  readonly #together: Together;
  /** The step of the last reading that filled answers. */
  #filled: number | undefined;

  constructor(form: Form, together: Together) {
    this.#form = form;
    this.#together = together;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PasteState => this.#state;

  #set(change: Partial<PasteState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /**
   * Reads the text and fills what is free. Of two readings at once, the later one counts. A settings.json is handed back:
   * it is about every answer, and whoever asked for the reading puts it in their place.
   */
  async read(text: string): Promise<Draft | undefined> {
    this.text = text;
    this.#reading += 1;
    const reading = this.#reading;
    const none = { detection: undefined, trouble: undefined, settings: undefined };
    if (text.trim() === '') {
      this.#set({ ...none, trouble: text === '' ? undefined : 'empty' });
      return undefined;
    }
    const read = await this.#readAs(text).catch(() => undefined);
    if (reading !== this.#reading) return undefined;
    if (read === undefined) this.#set({ ...none, trouble: 'notLoaded' });
    else if ('findings' in read) {
      if (read.draft !== undefined) return read.draft;
      this.#set({ ...none, settings: read.findings });
    } else {
      this.#filled = this.#together(() => {
        this.#drop(read);
        const free = read.facts.filter((fact) => this.#isFree(fact));
        this.#set({ ...none, detection: read });
        for (const fact of free) this.#take(fact);
      });
    }
    return undefined;
  }

  /** Whether a step of the answers is what the text in the box filled. */
  hasFilled(step: number | undefined): boolean {
    return step !== undefined && step === this.#filled;
  }

  async #readAs(text: string): Promise<Detection | DraftReading> {
    return (await readSettings(text)) ?? this.#detect(text);
  }

  /** Whether the box holds nothing and tells of nothing. */
  isBlank(): boolean {
    return this.text === '' && this.#state.settings === undefined;
  }

  /** Forgets all that was pasted, where other answers take the place of what it told. Answers the way back. */
  forget(settings?: readonly Finding[]): () => void {
    const before = { text: this.text, state: this.#state };
    const chosen = choices.filter((field) => this.#form.getFieldState(field).isTouched);
    const become = (text: string, state: PasteState) => {
      this.clear();
      this.text = text;
      this.#set({ ...state, round: this.#state.round + 1 });
    };
    become('', { ...nothing, settings });
    return () => {
      become(before.text, before.state);
      // A choice that was clicked is the user's again.
      for (const field of chosen) this.#form.setValue(field, this.#form.getValues(field), { shouldTouch: true });
    };
  }

  /** What the text says; where it names no VPC of the cluster, in the light of the one that earlier pastes named. */
  async #detect(text: string): Promise<Detection> {
    const rest = restsBetween();
    const alone = await detect(text, undefined, rest);
    const { cluster } = this.#state;
    const ours = cluster.vpc !== undefined && alone.cluster.vpc === undefined && !isOther(cluster, alone.cluster);
    return ours ? detect(text, cluster.vpc, rest) : alone;
  }

  /** Takes out what earlier pastes told of another cluster or VPC; what the user gave stays. */
  #drop(detection: Detection): void {
    const { cluster, taken } = this.#state;
    const other = isOther(cluster, detection.cluster);
    const known = identityAfter(cluster, detection.cluster);
    const foreign = foreignTo(taken.values(), other, vpcAfter(known, detection));
    const kept = new Map(taken);
    for (const { fact } of foreign) kept.delete(fact.field);
    const told = new Set(detection.facts.map(({ field }) => field));
    const standing = foreign.filter(({ fact }) => sameValue(this.#form.getValues(fact.field), fact.value));
    const answers = standing.filter(
      ({ fact }) => !told.has(fact.field) && !sameValue(fact.value, unanswered(fact.field)),
    );
    // What this paste tells anew is free for it.
    for (const { fact } of standing) setAnswer(this.#form, fact.field, unanswered(fact.field));
    const from = (other ? cluster.name : undefined) ?? answers.find(({ fact }) => fact.vpc !== undefined)?.fact.vpc;
    const dropped: Dropped | undefined =
      answers.length === 0 ? this.#state.dropped : { from: from ?? '', what: other ? 'cluster' : 'vpc', answers };
    const network = detection.network ?? (other ? undefined : this.#state.network);
    this.#set({ taken: kept, cluster: known, network, dropped });
  }

  /** Takes back that answers were taken out. From then on they are the user's own. */
  putBack(): void {
    const answers = this.#state.dropped?.answers.filter(({ fact }) => this.isOut(fact)) ?? [];
    this.#set({ dropped: undefined });
    this.#together(() => {
      for (const { fact } of answers) setAnswer(this.#form, fact.field, fact.value);
    });
  }

  /** Whether nothing has come in the place of an answer that was taken out. */
  isOut({ field }: Fact): boolean {
    return sameValue(this.#form.getValues(field), unanswered(field));
  }

  /** The clipboard held no text. */
  pastedNothing(): void {
    this.#set({ trouble: 'empty' });
  }

  /** Forgets the text and what it told; the answers stay, and where they came from. */
  clear(): void {
    this.text = '';
    this.#reading += 1;
    this.#set({ detection: undefined, trouble: undefined, settings: undefined, dropped: undefined });
  }

  take(fact: Fact): void {
    this.#together(() => this.#take(fact));
  }

  #take(fact: Fact): void {
    if (fact.certainty === 'inferred' && factState(fact, this.#form.getValues(fact.field), this.#state) === 'confirmed')
      return;
    const known = this.#state.taken.get(fact.field);
    const confirmed = known?.confirmed === true && sameValue(known.fact.value, fact.value);
    this.#set({ taken: new Map(this.#state.taken).set(fact.field, { fact, confirmed }) });
    if (!sameValue(this.#form.getValues(fact.field), fact.value)) setAnswer(this.#form, fact.field, fact.value);
  }

  confirm(fact: Fact): void {
    this.#set({ taken: new Map(this.#state.taken).set(fact.field, { fact, confirmed: true }) });
  }

  keep(fact: Fact): void {
    this.#set({ kept: new Set(this.#state.kept).add(fact) });
  }

  #isFree(fact: Fact): boolean {
    const answer = this.#form.getValues(fact.field);
    if (isEmpty(answer) || sameValue(answer, fact.value)) return true;
    const source = sourceOf(fact.field, answer, this.#state);
    if (source !== undefined) return !source.confirmed && (fact.certainty === 'stated' || isGuess(source));
    return isChoice(fact.field) && !this.#form.getFieldState(fact.field).isTouched;
  }
}
