// patches/: strategic-merge patches that let containers take the ConfigMap. Containers merge by name, so a name that
// the DaemonSet does not have would add a container: apply.sh looks before it patches.

import { type PodContainer, proxyConfigMap } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';
import { daemonSetsOf, patchPath, targetsOf } from './targets.ts';

/** One patch for each DaemonSet of the plan. */
export function patches(plan: Plan): readonly Document[] {
  const targets = targetsOf(plan);
  return daemonSetsOf(targets).map((daemonSet) => ({
    path: patchPath(daemonSet),
    notation: 'yaml',
    about: { en: `Lets the containers of DaemonSet ${daemonSet} take the proxy from the ConfigMap.` },
    text: yaml({ spec: { template: { spec: podSpec(targets.filter((target) => target.daemonSet === daemonSet)) } } }, [
      `Strategic-merge patch of DaemonSet ${daemonSet}: kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
      'envFrom is replaced as a whole (it has no merge key); apply.sh stops if something else stands there.',
    ]),
  }));
}

function podSpec(targets: readonly PodContainer[]): { readonly [list: string]: YamlValue } {
  const lists = (['initContainers', 'containers'] as const).map((list) => {
    const inIt = targets.filter((target) => target.list === list);
    return [list, inIt.map(({ name }) => ({ name, envFrom: [{ configMapRef: { name: proxyConfigMap } }] }))] as const;
  });
  return Object.fromEntries(lists.filter(([, containers]) => containers.length > 0));
}
