// Reading what a platform or a tool asked for itself.

import type { NodeGroupPlan } from '../model/plan.ts';

/** The answer to a text option, without blanks around it; empty where it was not asked or not given. */
export function textOption(group: NodeGroupPlan, key: string): string {
  const value = group.options[key];
  return typeof value === 'string' ? value.trim() : '';
}

/** Where the answer stands: `nodeGroups.0.options.imageId`. */
export const optionField = (group: NodeGroupPlan, key: string): string => `nodeGroups.${group.index}.options.${key}`;
