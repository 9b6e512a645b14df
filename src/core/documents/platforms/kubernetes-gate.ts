// The Kubernetes versions a platform can run, held against the cluster's.

import type { Finding } from '../../model/finding.ts';
import type { Localized } from '../../model/localized.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';

export interface KubernetesGate {
  /** Where older versions are a trap: the first good one, `1.24`, and what to say before it. */
  readonly from?: { readonly first: string; readonly tooOld: Localized };
  /** `1.32` */
  readonly last: string;
  readonly title: string;
}

const minor = (version: string): number | undefined => {
  const [, one, two] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return one === undefined || two === undefined ? undefined : Number(one) * 1000 + Number(two);
};

/**
 * An error for a cluster beyond the gate, a warning for one whose version is not given: at the group, so that the
 * warnings of several groups stay apart.
 */
export function gateFindings(
  plan: Plan,
  group: NodeGroupPlan,
  { from, last, title }: KubernetesGate,
): readonly Finding[] {
  const version = plan.settings.cluster.kubernetesVersion ?? '';
  const have = minor(version);
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name, platform: title, first: from?.first ?? '', last, version };
  if (version === '') {
    return [
      {
        code: 'platform.kubernetes-unknown',
        severity: 'warning',
        field,
        params,
        text:
          from === undefined
            ? {
                en: '{platform} runs up to Kubernetes {last}. The version of your cluster is not given, so this is not checked.',
                ko: '{platform} 플랫폼은 Kubernetes {last}까지 지원합니다. 클러스터 버전이 입력되지 않아 확인하지 않았습니다.',
                ja: '{platform} は Kubernetes {last} までに対応しています。クラスターのバージョンが入力されていないため、確認していません。',
              }
            : {
                en: '{platform} runs Kubernetes {first} to {last}. The version of your cluster is not given, so this is not checked.',
                ko: '{platform} 플랫폼은 Kubernetes {first}부터 {last}까지 지원합니다. 클러스터 버전이 입력되지 않아 확인하지 않았습니다.',
                ja: '{platform} は Kubernetes {first} から {last} までに対応しています。クラスターのバージョンが入力されていないため、確認していません。',
              },
      },
    ];
  }
  if (have === undefined) return [];
  if (from !== undefined && have < (minor(from.first) ?? 0)) {
    return [{ code: 'platform.kubernetes-too-old', severity: 'error', field, params, text: from.tooOld }];
  }
  if (have <= (minor(last) ?? 0)) return [];
  return [
    {
      code: 'platform.kubernetes-too-new',
      severity: 'error',
      field,
      params,
      text: {
        en: '{platform} runs up to Kubernetes {last}, and your cluster is {version}: choose another platform.',
        ko: '{platform} 플랫폼은 Kubernetes {last}까지 지원하며 클러스터는 {version}입니다. 다른 플랫폼을 선택하세요.',
        ja: '{platform} は Kubernetes {last} までに対応していますが、クラスターは {version} です。別のプラットフォームを選んでください。',
      },
    },
  ];
}
