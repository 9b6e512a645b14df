// The network of Services, and the address of the cluster's DNS in it.

import { gap, hasMark } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';

/** The first network of Services, or its gap. */
export const serviceNetwork = (plan: Plan): string =>
  plan.settings.cluster.serviceCidrs[0] ?? gap('cluster.serviceCidrs');

/**
 * The tenth address of the network of Services, which EKS gives to the DNS of every cluster
 * (awslabs/amazon-eks-ami nodeadm/internal/api/util.go; templates/al2/runtime/bootstrap.sh before #2645). Marked where the
 * network is.
 */
export function clusterDnsAddress(plan: Plan): string {
  const services = serviceNetwork(plan);
  if (hasMark(services)) return services;
  // Networks of Services end in a group of zeros that is written, or left out with others.
  return services.includes(':') ? services.replace(/:0*\/\d+$/, ':a') : services.replace(/\.\d+\/\d+$/, '.10');
}
