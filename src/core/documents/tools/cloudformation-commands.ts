// The commands of a stack: made with what the AWS CLI can look up, later updated with the parameters that it has.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { command, sh } from '../../syntax/shell.ts';
import { type Hole, type Verbatim, verbatim } from '../../syntax/template.ts';
import { bringsImage } from './cloudformation-template.ts';
import { askCluster, nodeRole } from './cluster-look-up.ts';
import { imageOf, imageParameter } from './launch-options.ts';

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
      ${nodeRole(plan, group)}
      ${verbatim(facts.map(([name, query]) => sh`${verbatim(name)}=${askCluster(plan, query)}`).join('\n'))}
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
