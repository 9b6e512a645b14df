// The ways of delivery, in the order of the page.

import type { Plan } from '../../model/plan.ts';
import { argocd } from './argocd.ts';
import type { DeliveryDefinition } from './delivery.ts';
import { flux } from './flux.ts';
import { helm } from './helm.ts';
import { kubectl } from './kubectl.ts';
import { kustomize } from './kustomize.ts';

export const deliveries: readonly [DeliveryDefinition, ...DeliveryDefinition[]] = [
  kubectl,
  argocd,
  flux,
  kustomize,
  helm,
];

/** The delivery that a plan chose. */
export const deliveryOf = ({ settings: { delivery } }: Plan): DeliveryDefinition =>
  deliveries.find(({ id }) => id === delivery) ?? kubectl;
