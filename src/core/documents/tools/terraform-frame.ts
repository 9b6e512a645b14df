// What every file of Terraform here begins with, what it asks as a variable, and the commands that apply it.

import type { OptionField } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import {
  Block,
  type Body,
  call,
  type Expression,
  type HclValue,
  hcl,
  interpolated,
  reference,
} from '../../syntax/hcl.ts';
import { sh } from '../../syntax/shell.ts';
import { nodeRolePolicyPath } from '../cluster/node-role-policy.ts';
import { textOption } from '../text-option.ts';
import { imageOption, imageParameter } from './launch-options.ts';

/** A provider by its source, and the versions of it that know all that is written. */
export interface Provider {
  readonly source: string;
  readonly version: string;
}

/** AL2023 as an AMI type came to the EKS API on 2024-02-29; hashicorp/terraform-provider-aws checks it against a list. */
export const awsProvider: Provider = { source: 'hashicorp/aws', version: '>= 5.40' };

/** Terraform itself and the providers. */
export const terraformSettings = (version: string, providers: Readonly<Record<string, Provider>>): Body => ({
  terraform: new Block([], {
    required_version: version,
    required_providers: new Block(
      [],
      Object.fromEntries(Object.entries(providers).map(([name, provider]) => [name, { ...provider }])),
    ),
  }),
});

export const awsRegion = (plan: Plan): Body => ({
  provider: new Block(['aws'], { region: plan.settings.cluster.region }),
});

const string = reference('string');
const number = reference('number');

/** A variable with what it is for; asked when the file is applied where it has no default. */
const variable = (name: string, description: string, type: Expression, usual?: HclValue): Body => ({
  variable: new Block([name], { description, type, ...(usual === undefined ? {} : { default: usual }) }),
});

export const subnetIds: Body = variable('subnet_ids', 'Subnets the nodes start in.', call('list', string));

export const nodeRoleArn: Body = variable(
  'node_role_arn',
  'IAM role of the nodes, with the policies AmazonEKSWorkerNodePolicy and AmazonEC2ContainerRegistryPullOnly.',
  string,
);

/** Of x86-64 and in every partition, as the AMI type is. */
const INSTANCE_TYPE = 'm5.large';

export const instanceTypes: Body = variable(
  'instance_types',
  'Instance types of the nodes, of the architecture of their image.',
  call('list', string),
  [INSTANCE_TYPE],
);

export const instanceType: Body = variable(
  'instance_type',
  'Instance type of the nodes, of the architecture of their image.',
  string,
  INSTANCE_TYPE,
);

/** The AMI type of the platform, to be changed for ARM or GPUs; asked where EKS has no image of that platform. */
export const amiType = ({ awsImage }: NodeGroupPlan): Body =>
  variable('ami_type', 'What EKS calls the image of the nodes.', string, awsImage?.amiTypes[0]);

export const sizes: readonly Body[] = [
  variable('min_size', 'Fewest nodes.', number, 1),
  variable('max_size', 'Most nodes.', number, 3),
  variable('desired_size', 'Nodes at the start; what scales the group changes that later.', number, 2),
];

/** The same answer as for other tools; empty, it is a variable. */
export const imageOrVariable: OptionField = {
  ...imageOption,
  help: {
    en: 'The image the nodes start from. Empty: the variable image_id, which Terraform asks for.',
    ko: '노드를 시작할 이미지입니다. 비워 두면 Terraform이 변수 image_id로 묻습니다.',
    ja: 'ノードの起動に使うイメージです。空の場合は Terraform が変数 image_id として尋ねます。',
  },
};

/** The image, if the group brings one of its own: the answer, or a variable. */
export function imageOf(
  plan: Plan,
  group: NodeGroupPlan,
): { readonly value?: HclValue; readonly variables: readonly Body[] } {
  if (group.management === 'managed') return { variables: [] };
  const answer = textOption(group, imageOption.key);
  if (answer !== '') return { value: answer, variables: [] };
  const parameter = imageParameter(plan, group);
  const newest = parameter === undefined ? '' : ` The newest stands in the Systems Manager parameter ${parameter}.`;
  const description = `AMI the nodes start from, of this platform and Kubernetes version.${newest}`;
  return { value: reference('var.image_id'), variables: [variable('image_id', description, string)] };
}

/** Shows what it would do and asks before it does it. Nothing is applied where the providers cannot be had. */
export const applyIn = (folder: string): string =>
  sh`
    terraform ${`-chdir=${folder}`} init &&
      terraform ${`-chdir=${folder}`} apply
  `.trimEnd();

/** Lines for the head of a file. */
export const headOf = (folder: string): readonly string[] => [
  "From the bundle's folder:",
  `terraform -chdir=${folder} init`,
  `terraform -chdir=${folder} apply`,
  'init downloads the providers: let HTTPS_PROXY of your shell name the proxy. This file is written anew whenever the bundle',
  'is: what is yours goes beside it, a backend into backend.tf, values of variables into terraform.tfvars. Without a backend',
  'the state lies here too: copy the folder to where your Terraform lives before the first apply.',
];

/**
 * Lines for the head of a group's file where its nodes read the login of the proxy: the policy of their role as a resource,
 * since a role that Terraform knows drifts where a command gives it. Commented, because the role may belong to other files.
 * `role` is its name; nothing where it is known to nobody here.
 */
export function loginHead(plan: Plan, group: NodeGroupPlan, role: Expression | undefined): readonly string[] {
  if (plan.login === undefined) return [];
  const up = group.folder.replaceAll(/[^/]+/g, '..');
  const before = [
    '',
    `Its nodes read the login of the proxy with their role: a node that starts before the role has ${nodeRolePolicyPath} goes`,
    'without it.',
  ];
  if (role === undefined) {
    return [
      ...before,
      `Where Terraform has that role, give it the policy there: aws_iam_role_policy with ${nodeRolePolicyPath}.`,
    ];
  }
  const resource = hcl([
    {
      resource: new Block(['aws_iam_role_policy', 'proxy_login'], {
        name: `proxy-login-${group.name}`,
        role,
        policy: call('file', interpolated(reference('path.module'), `/${up}/${nodeRolePolicyPath}`)),
      }),
    },
  ]);
  return [
    ...before,
    'In place of the command in README.md, for a role that Terraform has, in a file of its own beside this one:',
    ...resource.trimEnd().split('\n'),
  ];
}
