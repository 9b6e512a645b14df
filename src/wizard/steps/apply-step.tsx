// Apply: the commands in order, the verdict on what they did, and the way back.

import { ApplyRunbook } from './apply-runbook.tsx';
import { ApplyWaits } from './apply-waits.tsx';
import type { StepDefinition } from './step.ts';
import './apply-step.css';

function ApplyStep() {
  return (
    <>
      <ApplyWaits />
      <section className="sec first">
        <ApplyRunbook />
      </section>
    </>
  );
}

export const applyStep: StepDefinition = {
  id: 'apply',
  title: 'apply.title',
  lead: 'apply.lead',
  fields: [],
  caption: ({ bundle }, { t }) => {
    const count = bundle.findings.filter(({ severity }) => severity === 'error').length;
    return count === 0 ? t('apply.ready') : t('apply.waits', { count });
  },
  Step: ApplyStep,
};
