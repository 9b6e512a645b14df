// Which containers of this cluster take the proxy from the ConfigMap.

import { nodeAgent, type PodContainer, proxiedContainers } from '../../model/cluster-objects.ts';
import type { Plan } from '../../model/plan.ts';

/** The containers to patch, in the order of the DaemonSets. */
export const targetsOf = ({ settings: { addOns } }: Plan): readonly PodContainer[] =>
  proxiedContainers.filter(
    ({ daemonSet, name }) =>
      (addOns.vpcCni.nodeAgent || name !== nodeAgent) && (addOns.kubeProxy.patch || daemonSet !== 'kube-proxy'),
  );

/** The DaemonSets of some containers, each once. */
export const daemonSetsOf = (containers: readonly PodContainer[]): readonly string[] => [
  ...new Set(containers.map(({ daemonSet }) => daemonSet)),
];

/** A container as the scripts name it: `containers/aws-node`. */
export const inList = ({ list, name }: PodContainer): string => `${list}/${name}`;

/** The patch of a DaemonSet, from the bundle's folder. */
export const patchPath = (daemonSet: string): string => `patches/${daemonSet}.yaml`;
