// The article's seven steps, each as its reader meets it on the page: what the article says, and what it got wrong, made
// to work for the cluster that was pasted.

import { readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';
import { parse } from 'yaml';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test, type WizardPage } from './wizard-page.ts';

const CONFIG_MAP = 'proxy-env-vars-config.yaml';
const PROXY = 'http://proxy.local:3128';

/** The article's own cluster, as far as the article knows it. */
async function tellArticle(wizard: WizardPage, region = 'us-east-1') {
  await wizard.open();
  await wizard.paste(
    `${describeCluster({ name: 'article', region, serviceCidr: '10.100.0.0/16' })}\n${describeVpcs()}`,
  );
  await wizard.tick('s3', 'ecr.api', 'ecr.dkr', 'ec2');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', PROXY);
}

test.describe('step 1, find the service CIDR', () => {
  for (const [ip, cidr] of [
    ['10.100.0.1', '10.100.0.0/16'],
    ['172.20.0.1', '172.20.0.0/16'],
  ] as const) {
    test(`from ${ip} alone, ${cidr} is an inference, and is called one until it is confirmed`, async ({ wizard }) => {
      await wizard.open();
      await wizard.paste(ip);
      const fact = wizard.fact('Service CIDR');
      await expect(fact).toContainText(cidr);
      await expect(fact).toContainText('kubectl get service kubernetes');
      await expect(fact.getByText('Inferred', { exact: true })).toBeVisible();
      await expect(fact).toContainText('A cluster made with a smaller network has the same address');
      const label = wizard.page.locator('.field', { has: wizard.field('cluster.serviceCidrs') });
      await expect(label).toContainText('inferred');
      await expect(label).toContainText(cidr);
      expect(await wizard.noProxy()).toContain(cidr);

      await fact.getByRole('button', { name: 'Confirm Service CIDR' }).click();
      await expect(fact).toContainText('Confirmed');
      await expect(label).not.toContainText('inferred');
    });
  }

  test('describe-cluster says it for certain, and takes the place of what was inferred', async ({ wizard }) => {
    await wizard.open();
    await wizard.paste('172.20.0.1');
    await expect(wizard.fact('Service CIDR')).toContainText('172.20.0.0/16');
    await wizard.paste(describeCluster({ serviceCidr: '172.20.0.0/20' }));
    const fact = wizard.fact('Service CIDR');
    await expect(fact).toContainText('172.20.0.0/20');
    await expect(fact).toContainText('aws eks describe-cluster');
    await expect(fact).toContainText('Filled in');
    await expect(fact).not.toContainText(/inferred/i);
    const entries = await wizard.noProxy();
    expect(entries).toContain('172.20.0.0/20');
    expect(entries).not.toContain('172.20.0.0/16');
  });
});

test.describe('step 2, the ConfigMap', () => {
  test('has the name, namespace and keys of the article, and NO_PROXY of this cluster', async ({ wizard }) => {
    await tellArticle(wizard);
    expect(parse(await wizard.fileText(CONFIG_MAP))).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'proxy-environment-variables', namespace: 'kube-system' },
      data: { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: (await wizard.noProxy()).join(',') },
    });
    const entries = await wizard.noProxy();
    const article = ['localhost', '127.0.0.1', '169.254.169.254', '.internal', '10.100.0.0/16'];
    const vpc = ['10.0.0.0/16', '100.64.0.0/16'];
    const endpoints = ['s3', '.s3', 'api.ecr', '.dkr.ecr', 'ec2'].map((host) => `${host}.us-east-1.amazonaws.com`);
    expect(entries).toEqual(expect.arrayContaining([...article, ...vpc, ...endpoints, 's3.amazonaws.com']));
    // Not ticked, so it has no endpoint: direct, it would hang.
    expect(entries).not.toContain('sts.us-east-1.amazonaws.com');
    expect(entries.filter((entry) => /[\sA-Z*]/.test(entry) || entry.includes(':3128'))).toEqual([]);
  });

  test('host names follow the region: China, GovCloud, and s3.amazonaws.com in us-east-1 alone', async ({ wizard }) => {
    await tellArticle(wizard);
    expect(await wizard.noProxy()).toContain('s3.amazonaws.com');
    await wizard.go('Cluster');
    for (const [region, suffix] of [
      ['cn-northwest-1', 'amazonaws.com.cn'],
      ['us-gov-west-1', 'amazonaws.com'],
      ['ap-northeast-2', 'amazonaws.com'],
    ] as const) {
      await wizard.fill('cluster.region', region);
      await expect(wizard.preview).toContainText(`,ec2.${region}.${suffix}`);
      const entries = await wizard.noProxy();
      const hosts = ['s3', '.s3', 'api.ecr', '.dkr.ecr', 'ec2'].map((host) => `${host}.${region}.${suffix}`);
      expect(entries).toEqual(expect.arrayContaining(hosts));
      expect(entries.filter((entry) => /(^|\.)s3\.amazonaws/.test(entry))).toEqual([]);
    }
  });

  test('says why the "Amazon VPC" endpoint of the article has no host', async ({ wizard }) => {
    await wizard.open();
    const endpoints = wizard.page.getByRole('group', { name: 'VPC endpoints' });
    await expect(endpoints).toContainText(
      'calls that concern a VPC are part of the EC2 API, so the ec2 endpoint serves',
    );
  });
});

test('step 3, NO_PROXY holds the service CIDR: taken out, it is an error with the way back', async ({ wizard }) => {
  await tellArticle(wizard);
  await wizard.go('Bypass');
  const entry = wizard.page.getByRole('switch', { name: '10.100.0.0/16' });
  await entry.uncheck();
  const words = '10.100.0.0/16 cannot be left out: Services of the cluster.';
  await expect(entry).toHaveAccessibleDescription(/10\.100\.0\.0\/16 cannot be left out: Services of the cluster\./);
  await expect(wizard.finding(words)).toBeVisible();
  expect(await wizard.noProxy()).not.toContain('10.100.0.0/16');
  await wizard.expectHeld(/^Waits for 1 value: /);

  await wizard.finding(words).getByRole('button', { name: 'Put 10.100.0.0/16 back' }).click();
  await expect(wizard.finding(words)).toHaveCount(0);
  await expect(entry).toBeChecked();
  expect(await wizard.noProxy()).toContain('10.100.0.0/16');
  await expect(wizard.downloadBundle).toBeEnabled();
});

test('step 4, apply: the command names the real file and is copied whole', async ({ wizard }) => {
  await tellArticle(wizard);
  await wizard.go('Apply');
  const command = `kubectl apply -f ${CONFIG_MAP}`;
  const step = wizard.runbookStep('By hand: the ConfigMap');
  await step.getByRole('button', { name: `Copy: ${command}` }).click();
  await expect(step.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await wizard.clipboard()).toBe(command);
  expect(await wizard.fileText(CONFIG_MAP)).toContain('kind: ConfigMap');
});

test.describe('step 5, user data', () => {
  /** A self-managed group whose stack waits for a signal, as in the article. */
  async function selfManaged(wizard: WizardPage, platform: string): Promise<string> {
    await tellArticle(wizard);
    await wizard.go('Nodes');
    await wizard.page.getByRole('button', { name: 'Add a node group' }).click();
    await wizard.choose('Platform', platform);
    await wizard.choose('Management', 'Self-managed');
    await wizard.fill('nodeGroups.0.options.stackName', 'eks-nodes');
    await wizard.fill('nodeGroups.0.options.resource', 'NodeGroup');
    return wizard.fileText('node-groups/workers/user-data.mime');
  }

  /** Sees that some texts stand in this order, each once or more. */
  function expectInOrder(text: string, ...parts: readonly string[]) {
    let at = 0;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      expect(found, `"${part}" behind what comes before it, in:\n${text}`).toBeGreaterThanOrEqual(0);
      at = found + part.length;
    }
  }

  const SIGNAL = ['/opt/aws/bin/cfn-signal \\', '--stack eks-nodes', '--resource NodeGroup', '--region us-east-1'];

  for (const { platform, runtime, named } of [
    { platform: 'Amazon Linux 2 with Docker', runtime: 'docker', named: 'Docker' },
    { platform: 'Amazon Linux 2 systemd', runtime: 'containerd', named: 'containerd' },
  ]) {
    test(`with ${named}: runtime, kubelet, yum and environment before they start, then bootstrap and cfn-signal`, async ({
      wizard,
    }) => {
      const text = await selfManaged(wizard, platform);
      expectInOrder(
        text,
        'Content-Type: text/cloud-boothook',
        '#!/bin/bash',
        '/etc/eks/http-proxy.env',
        `HTTPS_PROXY=${PROXY}`,
        '10.100.0.0/16',
        '.service.d/http-proxy.conf',
        'EnvironmentFile=/etc/eks/http-proxy.env',
        'systemctl daemon-reload',
        '/etc/environment',
        `proxy=${PROXY}' /etc/yum.conf`,
        'Content-Type: text/x-shellscript',
        'set -a',
        'source /etc/eks/http-proxy.env',
        '/etc/eks/bootstrap.sh article',
        'rc=$?',
        ...SIGNAL,
        `--https-proxy ${PROXY}`,
        'exit "$rc"',
      );
      expect(/^for service in (.*); do$/m.exec(text)?.[1]?.split(' ')).toEqual(
        expect.arrayContaining([runtime, 'kubelet']),
      );
      // What nobody expands in a launch template, and the wrong address of the article.
      expect(text).not.toMatch(/\$\{(ClusterName|BootstrapArguments|AWS::)/);
      expect(text).not.toContain('meta-data');
    });
  }

  test('on Amazon Linux 2023: NodeConfig, dnf in place of yum, and cfn-signal', async ({ wizard }) => {
    const text = await selfManaged(wizard, 'Amazon Linux 2023');
    expectInOrder(
      text,
      'Content-Type: application/node.eks.aws',
      'kind: NodeConfig',
      'cidr: "10.100.0.0/16"',
      'environment:',
      'default:',
      `HTTPS_PROXY: "${PROXY}"`,
      `https_proxy: "${PROXY}"`,
      'Content-Type: text/x-shellscript',
      ...SIGNAL,
      `--https-proxy ${PROXY}`,
      `proxy=${PROXY}' /etc/dnf/dnf.conf`,
    );
    expect(text).not.toContain('yum.conf');
  });
});

test.describe('step 6, the pods of the cluster', () => {
  test('patch, apply again after a change, and what an upgrade does', async ({ wizard }) => {
    await tellArticle(wizard);
    await wizard.go('Apply');
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
    await expect(upgrade).toContainText('not proven on a live cluster');
    await expect(upgrade).toContainText('eksctl utils update-aws-node and update-kube-proxy do not work at all');
    await expect(upgrade).toContainText('eksctl 0.184.0 or later');
    await expect(upgrade.getByRole('button', { name: 'Copy: bash apply.sh' })).toBeVisible();
  });

  test('the tip on the single point of failure stands where the proxy is asked and in the runbook', async ({
    wizard,
  }) => {
    await wizard.open('Proxy');
    const proxy = wizard.page.getByRole('region', { name: 'Proxy', exact: true }).first();
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
    await expect(wizard.runbookStep('Check AWS through the proxy')).toHaveCount(0);
    await wizard.go('Cluster');
    for (const service of ['s3', 'ecr.api', 'ec2']) await wizard.service(service).uncheck();
    await wizard.go('Apply');
    const check = wizard.runbookStep('Check AWS through the proxy');
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
