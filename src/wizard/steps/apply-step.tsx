// Apply: how the cluster's part is delivered and which controllers go by the proxy, then the commands in order, the verdict
// on what they did, and the way back.

import { useWords } from '../words/words.tsx';
import { ApplyControllers } from './apply-controllers.tsx';
import { ApplyDelivery } from './apply-delivery.tsx';
import { ApplyRunbook } from './apply-runbook.tsx';
import { ApplyWaits } from './apply-waits.tsx';
import type { StepDefinition } from './step.ts';
import './apply-step.css';

function ApplyStep() {
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

export const applyStep: StepDefinition = {
  id: 'apply',
  title: 'apply.title',
  lead: 'apply.lead',
  more: ['learn.apply.1', 'learn.apply.2', 'learn.apply.3', 'learn.apply.4', 'learn.apply.5'],
  fields: ['delivery.', 'addOns.controllers.'],
  whole: true,
  caption: ({ bundle }, { t }) => {
    const count = bundle.findings.filter(({ severity }) => severity === 'error').length;
    return count === 0 ? t('apply.ready') : t('apply.waits', { count });
  },
  Step: ApplyStep,
};
