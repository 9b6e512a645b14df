// What is wrong or doubtful about nodes that Karpenter starts.

import type { Finding } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { optionField } from '../text-option.ts';
import { aliasOf, BOTTLEROCKET_VERSION, ROLE, ROLE_NAME, releaseOf, roleOf } from './karpenter-options.ts';

/** Names of Kubernetes objects, of those that a node group may have. */
const OBJECT_NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Where a release is asked, if it is: here for Bottlerocket, by the platform for Amazon Linux 2023. */
const releaseField = (group: NodeGroupPlan): string =>
  group.image?.family === 'Bottlerocket'
    ? optionField(group, BOTTLEROCKET_VERSION)
    : `nodeGroups.${group.index}.platform`;

export function karpenterFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const found: Finding[] = [];
  const role = roleOf(plan, group);
  const params = { group: group.name, role, alias: aliasOf(group) };
  if (!hasMark(group.name) && !OBJECT_NAME.test(group.name)) {
    found.push({
      code: 'karpenter.name',
      severity: 'error',
      field: `nodeGroups.${group.index}.name`,
      params,
      text: {
        en: 'The EC2NodeClass is called {group}, and Kubernetes takes lower case letters, digits and hyphens only, no hyphen at the ends: give the group such a name.',
        ko: 'EC2NodeClass에는 {group} 이름이 붙는데 Kubernetes는 소문자, 숫자, 하이픈만 허용하며 양끝에 하이픈을 쓸 수 없습니다. 그룹 이름을 바꾸세요.',
        ja: 'EC2NodeClass の名前が {group} になりますが、Kubernetes で使えるのは小文字、数字、ハイフンだけで、両端にハイフンは使えません。グループの名前を変えてください。',
      },
    });
  }
  if (!hasMark(role) && !ROLE_NAME.test(role)) {
    found.push({
      code: 'karpenter.role',
      severity: 'error',
      field: optionField(group, ROLE),
      params,
      text: {
        en: '{role} is longer than the 64 characters of a role name: name the role of your nodes.',
        ko: '{role} 이름은 역할 이름의 한도인 64자를 넘습니다. 노드 역할 이름을 입력하세요.',
        ja: '{role} はロール名の上限 64 文字を超えています。ノードのロール名を入力してください。',
      },
    });
  }
  if (releaseOf(group) === 'latest') {
    found.push({
      code: 'karpenter.latest',
      severity: 'warning',
      field: releaseField(group),
      params,
      text:
        group.image?.family === 'Windows'
          ? {
              en: '{alias} cannot be pinned: Karpenter replaces the nodes of {group} whenever AWS publishes a new image.',
              ko: '{alias} 별칭은 고정할 수 없습니다. AWS가 새 이미지를 게시할 때마다 Karpenter가 {group}의 노드를 교체합니다.',
              ja: '{alias} は固定できません。AWS が新しいイメージを公開するたびに Karpenter が {group} のノードを入れ替えます。',
            }
          : {
              en: 'With {alias} Karpenter replaces the nodes of {group} whenever AWS publishes a new image, and advises against it in production: give the release at this node group.',
              ko: '{alias} 별칭을 사용하면 AWS가 새 이미지를 게시할 때마다 Karpenter가 {group}의 노드를 교체하며, Karpenter는 프로덕션에서 권장하지 않습니다. 사용할 릴리스를 이 노드 그룹에 입력하세요.',
              ja: '{alias} では AWS が新しいイメージを公開するたびに Karpenter が {group} のノードを入れ替えます。Karpenter は本番環境では勧めていません。使うリリースをこのノードグループの欄に入力してください。',
            },
    });
  }
  return found;
}
