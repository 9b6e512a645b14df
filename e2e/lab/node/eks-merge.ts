// What EKS makes of the user data of a managed group without an AMI ID, as far as it was seen: its own part beside ours
// (docs.aws.amazon.com/eks/latest/userguide/launch-templates.html; awslabs/amazon-eks-ami issues #1988 and #2407).

import { bundleOf } from '../../../src/core/index.ts';
import { type MimePart, mimeParts } from '../cloud-init/mime-parts.ts';
import type { Shape } from '../shapes.ts';

const nodeConfig = (name: string, endpoint: string, certificateAuthority: string, cidr: string): MimePart => ({
  contentType: 'application/node.eks.aws',
  text: `---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: ${name}
    apiServerEndpoint: ${endpoint}
    certificateAuthority: ${certificateAuthority}
    cidr: ${cidr}
  kubelet:
    flags:
      - --node-labels=eks.amazonaws.com/nodegroup=workers
`,
});

const bootstrap = (name: string): MimePart => ({
  contentType: 'text/x-shellscript; charset="us-ascii"',
  text: `#!/bin/bash\nset -ex\n/etc/eks/bootstrap.sh ${name} --use-max-pods false\n`,
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
  const { cluster } = bundle.plan.settings;
  const ours = mimeParts(userData);
  const own = nodeConfig(
    cluster.name,
    bundle.plan.endpoint,
    bundle.plan.certificateAuthority,
    cluster.serviceCidrs[0] ?? '',
  );
  const parts = hasNodeadm(shape)
    ? last === 'ours'
      ? [own, ...ours]
      : [...ours, own]
    : [...ours, bootstrap(cluster.name)];
  const text = parts.map((part) => `--//\nContent-Type: ${part.contentType}\n\n${part.text.replace(/\n*$/, '\n')}\n`);
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n\n${text.join('')}--//--\n`;
}
