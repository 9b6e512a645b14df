// What a step is: its place in the walk, the answers it asks, and what its tab says.

import type { Finding } from '../../core/first.ts';
import { missingCode } from '../../core/first.ts';
import type { Snapshot } from '../answers/snapshots.ts';
import type { LaterPart } from '../parts/later-part.tsx';
import type { MessageKey, Words } from '../words/words.tsx';

export type StepId = 'cluster' | 'proxy' | 'bypass' | 'nodes' | 'apply';

export interface StepDefinition {
  readonly id: StepId;
  readonly title: MessageKey;
  readonly lead: MessageKey;
  /** What to know about it, and what goes wrong: for those who ask. */
  readonly more: readonly MessageKey[];
  /** Field paths it asks, by their beginning: `cluster.` */
  readonly fields: readonly string[];
  /** What the tab says below the title while nothing is wrong: a value or a count. */
  caption(snapshot: Snapshot, words: Words): string;
  /** It is done when nothing at all is held back, by its own answers or by those of other steps. */
  readonly whole?: true;
  /** Whether there is anything to call done yet; always where absent. */
  begun?(snapshot: Snapshot): boolean;
  readonly Step: LaterPart<object>;
}

export type StepState = 'open' | 'done' | 'missing' | 'wrong';

export const asks = (step: StepDefinition, field: string): boolean =>
  step.fields.some((beginning) => `${field}.`.startsWith(beginning));

export const findingsOf = (step: StepDefinition, findings: readonly Finding[]): Finding[] =>
  findings.filter(({ field }) => asks(step, field));

/** Wrong before missing before done. */
export function stateOf(step: StepDefinition, snapshot: Snapshot): StepState {
  const { bundle } = snapshot;
  const wrong = ({ severity }: Finding) => severity === 'error';
  const errors = findingsOf(step, bundle.findings).filter(wrong);
  if (errors.some(({ code }) => code !== missingCode)) return 'wrong';
  if (errors.length > 0) return 'missing';
  if (step.whole && bundle.findings.some(wrong)) return 'open';
  return step.begun?.(snapshot) === false ? 'open' : 'done';
}
