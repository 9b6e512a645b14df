// An EC2 launch template, made or given a next version by the AWS CLI. It takes user data of every kind.

import type { OptionField, ToolDefinition } from '../../model/definition.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import { hasMark, marksOf } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { base64 } from '../../syntax/base64.ts';
import { json } from '../../syntax/json.ts';
import { command, sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { optionField, textOption } from '../text-option.ts';
import { userDataFile } from '../user-data.ts';

const FILE = 'launch-template.json';

/** docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
const NAME = /^[a-zA-Z0-9().\-/_]{3,128}$/;

const checkName = (text: string): Problem | undefined =>
  NAME.test(text)
    ? undefined
    : {
        code: 'option.launch-template-name',
        params: { value: excerpt(text) },
        text: { en: '"{value}" is no name of a launch template: 3 to 128 letters, digits and ( ) . - / _' },
      };

const checkImage = (text: string): Problem | undefined =>
  /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)
    ? undefined
    : {
        code: 'option.image-id',
        params: { value: excerpt(text) },
        text: { en: '"{value}" is no AMI ID: ami- and 8 or 17 hexadecimal digits.' },
      };

const options: readonly OptionField[] = [
  {
    key: 'launchTemplateName',
    label: { en: 'Launch template' },
    help: {
      en: 'The one that the group uses already, so that it gets a new version. Empty: one named after cluster and group.',
    },
    kind: 'text',
    default: '',
    placeholder: 'eks-workers',
    check: checkName,
  },
  {
    key: 'imageId',
    label: { en: 'AMI ID' },
    help: { en: 'The image the nodes start from. Empty: the one of the template before, or chosen when launching.' },
    kind: 'text',
    default: '',
    placeholder: 'ami-0123456789abcdef0',
    check: checkImage,
    managements: ['managed-custom-ami', 'self-managed'],
  },
];

const templateName = (plan: Plan, group: NodeGroupPlan): string =>
  textOption(group, 'launchTemplateName') || `${plan.settings.cluster.name}-${group.name}`;

function findings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const found: Finding[] = [];
  const name = templateName(plan, group);
  if (!hasMark(name) && !NAME.test(name)) {
    found.push({
      code: 'launch-template.name',
      severity: 'error',
      field: optionField(group, 'launchTemplateName'),
      params: { group: group.name, name },
      text: { en: '"{name}" is longer than the 128 characters of a launch template\'s name: give it another one.' },
    });
  }
  if (group.bootstrapper !== 'eks' && textOption(group, 'imageId') === '') {
    found.push({
      code: 'launch-template.no-image',
      severity: 'warning',
      field: optionField(group, 'imageId'),
      params: { group: group.name },
      text: {
        en: 'The launch template of {group} names no AMI: a new one gets its AMI when instances are launched, a next version keeps the AMI of the version before.',
      },
    });
  }
  return found;
}

/** `aws ec2 describe-launch-templates` for one answer about the template. */
const ask = (name: string, region: string, query: string) =>
  sh`aws ec2 describe-launch-templates --launch-template-names ${name} --region ${region} --query ${query} --output text`;

const LATEST = 'LaunchTemplates[0].LatestVersionNumber';

/** A template of that name is there already where a person edits it or this ran before: its other settings are kept. */
function makeVersion(plan: Plan, group: NodeGroupPlan): string {
  const { region } = plan.settings.cluster;
  const name = templateName(plan, group);
  const input = [
    ['--cli-input-json', `file://${group.folder}/${FILE}`],
    ['--region', region],
  ] as const;
  return sh`
    if version=$(${verbatim(ask(name, region, LATEST))} 2>/dev/null); then
      ${command([['aws ec2 create-launch-template-version'].map(verbatim), ['--source-version', verbatim('"$version"')], ...input])}
    else
      ${command([['aws ec2 create-launch-template'].map(verbatim), ...input])}
    fi
  `.trimEnd();
}

function updateManaged(plan: Plan, group: NodeGroupPlan): string {
  const { name: cluster, region } = plan.settings.cluster;
  const name = templateName(plan, group);
  return sh`
    version=$(${verbatim(ask(name, region, LATEST))}) &&
      ${command([
        [verbatim('aws eks update-nodegroup-version')],
        ['--cluster-name', cluster],
        ['--nodegroup-name', group.name],
        [verbatim(sh`--launch-template ${`name=${name},version=`}"$version"`)],
        ['--region', region],
      ])}
  `.trimEnd();
}

/** Finds the Auto Scaling groups by their launch template: their names are nowhere in the answers. */
function refreshInstances(plan: Plan, group: NodeGroupPlan): string {
  const { region } = plan.settings.cluster;
  const name = templateName(plan, group);
  // A literal of JMESPath in backticks, since the shell's quotes are single ones.
  const query = `AutoScalingGroups[?LaunchTemplate.LaunchTemplateName==\`"${name}"\`].AutoScalingGroupName`;
  const desired = JSON.stringify({ LaunchTemplate: { LaunchTemplateName: name, Version: '$Latest' } });
  return sh`
    found=$(aws autoscaling describe-auto-scaling-groups --region ${region} --query ${query} --output text)
    [ -n "$found" ] || echo 'No Auto Scaling group uses this launch template: choose it in yours, then run this again.'
    for group in $(echo "$found"); do
      ${command([
        [verbatim('aws autoscaling start-instance-refresh')],
        [verbatim('--auto-scaling-group-name "$group"')],
        ['--desired-configuration', desired],
        ['--region', region],
      ])}
    done
  `.trimEnd();
}

export const launchTemplate: ToolDefinition = {
  id: 'launch-template',
  title: 'Launch template',
  file: FILE,
  about: {
    en: 'An EC2 launch template by the AWS CLI or the console, for groups that exist already or are made by hand.',
  },
  options,
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: findings,
  documents(plan, group, userData) {
    const { text } = userDataFile(userData);
    const imageId = textOption(group, 'imageId');
    return [
      {
        path: `${group.folder}/${FILE}`,
        notation: 'json',
        about: { en: 'Input of aws ec2 create-launch-template: the user data, base64, and IMDSv2 with two hops.' },
        text: json({
          LaunchTemplateName: templateName(plan, group),
          VersionDescription: 'Nodes behind the HTTP proxy',
          LaunchTemplateData: {
            ...(imageId === '' ? {} : { ImageId: imageId }),
            UserData: hasMark(text) ? marksOf(text) : base64(text),
            // Pods stand one hop behind their node.
            MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' },
          },
        }),
      },
    ];
  },
  commands: (plan, group) => [
    makeVersion(plan, group),
    group.bootstrapper === 'eks' || group.management === 'managed-custom-ami'
      ? updateManaged(plan, group)
      : refreshInstances(plan, group),
  ],
  applying: {
    en: 'Nodes read user data at their first boot only, so the second command replaces the nodes one after another: it drains them on a managed group, and on an Auto Scaling group it ends them without draining. A managed group takes new versions of the launch template it was made with, never another template: if yours was made without one, or with another, make a new group with this template and drain the old one.',
  },
};
