// Where a cluster stands in its VPC, as aws eks describe-cluster tells it: for options that ask for parts of it. It is no
// answer of the settings: most tools find it by themselves.

export interface ClusterNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Those that the cluster was made with, beside the one that EKS made. */
  readonly securityGroupIds: readonly string[];
  readonly clusterSecurityGroupId?: string;
  /** Keys of the tags of the cluster: some tools sign what they made. */
  readonly tagKeys: readonly string[];
}
