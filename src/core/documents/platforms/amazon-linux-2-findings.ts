// What is doubtful about every Amazon Linux 2 node.

import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';

/** aws.amazon.com/amazon-linux-2; awslabs/amazon-eks-ami doc/usage/al2.md and issue #2545. */
export const endOfSupport = (group: NodeGroupPlan): Finding => ({
  code: 'platform.end-of-support',
  severity: 'warning',
  field: `nodeGroups.${group.index}.platform`,
  params: { group: group.name },
  text: {
    en: 'Amazon Linux 2 reached the end of its support on 2026-06-30, and EKS published its last images of it in December 2025. Plan to move these nodes.',
  },
});

/** Inferred from how cloud-init runs user scripts, and not seen on a managed group. */
export const joinedByEks = (group: NodeGroupPlan): readonly Finding[] =>
  group.bootstrapper !== 'eks'
    ? []
    : [
        {
          code: 'platform.try-one-node',
          severity: 'note',
          field: `nodeGroups.${group.index}.platform`,
          params: { group: group.name },
          text: {
            en: 'EKS adds its own bootstrap script to the user data of {group}. That the script inherits the proxy from cloud-final.service follows from how cloud-init works, but was not tried on a managed group: try one node first.',
          },
        },
      ];
