// The article's steps 6 and 7, the pods of the cluster: how they take the proxy, what a later change or upgrade does to
// that, and what proves it.

import { readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';
import { parse } from 'yaml';
import { CONFIG_MAP, PROXY, tellArticle } from './article.ts';
import { test, type WizardPage } from './wizard-page.ts';

test.describe('step 6, the pods of the cluster', () => {
  test('patch, apply again after a change, and what an upgrade does', async ({ wizard }) => {
    await tellArticle(wizard);
    await wizard.go('Apply');
    await wizard.openInstead('Apply the cluster part');
    const patch = wizard.runbookStep('By hand: the DaemonSets');
    for (const daemonSet of ['aws-node', 'kube-proxy']) {
      const command = `kubectl -n kube-system patch daemonset ${daemonSet} --patch-file patches/${daemonSet}.yaml`;
      await expect(patch).toContainText(command);
      expect(parse(await wizard.fileText(`patches/${daemonSet}.yaml`)).spec.template.spec.containers).toContainEqual({
        name: daemonSet,
        envFrom: [{ configMapRef: { name: 'proxy-environment-variables' } }],
      });
    }
    const change = wizard.runbookStep('After a later change of the ConfigMap');
    await expect(change).toContainText('A change of the ConfigMap restarts no pod.');
    await expect(change).toContainText(`kubectl apply -f ${CONFIG_MAP}`);
    await expect(change).toContainText(
      'kubectl -n kube-system rollout restart daemonset/aws-node daemonset/kube-proxy',
    );
    const upgrade = wizard.runbookStep('After an upgrade of VPC CNI or kube-proxy');
    await expect(upgrade).toContainText('--resolve-conflicts PRESERVE');
    await expect(upgrade).toContainText('not yet on a live EKS cluster');
    await expect(upgrade).toContainText('eksctl utils update-aws-node and update-kube-proxy do not work at all');
    await expect(upgrade).toContainText('eksctl 0.184.0 or later');
    await expect(upgrade.getByRole('button', { name: 'Copy: bash apply.sh' })).toBeVisible();
  });

  test('the tip on the single point of failure stands where the proxy is asked and in the runbook', async ({
    wizard,
  }) => {
    await wizard.open('Proxy');
    const proxy = wizard.page.getByRole('region', { name: 'Proxy', exact: true });
    await expect(proxy).toContainText('One proxy is a single point of failure.');
    await expect(proxy).toContainText('a load balancer or of a service discovery namespace');
    await wizard.go('Apply');
    await expect(wizard.runbookStep('Keep the proxy up')).toContainText('behind a load balancer');
  });
});

test.describe('step 7, look at the pods', () => {
  const sample = (name: string) =>
    readFileSync(new URL(`../../src/core/verify/samples/${name}.txt`, import.meta.url), 'utf8');
  const setEnv = sample('pod-set-env');
  const envFrom = sample('pod-env-from');
  const FROM = /^ {4}Environment Variables from:\n.*\n/gm;

  async function pasteDescribed(wizard: WizardPage, text: string): Promise<Locator> {
    await wizard.open('Apply');
    await wizard.paste(text, wizard.verifyBox);
    return wizard.page.getByRole('region', { name: 'Verdict' });
  }

  test('"<set to the key ...>", as kubectl set env leaves it, is proof', async ({ wizard }) => {
    const verdict = await pasteDescribed(wizard, setEnv);
    await expect(verdict).toContainText('1 of 1 checks hold');
    await expect(verdict).toContainText('kube-proxy-a7k2p/kube-proxy takes the proxy from the ConfigMap');
    await expect(wizard.runbookStep('Verify')).toContainText('Verified');
  });

  test('"Environment Variables from", as the patch leaves it, is proof for each container', async ({ wizard }) => {
    const verdict = await pasteDescribed(wizard, envFrom);
    await expect(verdict).toContainText('3 of 3 checks hold');
    for (const name of ['aws-vpc-cni-init', 'aws-node', 'aws-eks-nodeagent'])
      await expect(verdict).toContainText(`/${name} takes the proxy from the ConfigMap (envFrom).`);
  });

  test('both at once is a note, not an error', async ({ wizard }) => {
    const verdict = await pasteDescribed(wizard, sample('daemonset-both'));
    await expect(verdict).toContainText('1 of 1 checks hold');
    const note = verdict.getByRole('listitem').filter({ hasText: 'names the ConfigMap twice' });
    await expect(note).toContainText('Note:');
    await expect(note).toContainText('That is harmless.');
  });

  test("kubectl set env --containers='*' that missed the init container is an error with the command", async ({
    wizard,
  }) => {
    const keys = /^ {6}HTTPS_PROXY:.*\n.*\n.*\n/m.exec(setEnv)?.[0] ?? '';
    expect(keys).toContain('<set to the key');
    // The init container is the first: it keeps its own variables, the others got theirs from set env.
    let seen = 0;
    const missed = envFrom.replace(FROM, '').replace(/^ {4}Environment:\n/gm, (line) => {
      seen += 1;
      return seen === 1 ? line : line + keys;
    });
    const verdict = await pasteDescribed(wizard, missed);
    await expect(verdict).toContainText('2 of 3 checks hold');
    const init = verdict.getByRole('listitem').filter({ hasText: 'aws-vpc-cni-init' });
    await expect(init).toContainText("with --containers='*' too");
    await expect(init.getByRole('button', { name: 'Copy: bash apply.sh' })).toBeVisible();
    await expect(wizard.runbookStep('Verify')).toContainText('Not as it should be');
  });

  test('without VPC endpoints, one command each checks EC2, ECR and S3 through the proxy', async ({ wizard }) => {
    await tellArticle(wizard);
    await wizard.go('Apply');
    // With all three by endpoints, another host is asked by the proxy.
    await expect(wizard.runbookStep('Try the proxy from one node')).not.toContainText(
      'https://ec2.us-east-1.amazonaws.com/',
    );
    await wizard.go('Cluster');
    for (const service of ['s3', 'ecr.api', 'ec2']) await wizard.service(service).uncheck();
    await wizard.go('Apply');
    const check = wizard.runbookStep('Try the proxy from one node');
    for (const host of ['ec2', 'api.ecr', 's3']) {
      const command = check.locator('code', { hasText: `https://${host}.us-east-1.amazonaws.com/` });
      await expect(command).toContainText(`--proxy ${PROXY}`);
    }
    await check
      .getByRole('button', { name: /^Copy: curl/ })
      .first()
      .click();
    expect(await wizard.clipboard()).toMatch(
      /^curl --noproxy '' --proxy http:\/\/proxy\.local:3128 .* https:\/\/ec2\.us-east-1\.amazonaws\.com\/$/,
    );
  });
});
