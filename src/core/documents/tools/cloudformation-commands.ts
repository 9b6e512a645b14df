// The commands of a stack: made with what the AWS CLI can look up, later updated with the parameters that it has.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { command, sh } from '../../syntax/shell.ts';
import { type Hole, type Verbatim, verbatim } from '../../syntax/template.ts';
import { bringsImage, imageParameter } from './cloudformation-template.ts';
import { imageOf } from './launch-options.ts';

const words = (text: string): readonly Hole[] => [verbatim(text)];

/** One block for bash and zsh: nothing is made where something cannot be looked up. */
export function stackCommands(plan: Plan, group: NodeGroupPlan, stack: string, path: string): string {
  const { region } = plan.settings.cluster;
  const overrides = parametersOf(plan, group);
  const facts = clusterFacts(plan, group);
  const deploy = (more: readonly (readonly Hole[])[]): Verbatim =>
    command([
      words('aws cloudformation deploy'),
      ['--stack-name', stack],
      ['--template-file', path],
      ...(group.management === 'self-managed' ? [words('--capabilities CAPABILITY_IAM')] : []),
      words('--no-fail-on-empty-changeset'),
      ...more,
      ['--region', region],
    ]);
  return sh`
    if aws cloudformation describe-stacks --stack-name ${stack} --region ${region} >/dev/null 2>&1; then
      ${deploy([])}
    else
      ${roleOf(plan, group)}
      ${verbatim(facts.map(([name, query]) => sh`${verbatim(name)}=${ask(plan, query)}`).join('\n'))}
      ${verbatim(['role', ...facts.map(([name]) => name)].map((name) => `[ -n "$${name}" ]`).join(' && '))} &&
        ${deploy([words('--parameter-overrides'), ...overrides])}
    fi
  `.trimEnd();
}

function parametersOf(plan: Plan, group: NodeGroupPlan): readonly (readonly Hole[])[] {
  const selfManaged = group.management === 'self-managed';
  return [
    words('SubnetIds="$subnets"'),
    ...(selfManaged
      ? [words('SecurityGroupIds="$groups"'), words('NodeRoleName="$(basename "$role")"')]
      : [words('NodeRoleArn="$role"')]),
    ...(looksUpVersion(plan, group)
      ? [[verbatim(sh`ImageId=${beforeVersion(group)}"$version"${afterVersion(group)}`)]]
      : []),
  ];
}

const looksUpVersion = (plan: Plan, group: NodeGroupPlan): boolean =>
  bringsImage(group) && imageOf(group) === undefined && imageParameter(plan, group) === undefined;

const beforeVersion = (group: NodeGroupPlan): string => group.awsImage?.parameter.split('{version}')[0] ?? '';
const afterVersion = (group: NodeGroupPlan): string => group.awsImage?.parameter.split('{version}')[1] ?? '';

/** What the cluster tells, by the name of the variable that takes it. */
const clusterFacts = (plan: Plan, group: NodeGroupPlan): readonly (readonly [name: string, query: string])[] => [
  ['subnets', "join(',', cluster.resourcesVpcConfig.subnetIds)"],
  ...(group.management === 'self-managed'
    ? ([['groups', 'cluster.resourcesVpcConfig.clusterSecurityGroupId']] as const)
    : []),
  ...(looksUpVersion(plan, group) ? ([['version', 'cluster.version']] as const) : []),
];

function ask({ settings }: Plan, query: string): Verbatim {
  const { name, region } = settings.cluster;
  return verbatim(sh`$(aws eks describe-cluster --name ${name} --region ${region} --query ${query} --output text)`);
}

/**
 * The role of a group that starts the same kind of image: a role has one kind of access entry, and that of Windows is
 * another than that of Linux.
 */
function roleOf(plan: Plan, group: NodeGroupPlan): Verbatim {
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
