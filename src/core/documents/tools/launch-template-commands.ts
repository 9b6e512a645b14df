// The commands of a launch template: one block, in which the nodes are touched only after their new version is made, and
// by the number that EC2 gave it.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { JsonValue } from '../../syntax/json.ts';
import { command, sh } from '../../syntax/shell.ts';
import { type Hole, type Verbatim, verbatim } from '../../syntax/template.ts';
import { askCluster, nodeRole } from './cluster-look-up.ts';

export interface LaunchTemplate {
  readonly name: string;
  /** Path of the input that makes it anew. */
  readonly path: string;
  readonly description: string;
  /** Launch parameters that a next version of it changes beside the user data. */
  readonly changes: Readonly<Record<string, JsonValue>>;
  /** The answers name no image, so only a template that has one will do. */
  readonly needsImage: boolean;
}

/** Makes the template or its next version, then has the group take that version. Bash and zsh. */
export function launchTemplateCommands(plan: Plan, group: NodeGroupPlan, template: LaunchTemplate): string {
  const { region } = plan.settings.cluster;
  const make = template.needsImage ? nextOfImage(template, region) : newOrNext(template, region);
  const take =
    group.bootstrapper === 'eks' || group.management === 'managed-custom-ami'
      ? takeManaged(plan, group, template)
      : refreshInstances(template, region);
  return sh`
    ${verbatim(make)} &&
      ${verbatim(take)}
  `.trimEnd();
}

const words = (text: string): readonly Hole[] => [verbatim(text)];

/** A shell line that takes the number of the version just made from the answer itself. */
const versionOf = (groups: readonly (readonly Hole[])[], query: string): Verbatim =>
  verbatim(sh`version=$(${command([...groups, ['--query', query, '--output', 'text']])})`);

/**
 * The next version names what changes and nothing else, so the user data is read from the input of a new template: from
 * the line that it has to itself, as syntax/json.ts lays it out. Without it nothing is made.
 */
function next({ name, path, description, changes }: LaunchTemplate, region: string): Verbatim {
  const before = JSON.stringify({ ...changes, UserData: '' }).replace(/"}$/, '');
  const create = versionOf(
    [
      words('aws ec2 create-launch-template-version'),
      ['--launch-template-name', name],
      words('--source-version "$version"'),
      ['--version-description', description],
      words(sh`--launch-template-data ${before}"$data"${'"}'}`),
      ['--region', region],
    ],
    'LaunchTemplateVersion.VersionNumber',
  );
  return verbatim(
    sh`
      data=$(sed -n ${'s|^ *"UserData": "\\([A-Za-z0-9+/=]*\\)",*$|\\1|p'} ${path})
      [ -n "$data" ] || echo ${`There is no user data in ${path}, so nothing is changed.`} >&2
      [ -n "$data" ] && ${create}
    `.trimEnd(),
  );
}

/** A template of that name is there already where a person edits it or this ran before. */
function newOrNext(template: LaunchTemplate, region: string): string {
  const create = versionOf(
    [words('aws ec2 create-launch-template'), ['--cli-input-json', `file://${template.path}`], ['--region', region]],
    'LaunchTemplate.LatestVersionNumber',
  );
  return sh`
    if version=$(aws ec2 describe-launch-templates --launch-template-names ${template.name} --region ${region} --query ${'LaunchTemplates[0].LatestVersionNumber'} --output text 2>/dev/null); then
      ${next(template, region)}
    else
      ${create}
    fi
  `.trimEnd();
}

/** The source is the latest version if it has an image; where there is none, nothing is made. */
function nextOfImage(template: LaunchTemplate, region: string): string {
  const query = 'LaunchTemplateVersions[?LaunchTemplateData.ImageId].VersionNumber';
  const missing = `There is no launch template ${template.name} with an AMI: give the group its AMI ID, or the name of the launch template that it uses.`;
  return sh`
    version=$(aws ec2 describe-launch-template-versions --launch-template-name ${template.name} --versions ${'$Latest'} --region ${region} --query ${query} --output text)
    if [ -n "$version" ]; then
      ${next(template, region)}
    else
      echo ${missing} >&2
      false
    fi
  `.trimEnd();
}

/**
 * A group that is there takes the version, one that is not is made with it. Whether it is there is asked of the list: an
 * answer that cannot be had changes nothing. An AMI type goes with a template that names no image alone
 * (docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html).
 */
function takeManaged(plan: Plan, group: NodeGroupPlan, { name }: LaunchTemplate): string {
  const { name: cluster, region } = plan.settings.cluster;
  const amiType = group.management === 'managed' ? group.awsImage?.amiTypes[0] : undefined;
  const same: readonly (readonly Hole[])[] = [
    ['--cluster-name', cluster],
    ['--nodegroup-name', group.name],
    words(sh`--launch-template ${`name=${name},version=`}"$version"`),
  ];
  const create = command([
    words('aws eks create-nodegroup'),
    ...same,
    words('--node-role "$role"'),
    words('--subnets $(echo "$subnets")'),
    ...(amiType === undefined ? [] : [['--ami-type', amiType]]),
    ['--region', region],
  ]);
  return sh`
    found=$(aws eks list-nodegroups --cluster-name ${cluster} --region ${region} --query ${`nodegroups[?@==\`"${group.name}"\`]`} --output text) &&
    if [ -n "$found" ]; then
      ${command([words('aws eks update-nodegroup-version'), ...same, ['--region', region]])}
    else
      ${nodeRole(plan, group)}
      subnets=$SUBNETS
      [ -n "$subnets" ] || subnets=${askCluster(plan, 'cluster.resourcesVpcConfig.subnetIds')}
      [ -n "$role" ] && [ -n "$subnets" ] &&
        ${create}
    fi
  `.trimEnd();
}

/**
 * Finds the Auto Scaling groups by their launch template: their names are nowhere in the answers. A group with mixed
 * instances keeps its policy, which a launch template in its place would replace: only the version in it changes.
 * Literals of JMESPath stand in backticks, since the shell's quotes are single ones.
 */
function refreshInstances({ name }: LaunchTemplate, region: string): string {
  const uses = `AutoScalingGroups[?(LaunchTemplate || MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification).LaunchTemplateName==\`"${name}"\`].AutoScalingGroupName`;
  const beforeVersion = `AutoScalingGroups[0].{policy: MixedInstancesPolicy, template: {LaunchTemplateName: \`"${name}"\`, Version: \`"`;
  const afterVersion =
    '"`}} | policy && {MixedInstancesPolicy: merge(policy, {LaunchTemplate: merge(policy.LaunchTemplate, {LaunchTemplateSpecification: template})})} || {LaunchTemplate: template}';
  const refresh = command([
    words('aws autoscaling start-instance-refresh'),
    words('--auto-scaling-group-name "$group"'),
    words('--desired-configuration "$desired"'),
    ['--region', region],
  ]);
  return sh`
    found=$(aws autoscaling describe-auto-scaling-groups --region ${region} --query ${uses} --output text) &&
    if [ -z "$found" ]; then
      echo 'No Auto Scaling group uses this launch template: choose it in yours, then run this again.'
    else
      for group in $(echo "$found"); do
        desired=$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$group" --region ${region} --query ${beforeVersion}"$version"${afterVersion} --output json) &&
          ${refresh}
      done
    fi
  `.trimEnd();
}
