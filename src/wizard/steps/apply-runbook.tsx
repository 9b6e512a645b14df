// The runbook of this very cluster: what to run, in order, each command ready to copy.

import { useSnapshot } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyRunbookStep } from './apply-runbook-step.tsx';
import { ApplyVerify } from './apply-verify.tsx';

/** The step of the runbook whose output the page reads. */
const READ_HERE = 'verify';

export function ApplyRunbook() {
  const { t } = useWords();
  const runbook = useSnapshot(({ bundle }) => bundle.runbook);
  const now = runbook.filter(({ kind }) => kind !== 'later');
  const later = runbook.filter(({ kind }) => kind === 'later');
  return (
    <>
      <ol className="run" aria-label={t('apply.runbook')}>
        {now.map((step) =>
          step.id === READ_HERE ? (
            <ApplyVerify key={step.id} step={step} />
          ) : (
            <ApplyRunbookStep key={step.id} step={step} />
          ),
        )}
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
