// The part of user data that nodeadm reads. awslabs/amazon-eks-ami nodeadm/api/v1alpha1/nodeconfig_types.go

import type { MimePart } from '../../model/definition.ts';
import { gap } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';

type Spec = { readonly [key: string]: YamlValue };

/** What makes a node join that EKS does not. */
export const joins = (plan: Plan, group: NodeGroupPlan): Spec => {
  const { cluster } = plan.settings;
  if (group.bootstrapper !== 'user-data') return {};
  return {
    cluster: {
      name: cluster.name,
      apiServerEndpoint: plan.endpoint,
      certificateAuthority: plan.certificateAuthority,
      cidr: cluster.serviceCidrs[0] ?? gap('cluster.serviceCidrs'),
    },
  };
};

/** A NodeConfig with comment lines above it. */
export const nodeConfig = (spec: Spec, about: readonly string[] = []): MimePart => ({
  contentType: 'application/node.eks.aws',
  text: yaml({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec }, about),
});
