// What the commands of the article's first step print about one cluster, as an engineer pastes it.

import { cluster, json, vpc } from '../../src/core/detect/samples.ts';

interface Told {
  readonly name?: string;
  readonly region?: string;
  readonly serviceCidr?: string;
}

/** `aws eks describe-cluster` of a private cluster. */
export function describeCluster({
  name = 'demo',
  region = 'ap-northeast-2',
  serviceCidr = '172.20.0.0/16',
}: Told = {}) {
  const told = { ...cluster, name, kubernetesNetworkConfig: { serviceIpv4Cidr: serviceCidr, ipFamily: 'ipv4' } };
  return json({ cluster: told }).replaceAll('ap-northeast-2', region);
}

/** `aws ec2 describe-vpcs` of the VPC of that cluster. */
export const describeVpcs = () => json({ Vpcs: [vpc(cluster.resourcesVpcConfig.vpcId)] });
