// The runbook of this very cluster: what to run, in order, each command ready to copy.

import type { ComponentType } from 'react';
import type { RunbookStep } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyAllowList } from './apply-allow-list.tsx';
import { ApplyRunbookStep } from './apply-runbook-step.tsx';
import { ApplyVerify } from './apply-verify.tsx';

/** Steps that are more than commands: by their id, what shows them. */
const OWN: Readonly<Record<string, ComponentType<{ readonly step: RunbookStep }>>> = {
  'allow-list': ApplyAllowList,
  verify: ApplyVerify,
};

export function ApplyRunbook() {
  const { t } = useWords();
  const runbook = useSnapshot(({ bundle }) => bundle.runbook);
  const now = runbook.filter(({ kind }) => kind !== 'later');
  const later = runbook.filter(({ kind }) => kind === 'later');
  return (
    <>
      <ol className="run" aria-label={t('apply.runbook')}>
        {now.map((step) => {
          const Step = OWN[step.id] ?? ApplyRunbookStep;
          return <Step key={step.id} step={step} />;
        })}
      </ol>
      <section className="sec" aria-labelledby="apply-later">
        <div className="sech">
          <h2 id="apply-later">{t('apply.later')}</h2>
        </div>
        <ul className="run">
          {later.map((step) => (
            <ApplyRunbookStep key={step.id} step={step} />
          ))}
        </ul>
      </section>
    </>
  );
}
