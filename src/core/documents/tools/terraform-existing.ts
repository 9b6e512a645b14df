// What to do where the group is there already: main.tf makes a new one, and Terraform knows no group that other files make.
//
// hashicorp/terraform-provider-aws internal/service/eks/node_group.go: launch_template.id forces a new group, its version
// does not. EKS takes neither disk_size nor remote_access beside a launch template
// (docs.aws.amazon.com/eks/latest/userguide/launch-templates.html).

import type { RunbookStep } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Localized } from '../../model/localized.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';
import { type Body, hcl } from '../../syntax/hcl.ts';

const MAIN = 'main.tf';

/** Lines of a body as they stand in a comment. */
const shown = (body: Body): readonly string[] =>
  hcl([body])
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));

/**
 * Lines for the head of main.tf: `userData` is the attribute that a launch template of the user's takes over, `use` the
 * block of the group that uses the template of this file.
 */
export function existingHead(group: NodeGroupPlan, userData: Body, use: Body): readonly string[] {
  const before = [
    '',
    `This file makes a new group. If a group ${group.name} is there already, do not apply it.`,
    'If your Terraform makes that group with a launch template, copy the file of user data beside your own and put into the',
    'aws_launch_template of that group, in the place of the user_data that it has (what you still need of it goes into the file):',
    ...shown(userData),
  ];
  if (group.management === 'self-managed') {
    return [
      ...before,
      'Its aws_autoscaling_group takes it with version = latest_version of that template, and an instance_refresh.',
    ];
  }
  return [
    ...before,
    'and let launch_template of its aws_eks_node_group have version = latest_version of that template. The group stays; its nodes',
    'are replaced one after another. If it has no launch template, copy aws_launch_template.nodes too and put into its',
    'aws_eks_node_group, in the place of disk_size and remote_access, which do not go with it:',
    ...shown(use),
    'That makes the group anew: Terraform ends all its nodes first. Give it a new node_group_name and lifecycle {',
    'create_before_destroy = true } for the new nodes to come first. If something else made the group, terraform import does not',
    'help: its launch template is another, so it would be made anew. Give this one another name, and drain the old one.',
  ];
}

/** The same in the runbook, below the step of the group. */
export const existingStep = (group: NodeGroupPlan, about: Localized): RunbookStep => ({
  id: `node-group-${group.index + 1}-existing`,
  kind: 'instead',
  title: {
    en: `If ${group.name} is there already`,
    ko: `${group.name} 그룹이 이미 있는 경우`,
    ja: `${group.name} が既にある場合`,
  },
  about,
  commands: [],
});

export const existingFinding = (group: NodeGroupPlan): Finding => ({
  code: 'terraform.new-group',
  severity: 'note',
  field: `nodeGroups.${group.index}.tool`,
  params: { group: group.name, file: MAIN },
  text: {
    en: '{file} makes a new group. If {group} is there already, do not apply it: its first lines show what to put into your own files.',
    ko: '{file} 파일은 새 그룹을 만듭니다. {group} 그룹이 이미 있으면 적용하지 마세요. 파일의 첫 줄들에 기존 파일에 넣을 내용이 있습니다.',
    ja: '{file} は新しいグループを作成します。{group} が既にある場合は適用しないでください。自分のファイルに入れる内容が先頭の行にあります。',
  },
});
