// What nodeadm of a hybrid node is told of the cluster, as far as it is the same on every machine. It is read strictly: a
// key that nodeadm does not know ends it (aws/eks-hybrid internal/configprovider/file.go).

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { yaml } from '../../syntax/yaml.ts';
import { providerOf, rolesAnywhereOf } from './hybrid-options.ts';

/**
 * With the name and the region, nodeadm asks EKS for the rest (eks:DescribeCluster, which the guide gives the node role).
 * The last block is the one that prepare-node.sh adds to: `spec` for an activation of SSM, `iamRolesAnywhere` for a name.
 */
export function hybridNodeConfig(plan: Plan, group: NodeGroupPlan): string {
  const { name, region } = plan.settings.cluster;
  const ssm = providerOf(group) === 'ssm';
  return yaml(
    {
      apiVersion: 'node.eks.aws/v1alpha1',
      kind: 'NodeConfig',
      spec: {
        cluster: { name, region },
        ...(ssm ? {} : { hybrid: { iamRolesAnywhere: rolesAnywhereOf(group) } }),
      },
    },
    [
      'For nodeadm of EKS Hybrid Nodes: what is the same on every machine. prepare-node.sh makes the whole of it, with',
      ssm ? 'the activation of SSM, on the machine.' : 'the name of the node, on the machine.',
    ],
  );
}
