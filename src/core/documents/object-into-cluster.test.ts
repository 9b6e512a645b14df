import { expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import type { Plan } from '../model/plan.ts';
import type { Delivery } from '../model/settings.ts';
import { runbookOf } from './cluster/runbook.ts';
import { samplePlan } from './cluster/sample-plan.ts';
import { platforms } from './platforms/index.ts';
import { tools } from './tools/index.ts';

/** A group of each platform and tool whose file is an object of the cluster. */
const guides = [...platforms, ...tools].filter((one) => 'applyingByGit' in one && one.applyingByGit !== undefined);

const stepOf = (guide: (typeof guides)[number], delivery: Delivery) => {
  const sample = samplePlan();
  const [first] = sample.nodeGroups;
  if (first === undefined) throw new Error('the sample has a group');
  const group = { ...first, platform: guide.id, tool: guide.id };
  const plan: Plan = { ...sample, settings: { ...sample.settings, delivery }, nodeGroups: [group] };
  const step = runbookOf(plan, { platforms, tools }).find(({ id }) => id === 'node-group-1');
  if (step?.about === undefined) throw new Error(`${guide.id} has a step`);
  return { all: step.commands.join('\n'), about: step.about };
};

test('there are two of them', () => {
  expect(guides).toHaveLength(2);
});

test.each(guides)('$id is applied by kubectl, and goes into Git where Git has the cluster', (guide) => {
  for (const delivery of ['kubectl', 'kustomize', 'helm'] as const) {
    const { all, about } = stepOf(guide, delivery);
    expect(all).toMatch(/^kubectl apply -f \S+\.yaml &&\n {2}kubectl wait /);
    expect(say(about, 'en')).not.toContain('into Git');
  }
  for (const delivery of ['argocd', 'flux'] as const) {
    const { all, about } = stepOf(guide, delivery);
    expect(all).toMatch(/^kubectl wait /);
    expect(all).not.toContain('kubectl apply');
    for (const language of ['en', 'ko', 'ja'] as const) expect(about[language]).toContain('Git');
  }
});
