// Node groups for tests of platforms and tools.

import type { NodeGroupPlan } from '../../model/plan.ts';
import type { Management, Options } from '../../model/settings.ts';

/** A group as plan/ would hand it over: EKS joins managed groups, user data all others. */
export const groupOf = (platform: string, management: Management, options: Options = {}): NodeGroupPlan => ({
  index: 0,
  name: 'workers',
  folder: 'node-groups/workers',
  platform,
  management,
  tool: 'launch-template',
  bootstrapper: management === 'managed' ? 'eks' : 'user-data',
  options,
});
