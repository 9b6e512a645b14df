// The article's step 5, user data: what each platform does before the node starts, in which order.

import { expect } from '@playwright/test';
import { PROXY, tellArticle } from './article.ts';
import { test, type WizardPage } from './wizard-page.ts';

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
