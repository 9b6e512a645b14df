// An EC2 launch template, made or given a next version by the AWS CLI. It takes user data of every kind.

import type { OptionField, ToolDefinition, UserData } from '../../model/definition.ts';
import type { Document } from '../../model/document.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { type JsonValue, json } from '../../syntax/json.ts';
import { base64Unless } from '../base64-unless.ts';
import { optionField, textOption } from '../text-option.ts';
import { userDataFile } from '../user-data.ts';
import { hopLimit, imageOf, imageOption, imdsOption } from './launch-options.ts';
import { launchTemplateCommands } from './launch-template-commands.ts';

const FILE = 'launch-template.json';
const VERSION_DESCRIPTION = 'Nodes behind the HTTP proxy';

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

const usualName = (groupName: string, clusterName: string): string => `${clusterName}-${groupName}`;

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
    usual: ({ name }, clusterName) => usualName(name, clusterName),
    check: checkName,
  },
  imageOption,
  imdsOption,
];

/**
 * Without an AMI ID in the launch template EKS merges its own bootstrap into the user data of a managed group, and the
 * node would bootstrap twice: docs.aws.amazon.com/eks/latest/userguide/launch-templates.html. Whether a template that is
 * there has one is not among the answers, so the commands look.
 */
const needsImage = (group: NodeGroupPlan): boolean =>
  group.management === 'managed-custom-ami' && textOption(group, 'imageId') === '';

const templateName = (plan: Plan, group: NodeGroupPlan): string =>
  textOption(group, 'launchTemplateName') || usualName(group.name, plan.settings.cluster.name);

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
  if (needsImage(group)) {
    found.push({
      code: 'launch-template.image-needed',
      severity: 'warning',
      field: optionField(group, 'imageId'),
      params: { group: group.name, template: name },
      text: {
        en: 'The launch template of {group} needs an AMI ID: without one EKS adds a bootstrap of its own, and nodes bootstrap twice. As it stands, the commands only make a next version of {template} if that has an AMI already, and stop otherwise.',
      },
    });
  } else if (group.bootstrapper !== 'eks' && textOption(group, 'imageId') === '') {
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
  if (hopLimit(group) !== undefined) {
    found.push({
      code: 'launch-template.metadata-options',
      severity: 'warning',
      field: optionField(group, imdsOption.key),
      params: { group: group.name, template: name },
      text: {
        en: 'If {template} is there already, its next version gets the hop limit 2. Whether EC2 keeps its other metadata options then, such as tokens required, is not documented: compare the two versions before you rely on them.',
      },
    });
  }
  return found;
}

/** A new template: instance metadata by tokens only, and no word on the hop limit unless pods are to use it. */
function newTemplate(plan: Plan, group: NodeGroupPlan, userData: UserData): Document {
  const { text } = userDataFile(userData);
  return {
    path: `${group.folder}/${FILE}`,
    notation: 'json',
    about: {
      en: needsImage(group)
        ? 'Input of aws ec2 create-launch-template once it has an AMI ID, without which EKS would add a bootstrap of its own: the user data, base64, and IMDSv2.'
        : 'Input of aws ec2 create-launch-template, for a new template: the user data, base64, and IMDSv2.',
    },
    text: json({
      LaunchTemplateName: templateName(plan, group),
      VersionDescription: VERSION_DESCRIPTION,
      LaunchTemplateData: {
        ...imageOf(group),
        UserData: base64Unless(text),
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', ...hopLimit(group) },
      },
    }),
  };
}

/**
 * What the next version of a template that is there changes beside the user data: what was asked. A launch parameter that
 * it does not name stays as in the source version, snapshots of block devices aside
 * (docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html). Not told there is whether that
 * holds inside MetadataOptions, so it is named only where the hop limit is asked.
 */
function changes(group: NodeGroupPlan): Readonly<Record<string, JsonValue>> {
  const metadata = hopLimit(group);
  return { ...imageOf(group), ...(metadata === undefined ? {} : { MetadataOptions: metadata }) };
}

export const launchTemplate: ToolDefinition = {
  id: 'launch-template',
  title: 'Launch template',
  file: FILE,
  about: {
    en: 'An EC2 launch template by the AWS CLI or the console, for groups that exist already or are made by hand.',
  },
  options,
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  check: findings,
  documents: (plan, group, userData) => [newTemplate(plan, group, userData)],
  commands: (plan, group) => [
    launchTemplateCommands(plan, group, {
      name: templateName(plan, group),
      path: `${group.folder}/${FILE}`,
      description: VERSION_DESCRIPTION,
      changes: changes(group),
      needsImage: needsImage(group),
    }),
  ],
  applying: {
    en: 'Nodes read user data at their first boot only, so once the version is made the nodes are replaced one after another: that drains them on a managed group, and on an Auto Scaling group ends them without draining. If the version cannot be made, no node is touched. A template that is there gets a next version with the new user data; its other settings stay, but EC2 leaves out snapshots of block devices. A managed group takes new versions of the launch template it was made with, never another template: if yours was made without one, or with another, make a new group with this template and drain the old one.',
  },
};
