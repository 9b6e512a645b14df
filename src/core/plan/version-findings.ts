// What EKS says about the version of the cluster's Kubernetes. What a platform can run is the platform's own affair.

import { type KubernetesVersion, kubernetesVersions, versionsAsOf } from '../aws/kubernetes-versions.ts';
import type { Finding } from '../model/finding.ts';
import { checkKubernetesVersion } from '../model/names.ts';
import type { Draft } from '../model/settings.ts';

const minor = (version: string): number => Number(version.split('.')[1]);
const all: readonly KubernetesVersion[] = kubernetesVersions;

/**
 * Told with its dates, because nothing here knows what day it is: a version that EKS had left when the table was made, one
 * that it still runs for a fee, and one that the table does not know yet.
 */
export function versionFindings({
  kubernetesVersion: version = '',
}: NonNullable<Draft['cluster']>): readonly Finding[] {
  if (version === '' || checkKubernetesVersion(version) !== undefined) return [];
  const [oldest] = all;
  const newest = all.at(-1);
  const known = all.find((one) => one.version === version);
  const field = 'cluster.kubernetesVersion';
  const params = {
    version,
    oldest: oldest?.version ?? '',
    newest: newest?.version ?? '',
    asOf: versionsAsOf,
    until: known?.extendedUntil ?? '',
  };
  if (known === undefined) {
    return minor(version) > minor(params.newest)
      ? [
          {
            code: 'kubernetes.newer',
            severity: 'note',
            field,
            params,
            text: {
              en: 'This wizard knows Kubernetes up to {newest}, as EKS had it on {asOf}: look up what {version} changes for your nodes.',
              ko: '이 마법사는 {asOf} 기준 EKS의 Kubernetes {newest}까지 알고 있습니다. {version}에서 노드에 달라지는 점을 확인하세요.',
              ja: 'このウィザードが知っているのは {asOf} 時点の EKS の Kubernetes {newest} までです。{version} でノードに何が変わるか確認してください。',
            },
          },
        ]
      : [
          {
            code: 'kubernetes.ended',
            severity: 'warning',
            field,
            params,
            text: {
              en: 'EKS no longer runs Kubernetes {version}: {oldest} was the oldest on {asOf}. It upgrades such a control plane by itself and leaves the nodes behind.',
              ko: 'EKS는 더 이상 Kubernetes {version} 버전을 지원하지 않습니다. {asOf} 기준 가장 오래된 버전은 {oldest}입니다. 컨트롤 플레인은 자동으로 업그레이드되고 노드는 그대로 남습니다.',
              ja: 'EKS は Kubernetes {version} をサポートしていません。{asOf} 時点で最も古いバージョンは {oldest} です。コントロールプレーンは自動的にアップグレードされ、ノードはそのまま残ります。',
            },
          },
        ];
  }
  if (known.standardUntil === undefined || known.standardUntil > versionsAsOf) return [];
  return [
    {
      code: 'kubernetes.extended',
      severity: 'note',
      field,
      params,
      text: {
        en: 'Kubernetes {version} is in extended support at EKS, for a fee, until {until}. After that EKS upgrades the control plane by itself and leaves the nodes behind.',
        ko: 'Kubernetes {version} 버전은 EKS에서 {until}까지 추가 요금이 드는 확장 지원 상태입니다. 그 뒤에는 컨트롤 플레인이 자동으로 업그레이드되고 노드는 그대로 남습니다.',
        ja: 'Kubernetes {version} は EKS で {until} まで追加料金のかかる延長サポート期間です。その後コントロールプレーンは自動的にアップグレードされ、ノードはそのまま残ります。',
      },
    },
  ];
}
