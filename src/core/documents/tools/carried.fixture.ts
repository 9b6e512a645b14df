// Node groups as plan/ hands them to a tool, with the user data that their platform makes of them.

import { hasOwnFiles, type PlatformDefinition, type ToolDefinition, type UserData } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Management, Options } from '../../model/settings.ts';

export interface Carried {
  readonly group: NodeGroupPlan;
  readonly userData: UserData;
  readonly text: string;
}

/** What a tool writes for a group, beside the user data that it was given. */
export function carriedBy(
  tool: ToolDefinition,
  plan: Plan,
  platform: PlatformDefinition,
  management: Management | undefined,
  options: Options = {},
): Carried {
  if (hasOwnFiles(platform)) throw new Error(`${platform.id} has no user data`);
  const family = platform.image?.family;
  const group: NodeGroupPlan = {
    index: 0,
    name: 'workers',
    folder: 'node-groups/workers',
    platform: platform.id,
    management,
    tool: tool.id,
    bootstrapper: tool.bootstrapper(management),
    ...(family === undefined ? {} : { image: { family, release: platform.image?.release?.(options) } }),
    options,
  };
  const userData = platform.userData(plan, group);
  return { group, userData, text: tool.documents(plan, group, userData)[0]?.text ?? '' };
}
