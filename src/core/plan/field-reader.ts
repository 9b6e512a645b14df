// Reads answers one by one: a good value passes, a wrong one becomes a mark and an error, a missing one a gap and an
// error. Whoever reads a part of the draft gets this and leaves its findings in it.

import type { Definitions } from '../model/definition.ts';
import { type Check, type Finding, type Mend, missingCode, type Problem } from '../model/finding.ts';
import { type Localized, withTexts } from '../model/localized.ts';
import { gap, mark } from '../model/marks.ts';
import { excerpt } from '../model/plain-text.ts';
import { labelOf } from './labels.ts';

// What a preview shows of a wrong value. Nobody types more; a file pasted into a field would swamp every document.
const SHOWN = 200;

const missingText = (label: Localized): Localized =>
  withTexts(
    { en: '{label} is still missing.', ko: '{label} 값이 아직 없습니다.', ja: '{label} がまだ入力されていません。' },
    { label },
  );

export class FieldReader {
  readonly findings: Finding[] = [];
  readonly #definitions: Definitions;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  add(finding: Finding): void {
    this.findings.push(finding);
  }

  /**
   * Nothing for an empty text. `show` is what a preview may show of a wrong one, `mendOf` what mends it where that is more
   * than another text.
   */
  optional(
    field: string,
    typed: string | undefined,
    check: Check,
    show = (text: string) => text,
    mendOf?: (problem: Problem) => Mend | undefined,
  ): string | undefined {
    if (typed === undefined || typed === '') return undefined;
    const problem = check(typed);
    if (problem === undefined) return typed;
    this.refuse(field, problem, mendOf?.(problem));
    return mark(field, excerpt(show(typed), SHOWN));
  }

  required(field: string, typed: string | undefined, check: Check, show?: (text: string) => string): string {
    return this.optional(field, typed, check, show) ?? this.missing(field);
  }

  /** The texts of a list, empty ones left out. */
  list(field: string, typed: readonly string[] | undefined, check: Check): string[] {
    return (typed ?? []).flatMap((text, index) => this.optional(`${field}.${index}`, text, check) ?? []);
  }

  missing(field: string): string {
    this.add({ ...this.#missing(field), marked: true });
    return gap(field);
  }

  /** For a choice that no document shows, so nothing there can be marked. */
  missingChoice(field: string): void {
    this.add(this.#missing(field));
  }

  #missing(field: string): Finding {
    const text = missingText(labelOf(field, this.#definitions));
    return { code: missingCode, severity: 'error', field, params: { field }, text };
  }

  /** A wrong value, which is marked where documents show it. */
  refuse(field: string, { instead, ...problem }: Problem, mend?: Mend): void {
    const wrong: Finding = {
      ...problem,
      severity: 'error',
      field,
      marked: true,
      ...(mend === undefined ? {} : { mend }),
    };
    this.add(
      instead === undefined
        ? wrong
        : {
            ...wrong,
            params: { ...problem.params, instead: excerpt(instead) },
            mend: {
              label: { en: 'Use {instead}', ko: '{instead} 사용', ja: '{instead} を使う' },
              field,
              value: instead,
            },
          },
    );
  }
}
