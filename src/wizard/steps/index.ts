// The walk, in order.

import { applyStep } from './apply-step.tsx';
import { bypassStep } from './bypass-step.tsx';
import { clusterStep } from './cluster-step.tsx';
import { nodesStep } from './nodes-step.tsx';
import { proxyStep } from './proxy-step.tsx';
import type { StepDefinition } from './step.ts';

export const steps: readonly [StepDefinition, ...StepDefinition[]] = [
  clusterStep,
  proxyStep,
  bypassStep,
  nodesStep,
  applyStep,
];
