// The tools on offer, in the order of the page.

import type { ToolDefinition } from '../../model/definition.ts';
import { cloudformation } from './cloudformation.ts';
import { eksctl } from './eksctl.ts';
import { karpenter } from './karpenter.ts';
import { launchTemplate } from './launch-template.ts';
import { none } from './none.ts';
import { terraform } from './terraform.ts';
import { terraformModule } from './terraform-module.ts';

export const tools: readonly ToolDefinition[] = [
  launchTemplate,
  eksctl,
  terraform,
  terraformModule,
  cloudformation,
  karpenter,
  none,
];
