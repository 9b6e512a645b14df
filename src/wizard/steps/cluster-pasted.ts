// What a paste told about the cluster, held against the answers. Rule: an answer that the user gave is never replaced
// without a click; an empty one, or one that an earlier paste filled, is.

import type { UseFormReturn } from 'react-hook-form';
import { type Detection, detect, type Fact } from '../../core/index.ts';
import type { FormValues } from '../answers/form-values.ts';
import { setAnswer } from '../answers/set-answer.ts';

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
  readonly taken: ReadonlyMap<FactField, Taken>;
  /** Facts that the user did not want. */
  readonly kept: ReadonlySet<Fact>;
}

export type FactState = 'filled' | 'inferred' | 'confirmed' | 'differs' | 'kept' | 'open';

const canonical = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value);

/** The same answer; the order of a list says nothing. */
const sameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** How a fact stands to the answer as it is now. */
export function factState(fact: Fact, answer: unknown, { taken, kept }: PasteState): FactState {
  if (sameValue(answer, fact.value)) {
    if (fact.certainty === 'stated') return 'filled';
    return taken.get(fact.field)?.confirmed === true ? 'confirmed' : 'inferred';
  }
  if (isEmpty(answer)) return 'open';
  return kept.has(fact) ? 'kept' : 'differs';
}

/** The command that told the answer as it is now; nothing where the user gave it. */
export function sourceOf(field: FactField, answer: unknown, { taken }: PasteState): Taken | undefined {
  const found = taken.get(field);
  return found !== undefined && sameValue(answer, found.fact.value) ? found : undefined;
}

const nothing: PasteState = { detection: undefined, trouble: undefined, taken: new Map(), kept: new Set() };

// Choices that always show an answer: it is the user's only after a click.
const choices: ReadonlySet<FactField> = new Set<FactField>(['cluster.endpointAccess', 'addOns.vpcCni.nodeAgent']);

/** What the paste needs of the form. */
type Form = Pick<UseFormReturn<FormValues>, 'getValues' | 'setValue' | 'getFieldState'>;

/** The paste box's memory. It lives as long as the form, so that going to another step and back loses nothing. */
export class PastedCluster {
  text = '';
  #state: PasteState = nothing;
  #reading = 0;
  readonly #listeners = new Set<() => void>();
  readonly #form: Form;

  constructor(form: Form) {
    this.#form = form;
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

  /** Reads the text and fills what is free. Of two readings at once, the later one counts. */
  async read(text: string): Promise<void> {
    this.text = text;
    this.#reading += 1;
    const reading = this.#reading;
    if (text.trim() === '') return this.#set({ detection: undefined, trouble: text === '' ? undefined : 'empty' });
    const detection = await detect(text).catch(() => undefined);
    if (reading !== this.#reading) return;
    if (detection === undefined) return this.#set({ detection, trouble: 'notLoaded' });
    const free = detection.facts.filter((fact) => this.#isFree(fact));
    this.#set({ detection, trouble: undefined });
    for (const fact of free) this.take(fact);
  }

  /** The clipboard held no text. */
  pastedNothing(): void {
    this.#set({ trouble: 'empty' });
  }

  /** Forgets the text and what it told; the answers stay, and where they came from. */
  clear(): void {
    this.text = '';
    this.#reading += 1;
    this.#set({ detection: undefined, trouble: undefined });
  }

  take(fact: Fact): void {
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
    if (source !== undefined) return !source.confirmed;
    return choices.has(fact.field) && !this.#form.getFieldState(fact.field).isTouched;
  }
}
