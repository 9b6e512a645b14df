// What turns the Verify step green, and what does not: only whole output of the verify.sh of these very answers does.

import { expect } from '@playwright/test';
import { bundleOf, exampleDraft } from '../../src/core/index.ts';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import { test } from './wizard-page.ts';

const { cluster, values } = identityOf(bundleOf(exampleDraft).plan);
const first = `eks-proxy-wizard verify 1 cluster=${cluster} values=${values}\n`;
const line = 'ok configmap/NO_PROXY is the value of this bundle\n';
const last = 'eks-proxy-wizard verify end\n';

test.beforeEach(async ({ wizard }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Apply');
});

test('output of verify.sh is proof until an answer changes that it goes by, and again once that is undone', async ({
  wizard,
}) => {
  const step = wizard.runbookStep('Verify');
  await wizard.paste(first + line + last, wizard.verifyBox);
  await expect(step).toContainText('Verified');
  await wizard.go('Proxy');
  const former = await wizard.field('proxy.http').inputValue();
  await wizard.fill('proxy.http', 'http://other.corp.example:3128');
  await wizard.go('Apply');
  await expect(step).toContainText('The answers have changed');
  await expect(step).not.toContainText('Verified');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', former);
  await wizard.go('Apply');
  await expect(step).toContainText('Verified');
});

test('node groups without new nodes are not verified: no step turns green, and the page names them first', async ({
  wizard,
}) => {
  const step = wizard.runbookStep('Verify');
  const none = 'note node-group/workers none found with the label eks.amazonaws.com/nodegroup=workers\n';
  await wizard.paste(first + line + none + last, wizard.verifyBox);
  await expect(step).toContainText('1 of 1 checks hold');
  await expect(step).toContainText('Nodes not yet: workers.');
  await expect(step.getByRole('listitem').first()).toContainText('none found');
  await expect(step).not.toContainText('Verified');
  await expect(step).not.toContainText('Not as it should be');
});

for (const [what, text, why] of [
  ['of another cluster', first.replace(cluster, 'someone-elses') + line + last, 'for the cluster "someone-elses"'],
  ['of another bundle', first.replace(values, '00000000') + line + last, 'The answers have changed'],
  ['that was cut off', first + line, 'The last line of verify.sh is missing'],
] as const) {
  test(`output ${what} is no proof, and the page says why`, async ({ wizard }) => {
    await wizard.paste(text, wizard.verifyBox);
    const step = wizard.runbookStep('Verify');
    await expect(step).toContainText(why);
    await expect(step).toContainText('Not as it should be');
    await expect(step).not.toContainText('Verified');
  });
}
