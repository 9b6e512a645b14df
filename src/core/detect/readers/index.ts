// Every reader, in the order they are asked; the first that knows a chunk takes it.

import { kubeadmFlag, validIpRange } from './api-server-words.ts';
import { awsTableOrText } from './aws-table-or-text.ts';
import { bareCidrs, bareClusterIp, bareEndpoint } from './bare-values.ts';
import { commandFailures } from './command-failures.ts';
import { ec2DescribeVpcEndpoints } from './ec2-describe-vpc-endpoints.ts';
import { ec2DescribeVpcs } from './ec2-describe-vpcs.ts';
import { eksDescribeCluster } from './eks-describe-cluster.ts';
import { kubectlContext } from './kubectl-context.ts';
import { kubectlGetAwsNode } from './kubectl-get-aws-node.ts';
import { kubectlGetService } from './kubectl-get-service.ts';
import { kubectlGetServiceCidr } from './kubectl-get-servicecidr.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [
  eksDescribeCluster,
  ec2DescribeVpcs,
  ec2DescribeVpcEndpoints,
  kubectlGetService,
  kubectlGetServiceCidr,
  kubectlGetAwsNode,
  kubectlContext,
  validIpRange,
  commandFailures,
  kubeadmFlag,
  bareClusterIp,
  bareCidrs,
  bareEndpoint,
  awsTableOrText,
];
