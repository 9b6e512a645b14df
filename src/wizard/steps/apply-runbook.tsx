// The runbook of this very cluster: what to run, in order, each command ready to copy.

import { type ComponentType, Fragment } from 'react';
import { insteadOf, type RunbookStep } from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyAllowList } from './apply-allow-list.tsx';
import { ApplyRunbookStep } from './apply-runbook-step.tsx';
import { ApplyVerify } from './apply-verify.tsx';

/** Steps that are more than commands: by their id, what shows them. */
const OWN: Readonly<Record<string, ComponentType<{ readonly step: RunbookStep }>>> = {
  'allow-list': ApplyAllowList,
  verify: ApplyVerify,
};

/** A step that is to be done, and the other means to the same. */
interface Way {
  readonly step: RunbookStep;
  readonly others: readonly RunbookStep[];
}

function waysOf(runbook: readonly RunbookStep[]): readonly Way[] {
  const now = runbook.filter(({ kind }) => kind !== 'later');
  return now.flatMap((step, index) => {
    if (step.kind === 'instead') return [];
    const next = now.findIndex(({ kind }, at) => at > index && kind === 'step');
    return [{ step, others: now.slice(index + 1, next < 0 ? now.length : next) }];
  });
}

/** Closed until asked for: nobody should do a step twice. */
function Others({ way: { step, others } }: { readonly way: Way }) {
  const { say } = useWords();
  return (
    <li className="rb others">
      <details className="learn">
        <summary>
          <Icon name="folded" />
          {say(insteadOf, { title: say(step.title) })}
        </summary>
        <ul className="run">
          {others.map((other) => (
            <ApplyRunbookStep key={other.id} step={other} />
          ))}
        </ul>
      </details>
    </li>
  );
}

export function ApplyRunbook() {
  const { t } = useWords();
  const runbook = useSnapshot(({ bundle }) => bundle.runbook);
  const later = runbook.filter(({ kind }) => kind === 'later');
  return (
    <>
      <ol className="run" aria-label={t('apply.runbook')}>
        {waysOf(runbook).map((way) => {
          const Step = OWN[way.step.id] ?? ApplyRunbookStep;
          return (
            <Fragment key={way.step.id}>
              <Step step={way.step} />
              {way.others.length > 0 && <Others way={way} />}
            </Fragment>
          );
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
