// patches/: strategic-merge patches that let containers take the ConfigMap. Containers merge by name, so a name that
// the DaemonSet does not have would add a container: apply.sh looks before it patches.

import { type PodContainer, proxyConfigMap, proxySecret } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustFolder, trustingContainer, trustVariable, trustVolume } from '../../model/pod-trust.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';
import { daemonSetsOf, patchPath, targetsOf } from './targets.ts';

/** One patch for each DaemonSet of some containers; of all that go by the proxy, unless others are given. */
export function patches(plan: Plan, targets: readonly PodContainer[] = targetsOf(plan)): readonly Document[] {
  return daemonSetsOf(targets).map((daemonSet) => ({
    path: patchPath(daemonSet),
    notation: 'yaml',
    about: {
      en:
        plan.login === undefined
          ? `Lets the containers of DaemonSet ${daemonSet} take the proxy from the ConfigMap.`
          : `Lets the containers of DaemonSet ${daemonSet} take the proxy from the ConfigMap and its login from the Secret.`,
    },
    text: yaml(
      {
        spec: {
          template: podTemplate(
            plan,
            targets.filter((target) => target.daemonSet === daemonSet),
          ),
        },
      },
      [
        `Strategic-merge patch of DaemonSet ${daemonSet}: kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
        'envFrom is replaced as a whole (it has no merge key); apply.sh stops if something else stands there.',
        ...(plan.login === undefined ? [] : loginWords),
        ...(targets.some((target) => target.daemonSet === daemonSet && trusts(plan, target)) ? trustWords : []),
      ],
    ),
  }));
}

/** The part of a pod template that gives these containers the proxy: for a patch, or for server-side apply. */
export const podTemplate = (plan: Plan, targets: readonly PodContainer[]): { readonly spec: YamlValue } => ({
  spec: podSpec(plan, targets),
});

const trusts = (plan: Plan, { daemonSet, name }: PodContainer): boolean =>
  plan.caBundle !== '' && daemonSet === trustingContainer.daemonSet && name === trustingContainer.name;

export const loginWords = [
  'The Secret has the addresses with the login of the proxy; apply.sh makes it, and no pod starts without it.',
];

export const trustWords = [
  'SSL_CERT_DIR names the folders that Go reads by itself and one more, with the CA bundle of the proxy: it adds to what the',
  'image trusts. The other containers ask the API server alone, whose CA they have.',
];

function podSpec(plan: Plan, targets: readonly PodContainer[]): { readonly [list: string]: YamlValue } {
  const lists = (['initContainers', 'containers'] as const).map((list) => {
    const inIt = targets.filter((target) => target.list === list);
    return [list, inIt.map((target) => container(plan, target))] as const;
  });
  const pod = Object.fromEntries(lists.filter(([, containers]) => containers.length > 0));
  if (!targets.some((target) => trusts(plan, target))) return pod;
  return { ...pod, volumes: [{ name: trustVolume, configMap: { name: trustConfigMap } }] };
}

function container(plan: Plan, target: PodContainer): YamlValue {
  // Of two sources with the same key, the later one wins.
  const login = plan.login === undefined ? [] : [{ secretRef: { name: proxySecret } }];
  const taken = { name: target.name, envFrom: [{ configMapRef: { name: proxyConfigMap } }, ...login] };
  if (!trusts(plan, target)) return taken;
  return {
    ...taken,
    env: [trustVariable],
    volumeMounts: [{ mountPath: trustFolder, name: trustVolume, readOnly: true }],
  };
}
