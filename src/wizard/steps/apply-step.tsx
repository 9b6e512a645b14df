// Apply: how the cluster's part is delivered and which controllers go by the proxy, then the commands in order, the verdict
// on what they did, and the way back.

import { useWords } from '../words/words.tsx';
import { ApplyControllers } from './apply-controllers.tsx';
import { ApplyDelivery } from './apply-delivery.tsx';
import { ApplyRunbook } from './apply-runbook.tsx';
import { ApplyWaits } from './apply-waits.tsx';
import './apply-step.css';

export function ApplyStep() {
  const { t } = useWords();
  return (
    <>
      <ApplyWaits />
      <ApplyDelivery />
      <ApplyControllers />
      <section className="sec" aria-labelledby="apply-runbook">
        <div className="sech">
          <h2 id="apply-runbook">{t('apply.runbook')}</h2>
        </div>
        <ApplyRunbook />
      </section>
    </>
  );
}
