// One step of the runbook: its number, what it is for, its commands, and what came of it.

import type { ReactNode } from 'react';
import { definitions, labelOf, type RunbookStep, segments } from '../../core/index.ts';
import { WholeOptions } from '../fields/whole-options.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyCommand } from './apply-command.tsx';
import { MarkedText } from './apply-marked-text.tsx';

/** The fields that the commands of a step wait for, each once. */
const fieldsOf = ({ commands }: RunbookStep): readonly string[] => [
  ...new Set(
    commands.flatMap((command) => segments(command).flatMap(({ field }) => (field === undefined ? [] : [field]))),
  ),
];

function Held({ step }: { readonly step: RunbookStep }) {
  const { t, say, list } = useWords();
  const labels = new Set(fieldsOf(step).map((field) => say(labelOf(field, definitions))));
  if (labels.size === 0) return null;
  return <p className="held">{t('apply.heldBy', { labels: list([...labels]) })}</p>;
}

interface ApplyRunbookStepProps {
  readonly step: RunbookStep;
  /** Proven by a verdict, or disproved. */
  readonly state?: 'done' | 'bad' | undefined;
  readonly children?: ReactNode;
}

export function ApplyRunbookStep({ step, state, children }: ApplyRunbookStepProps) {
  const { t, say } = useWords();
  return (
    <li className={`rb ${step.kind} ${state ?? ''}`}>
      <div className="head">
        <h2>
          <MarkedText text={say(step.title)} />
        </h2>
        {state !== undefined && (
          <span className={`state ${state === 'done' ? 'good' : 'bad'}`}>
            <Icon name={state === 'done' ? 'check' : 'error'} />
            {t(`apply.state.${state}`)}
          </span>
        )}
      </div>
      {step.about !== undefined && (
        <p>
          <WholeOptions text={say(step.about)} />
        </p>
      )}
      {step.commands.map((command) => (
        <ApplyCommand key={command} command={command} />
      ))}
      <Held step={step} />
      {children}
    </li>
  );
}
