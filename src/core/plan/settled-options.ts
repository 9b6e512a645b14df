// What a tool answers itself in the place of the user: options of the platform that only the tool can know.

import type { Definitions } from '../model/definition.ts';
import type { NodeGroupPlan } from '../model/plan.ts';
import { askedOf } from './options.ts';

/** The groups with the answers of their tools beside those of the user. In settings.json there are the user's alone. */
export const withSettled = (
  groups: readonly NodeGroupPlan[],
  clusterName: string,
  { platforms, tools }: Definitions,
): readonly NodeGroupPlan[] =>
  groups.map((group) => {
    const options = platforms.find(({ id }) => id === group.platform)?.options ?? [];
    const settles = tools.find(({ id }) => id === group.tool)?.settles ?? {};
    const settled = askedOf(options, group.management).flatMap(({ key }) => {
      const answer = Object.hasOwn(settles, key) ? settles[key] : undefined;
      return answer === undefined ? [] : [[key, answer(group, clusterName)] as const];
    });
    return settled.length === 0 ? group : { ...group, options: { ...group.options, ...Object.fromEntries(settled) } };
  });
