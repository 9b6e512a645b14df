// What EKS makes of the user data of a managed group without an AMI ID, as far as it was seen: its own part beside ours
// (docs.aws.amazon.com/eks/latest/userguide/launch-templates.html; awslabs/amazon-eks-ami issues #1988 and #2407).

import { type Bundle, bundleOf } from '../../../src/core/index.ts';
import { type MimePart, mimeOf, mimeParts } from '../cloud-init/mime-parts.ts';
import type { Shape } from '../shapes.ts';

type Plan = Bundle['plan'];

/** The NodeConfig of whoever joins a node to a cluster: EKS itself, Karpenter, eksctl, the module of Terraform. */
export const joiningNodeConfig = ({ settings, endpoint, certificateAuthority }: Plan): MimePart => ({
  contentType: 'application/node.eks.aws',
  text: `---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: ${settings.cluster.name}
    apiServerEndpoint: ${endpoint}
    certificateAuthority: ${certificateAuthority}
    cidr: ${settings.cluster.serviceCidrs[0] ?? ''}
  kubelet:
    flags:
      - --node-labels=eks.amazonaws.com/nodegroup=workers
`,
});

/** The same on an image that has bootstrap.sh. */
export const joiningBootstrap = ({ settings }: Plan): MimePart => ({
  contentType: 'text/x-shellscript; charset="us-ascii"',
  text: `#!/bin/bash\nset -ex\n/etc/eks/bootstrap.sh ${settings.cluster.name} --use-max-pods false\n`,
});

const isNodeConfig = ({ contentType }: MimePart): boolean => contentType.startsWith('application/node.eks.aws');

/** Whether nodeadm joins the nodes of an image: then a group that joins by itself has a NodeConfig. */
function hasNodeadm({ bundle, group }: Shape): boolean {
  const alone = { ...group, management: 'self-managed' as const };
  const { documents } = bundleOf({ ...bundle.plan.settings, nodeGroups: [alone] });
  const file = documents.find(({ notation }) => notation === 'mime');
  return file !== undefined && mimeParts(file.text).some(isNodeConfig);
}

/**
 * The user data that a node gets: that of the shape, merged by EKS where EKS joins its nodes. Which of the two NodeConfigs
 * comes last is not documented.
 */
export function nodeUserData(shape: Shape, last: 'ours' | 'EKS' = 'ours'): string {
  const { bundle, userData, machine } = shape;
  const [group] = bundle.plan.nodeGroups;
  if (group?.bootstrapper !== 'eks' || machine !== undefined) return userData;
  const ours = mimeParts(userData);
  const own = joiningNodeConfig(bundle.plan);
  const parts = hasNodeadm(shape)
    ? last === 'ours'
      ? [own, ...ours]
      : [...ours, own]
    : [...ours, joiningBootstrap(bundle.plan)];
  return mimeOf(parts);
}
