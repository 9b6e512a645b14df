// The objects of EKS Auto Mode: the NodeClass, from which nodes take their proxy, and a NodePool that uses it.
// docs.aws.amazon.com/eks/latest/userguide/create-node-class.html and create-node-pool.html

import { hasMark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { yaml } from '../../syntax/yaml.ts';
import { base64Unless } from '../base64-unless.ts';
import { textOption } from '../text-option.ts';

/** The role that the console and the guide name: docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html */
export const USUAL_ROLE = 'AmazonEKSAutoNodeRole';
export const PRIVATE_SUBNETS = 'kubernetes.io/role/internal-elb=1';

const tagOf = (text: string): { readonly [key: string]: string } => {
  const cut = text.indexOf('=');
  return hasMark(text) || cut < 0 ? { Name: text } : { [text.slice(0, cut)]: text.slice(cut + 1) };
};

export const roleOf = (group: NodeGroupPlan): string => textOption(group, 'nodeRole') || USUAL_ROLE;

/** The entries that are on. */
export const listed = (plan: Plan): readonly string[] =>
  plan.bypass.flatMap(({ entry, removed }) => (removed ? [] : [entry]));

export function nodeClass(plan: Plan, group: NodeGroupPlan): string {
  const about = [
    'EKS Auto Mode takes its proxy from this object: for https, and for nodes that start after it was applied.',
    'Subnets and security groups are found by their tags; compare them with yours before you apply it.',
    'README.md has the command, and says what then becomes of the nodes that run.',
  ];
  return yaml(
    {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: group.name },
      spec: {
        role: roleOf(group),
        subnetSelectorTerms: [{ tags: tagOf(textOption(group, 'subnetTag') || PRIVATE_SUBNETS) }],
        securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': plan.settings.cluster.name } }],
        advancedNetworking: { httpsProxy: plan.httpsProxy, noProxy: listed(plan) },
        ...(plan.caBundle === ''
          ? {}
          : { certificateBundles: [{ name: 'corp-proxy-ca', data: base64Unless(plan.caBundle) }] }),
      },
    },
    about,
  );
}

/** As in docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html, with nothing narrowed down but the family. */
export const nodePool = (group: NodeGroupPlan): string =>
  yaml(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: group.name },
      spec: {
        template: {
          spec: {
            nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: group.name },
            requirements: [
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
              { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
            ],
          },
        },
      },
    },
    [
      'Nodes with the class above. The pools general-purpose and system have a class of their own that cannot be changed.',
    ],
  );
