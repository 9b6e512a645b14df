// What EKS Auto Mode cannot take, and what to know about it. Limits: docs.aws.amazon.com/eks/latest/userguide/
// create-node-class.html (awsdocs/amazon-eks-user-guide create-node-class.adoc 0026c9df).

import type { Finding } from '../../model/finding.ts';
import { hasMark, unmarked } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { optionField, textOption } from '../text-option.ts';
import { listed, roleOf } from './node-class.ts';

const MOST_ENTRIES = 50;
const LONGEST = 255;
/** Everything about one group. */
export function autoModeFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const platform = `nodeGroups.${group.index}.platform`;
  const entries = listed(plan);
  const long = entries.filter((entry) => unmarked(entry).length > LONGEST);
  const params = {
    group: group.name,
    count: `${entries.length}`,
    most: `${MOST_ENTRIES}`,
    longest: `${LONGEST}`,
    entry: long.map((entry) => excerpt(unmarked(entry))).join(', '),
    role: roleOf(group),
  };
  const found: Finding[] = [
    {
      code: 'platform.https-alone',
      severity: 'note',
      field: platform,
      params,
      text: {
        en: 'A NodeClass has a proxy for https only: what the nodes of {group} ask in plain http goes direct.',
        ko: 'NodeClass에는 https용 프록시만 있습니다. {group}의 노드가 일반 http로 보내는 요청은 프록시를 거치지 않습니다.',
        ja: 'NodeClass のプロキシ設定は https 用だけです。{group} のノードが平文の http で送るリクエストはプロキシを経由しません。',
      },
    },
  ];
  if (plan.nodeGroups.every(({ platform: other }) => other === group.platform)) {
    found.push({
      code: 'auto-mode.no-daemon-sets',
      severity: 'note',
      field: platform,
      params,
      text: {
        en: 'aws-node and kube-proxy are no pods on nodes of EKS Auto Mode. If the cluster has no other nodes, leave out apply.sh: it stops, because their DaemonSets are not there.',
        ko: 'EKS Auto Mode 노드에는 aws-node와 kube-proxy 파드가 없습니다. 클러스터에 다른 노드가 없다면 apply.sh를 실행하지 마세요. DaemonSet이 없어 중단됩니다.',
        ja: 'EKS Auto Mode のノードに aws-node と kube-proxy の Pod はありません。クラスターに他のノードがなければ apply.sh は不要です。DaemonSet がないため途中で止まります。',
      },
    });
  }
  if (entries.length > MOST_ENTRIES) {
    found.push({
      code: 'auto-mode.too-many-entries',
      severity: 'error',
      field: platform,
      params,
      text: {
        en: 'A NodeClass takes {most} entries, and the list has {count}: switch off what these nodes do not need, or replace single hosts by their domain.',
        ko: 'NodeClass에는 항목을 {most}개까지 넣을 수 있는데 목록에 {count}개가 있습니다. 이 노드에 필요 없는 항목을 끄거나 개별 호스트를 도메인으로 바꾸세요.',
        ja: 'NodeClass に入れられる項目は {most} 個までですが、リストには {count} 個あります。これらのノードに不要な項目を外すか、個々のホストをドメインにまとめてください。',
      },
    });
  }
  if (long.length > 0) {
    found.push({
      code: 'auto-mode.long-entry',
      severity: 'error',
      field: platform,
      params,
      text: {
        en: 'An entry in a NodeClass has at most {longest} characters: {entry} is longer.',
        ko: 'NodeClass 항목은 {longest}자까지입니다. {entry} 항목은 더 깁니다.',
        ja: 'NodeClass の項目は {longest} 文字までです。{entry} はそれより長くなっています。',
      },
    });
  }
  if (unmarked(plan.httpsProxy).length > LONGEST) {
    found.push({
      code: 'auto-mode.long-proxy',
      severity: 'error',
      field: platform,
      params,
      text: {
        en: 'The address of the proxy in a NodeClass has at most {longest} characters.',
        ko: 'NodeClass의 프록시 주소는 {longest}자까지입니다.',
        ja: 'NodeClass のプロキシアドレスは {longest} 文字までです。',
      },
    });
  }
  if (group.name === 'default') {
    found.push({
      code: 'auto-mode.name-default',
      severity: 'error',
      field: `nodeGroups.${group.index}.name`,
      params,
      text: {
        en: 'The NodeClass named default belongs to EKS: give the group another name.',
        ko: 'default라는 이름의 NodeClass는 EKS 소유입니다. 그룹에 다른 이름을 지정하세요.',
        ja: 'default という名前の NodeClass は EKS のものです。グループに別の名前を付けてください。',
      },
    });
  } else if (!hasMark(group.name) && !/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(group.name)) {
    found.push({
      code: 'auto-mode.name',
      severity: 'error',
      field: `nodeGroups.${group.index}.name`,
      params,
      text: {
        en: '"{group}" cannot be the name of a NodeClass: lower-case letters, digits, hyphens and dots.',
        ko: '"{group}" 이름은 NodeClass 이름으로 쓸 수 없습니다. 소문자, 숫자, 하이픈, 점만 사용할 수 있습니다.',
        ja: '「{group}」は NodeClass の名前にできません。使えるのは英小文字、数字、ハイフン、ドットです。',
      },
    });
  }
  if (textOption(group, 'nodeRole') !== '') {
    found.push({
      code: 'auto-mode.access-entry',
      severity: 'note',
      field: optionField(group, 'nodeRole'),
      params,
      text: {
        en: 'Nodes with the role {role} join only if it has an access entry of type EC2 with the policy AmazonEKSAutoNodePolicy.',
        ko: '{role} 역할의 노드는 AmazonEKSAutoNodePolicy 정책이 연결된 EC2 유형의 액세스 항목이 있어야 조인합니다.',
        ja: 'ロール {role} のノードが参加するには、タイプ EC2 のアクセスエントリとポリシー AmazonEKSAutoNodePolicy が必要です。',
      },
    });
  }
  return found;
}
