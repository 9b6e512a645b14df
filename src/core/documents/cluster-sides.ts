// What the tools of the node groups add to the cluster's part of the bundle, once however many groups use it.

import { type ClusterSide, type Definitions, hasOwnFiles } from '../model/definition.ts';
import type { Plan } from '../model/plan.ts';

/**
 * Nothing where the answers give the cluster's part to Git or to Helm: two owners would undo each other's changes. Else in
 * the order of the node groups; a tool that a platform with files of its own does not need adds nothing.
 */
export const clusterSidesOf = (plan: Plan, { platforms, tools }: Definitions): readonly ClusterSide[] => {
  if (plan.settings.delivery !== 'kubectl') return [];
  return [
    ...new Set(
      plan.nodeGroups.flatMap((group) => {
        const platform = platforms.find(({ id }) => id === group.platform);
        const side = tools.find(({ id }) => id === group.tool)?.clusterSide;
        return platform === undefined || hasOwnFiles(platform) || side === undefined ? [] : [side];
      }),
    ),
  ];
};
