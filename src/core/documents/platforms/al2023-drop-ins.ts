// Amazon Linux 2023 in images whose nodeadm hands no proxy to services, or not in time.

import type { MimePart } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import type { Verbatim } from '../../syntax/template.ts';
import { joins, nodeConfig } from './al2023-node-config.ts';
import { FIRST_RELEASE } from './al2023-release.ts';
import { amazonLinux2023 } from './distribution.ts';
import { boothook } from './drop-in-boothook.ts';
import { nodeadmSignal } from './nodeadm-signal.ts';
import { userDataHead } from './user-data-head.ts';

/**
 * For images before FIRST_RELEASE. Drop-ins of a boothook reach what starts after cloud-init: nodeadm-run.service, which
 * starts containerd and kubelet, and cloud-final.service, which runs user scripts. nodeadm-config.service has run by then.
 */
export function byDropIns(plan: Plan, group: NodeGroupPlan): readonly MimePart[] {
  const signal = group.bootstrapper === 'eks' ? undefined : nodeadmSignal(plan, group);
  const hook = boothook(plan, {
    distribution: amazonLinux2023,
    about: [
      `For EKS AMI releases before v${FIRST_RELEASE}, whose nodeadm hands no proxy to services: drop-ins do. Runs at every boot,`,
      'before nodeadm starts containerd and kubelet; running it again changes nothing. nodeadm itself has asked EC2 by then,',
      'without the proxy.',
    ],
    runtime: 'containerd',
    services: ['nodeadm-run', 'kubelet', 'soci-snapshotter', 'amazon-ssm-agent', 'cloud-final'],
    pythonServices: ['cloud-final'],
    fromImds: false,
  });
  return [
    ...(group.bootstrapper === 'user-data'
      ? [nodeConfig(joins(plan, group), [userDataHead, 'What makes the node join.'])]
      : []),
    hook,
    ...(signal === undefined ? [] : [signalScript(signal)]),
  ];
}

const signalScript = (signal: Verbatim): MimePart => ({
  contentType: 'text/x-shellscript; charset="us-ascii"',
  text: sh`
    #!/bin/bash
    # Runs once, before kubelet starts.
    set -o errexit
    umask 022
    ${signal}
  `,
});
