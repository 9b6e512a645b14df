// patches/: strategic-merge patches that let containers take the ConfigMap. Containers merge by name, so a name that
// the DaemonSet does not have would add a container: apply.sh looks before it patches.

import { type PodContainer, proxyConfigMap, proxySecret } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustFolder, trustingContainer, trustVariable, trustVolume } from '../../model/pod-trust.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';
import { daemonSetsOf, patchPath, targetsOf } from './targets.ts';

/** One patch for each DaemonSet of the plan. */
export function patches(plan: Plan): readonly Document[] {
  const targets = targetsOf(plan);
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
          template: {
            spec: podSpec(
              plan,
              targets.filter((target) => target.daemonSet === daemonSet),
            ),
          },
        },
      },
      [
        `Strategic-merge patch of DaemonSet ${daemonSet}: kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
        'envFrom is replaced as a whole (it has no merge key); apply.sh stops if something else stands there.',
        ...(plan.login === undefined ? [] : loginWords),
        ...(trusts(plan, daemonSet) ? trustWords : []),
      ],
    ),
  }));
}

const trusts = (plan: Plan, daemonSet: string): boolean =>
  plan.caBundle !== '' && daemonSet === trustingContainer.daemonSet;

const loginWords = [
  'The Secret has the addresses with the login of the proxy; apply.sh makes it, and no pod starts without it.',
];

const trustWords = [
  'SSL_CERT_DIR names the folders that Go reads by itself and one more, with the CA bundle of the proxy: it adds to what the',
  'image trusts. The other containers ask the API server alone, whose CA they have.',
];

function podSpec(plan: Plan, targets: readonly PodContainer[]): { readonly [list: string]: YamlValue } {
  const lists = (['initContainers', 'containers'] as const).map((list) => {
    const inIt = targets.filter((target) => target.list === list);
    return [list, inIt.map((target) => container(plan, target))] as const;
  });
  const pod = Object.fromEntries(lists.filter(([, containers]) => containers.length > 0));
  if (!targets.some(({ daemonSet }) => trusts(plan, daemonSet))) return pod;
  return { ...pod, volumes: [{ name: trustVolume, configMap: { name: trustConfigMap } }] };
}

function container(plan: Plan, { daemonSet, name }: PodContainer): YamlValue {
  // Of two sources with the same key, the later one wins.
  const login = plan.login === undefined ? [] : [{ secretRef: { name: proxySecret } }];
  const taken = { name, envFrom: [{ configMapRef: { name: proxyConfigMap } }, ...login] };
  if (!trusts(plan, daemonSet) || name !== trustingContainer.name) return taken;
  return {
    ...taken,
    env: [trustVariable],
    volumeMounts: [{ mountPath: trustFolder, name: trustVolume, readOnly: true }],
  };
}
