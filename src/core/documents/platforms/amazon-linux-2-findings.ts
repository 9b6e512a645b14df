// What is doubtful about every Amazon Linux 2 node.

import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';

/** aws.amazon.com/amazon-linux-2; awslabs/amazon-eks-ami doc/usage/al2.md and issue #2545. */
export const endOfSupport = (group: NodeGroupPlan): Finding => ({
  code: 'platform.end-of-support',
  severity: 'warning',
  field: `nodeGroups.${group.index}.platform`,
  params: { group: group.name },
  text: {
    en: 'Amazon Linux 2 reached the end of its support on 2026-06-30, and EKS published its last images of it in December 2025. Plan to move these nodes.',
    ko: 'Amazon Linux 2의 지원은 2026-06-30에 종료되었으며, EKS는 2025년 12월에 마지막 이미지를 게시했습니다. 이 노드의 이전을 계획하세요.',
    ja: 'Amazon Linux 2 のサポートは 2026-06-30 に終了し、EKS は 2025 年 12 月に最後のイメージを公開しました。このノードの移行を計画してください。',
  },
});

/** Inferred from how cloud-init runs user scripts, and not seen on a managed group. */
export const joinedByEks = (group: NodeGroupPlan): readonly Finding[] =>
  group.bootstrapper !== 'eks'
    ? []
    : [
        {
          code: 'platform.try-one-node',
          severity: 'note',
          field: `nodeGroups.${group.index}.platform`,
          params: { group: group.name },
          unproven: true,
          text: {
            en: 'EKS adds its own bootstrap script to the user data of {group}. That the script inherits the proxy from cloud-final.service follows from how cloud-init works, but was not tried on a managed group: try one node first.',
            ko: 'EKS는 {group}의 사용자 데이터에 자체 부트스트랩 스크립트를 추가합니다. 이 스크립트가 cloud-final.service에서 프록시를 이어받는 것은 cloud-init의 동작에서 나온 결론이며 관리형 그룹에서 시험해 보지는 않았습니다. 먼저 노드 하나로 시험하세요.',
            ja: 'EKS は {group} のユーザーデータに独自のブートストラップスクリプトを追加します。このスクリプトが cloud-final.service からプロキシを引き継ぐことは cloud-init の動作から導いたもので、マネージド型のグループでは試していません。まず 1 つのノードで試してください。',
          },
        },
      ];
