// The last Kubernetes version a platform can run, held against the cluster's.

import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';

export interface KubernetesGate {
  /** `1.32` */
  readonly last: string;
  readonly title: string;
}

const minor = (version: string): number | undefined => {
  const [, one, two] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return one === undefined || two === undefined ? undefined : Number(one) * 1000 + Number(two);
};

/** An error for a cluster beyond the gate, a warning for one whose version is not given. */
export function gateFindings(plan: Plan, group: NodeGroupPlan, { last, title }: KubernetesGate): readonly Finding[] {
  const version = plan.settings.cluster.kubernetesVersion ?? '';
  const have = minor(version);
  const params = { group: group.name, platform: title, last, version };
  if (version === '') {
    return [
      {
        code: 'platform.kubernetes-unknown',
        severity: 'warning',
        field: 'cluster.kubernetesVersion',
        params,
        text: {
          en: '{platform} runs up to Kubernetes {last}. The version of your cluster is not given, so this is not checked.',
        },
      },
    ];
  }
  if (have === undefined || have <= (minor(last) ?? 0)) return [];
  return [
    {
      code: 'platform.kubernetes-too-new',
      severity: 'error',
      field: `nodeGroups.${group.index}.platform`,
      params,
      text: { en: '{platform} runs up to Kubernetes {last}, and your cluster is {version}: choose another platform.' },
    },
  ];
}
