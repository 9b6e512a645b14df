// What commands look up in the cluster before they make a group: what it tells of itself, and the role of its nodes.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/** A word of shell: the answer of the cluster to a query of JMESPath, as text. */
export function askCluster({ settings }: Plan, query: string): Verbatim {
  const { name, region } = settings.cluster;
  return verbatim(sh`$(aws eks describe-cluster --name ${name} --region ${region} --query ${query} --output text)`);
}

/**
 * Lines of shell that set `role`: NODE_ROLE, or the role of a group that starts the same kind of image; a role has one kind
 * of access entry, and that of Windows is another than that of Linux. Where there is none, they say so and it is empty.
 */
export function nodeRole(plan: Plan, group: NodeGroupPlan): Verbatim {
  const { name, region } = plan.settings.cluster;
  const sameKind = `contains(\`${JSON.stringify(group.awsImage?.amiTypes ?? [])}\`, nodegroup.amiType) && nodegroup.nodeRole || ''`;
  const missing = `No managed node group of ${name} starts such an image: set NODE_ROLE to the ARN of the role of the nodes, then run this again.`;
  return verbatim(
    sh`
      role=$NODE_ROLE
      if [ -z "$role" ]; then
        for one in $(aws eks list-nodegroups --cluster-name ${name} --region ${region} --query ${'nodegroups[]'} --output text); do
          [ -n "$role" ] || role=$(aws eks describe-nodegroup --cluster-name ${name} --nodegroup-name "$one" --region ${region} --query ${sameKind} --output text)
        done
      fi
      [ -n "$role" ] || echo ${missing} >&2
    `.trimEnd(),
  );
}
