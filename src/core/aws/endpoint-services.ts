// The VPC endpoint services that the page offers: what each is for on EKS, what stops without a way to it, and which of
// them AWS names for a cluster without a way out. Source: awsdocs/amazon-eks-user-guide private-clusters.adoc (101184ec,
// 2026), which has ec2, ecr.api, ecr.dkr, s3, elasticloadbalancing, xray, ssm, logs, sts, eks-auth, eks, route53 in its
// table and autoscaling in its text.

import type { Localized } from '../model/localized.ts';

export interface EndpointService {
  /** `<name>` of `com.amazonaws.<region>.<name>`. */
  readonly name: string;
  /** What it is for on EKS. */
  readonly what: Localized;
  /** What stops where neither an endpoint nor the proxy leads to it. */
  readonly without: Localized;
  readonly kind: 'gateway' | 'interface';
  /** AWS's list for private clusters: `every` cluster, or one that has what it is for. Absent: not on the list. */
  readonly privateCluster?: 'every' | 'if-used';
}

type More = Partial<Pick<EndpointService, 'kind' | 'privateCluster'>>;

const offer = (name: string, what: string, without: string, more: More = {}): EndpointService => ({
  name,
  what: { en: what },
  without: { en: without },
  kind: 'interface',
  ...more,
});

const every: More = { privateCluster: 'every' };
const ifUsed: More = { privateCluster: 'if-used' };

/** The services on offer, those that image pulls and joining need first. */
export const endpointServices: readonly EndpointService[] = [
  offer(
    's3',
    'image layers from ECR, packages of Amazon Linux',
    'no image comes from ECR, dnf and yum find no packages',
    {
      kind: 'gateway',
      ...every,
    },
  ),
  offer('ecr.api', 'login to ECR', 'images in ECR are refused: kubelet gets no login', every),
  offer('ecr.dkr', 'images from ECR', 'no image comes from ECR, the pause container and VPC CNI included', every),
  offer(
    'ec2',
    'joining the cluster, pod addresses (VPC CNI), volumes (EBS CSI)',
    'nodes do not join, pods get no addresses, volumes are not attached',
    every,
  ),
  offer(
    'sts',
    'IAM roles for service accounts',
    'pods get no credentials for the role of their service account',
    ifUsed,
  ),
  offer(
    'eks',
    'the EKS API: AWS CLI, node start, Karpenter',
    'nodes that are not told of their cluster do not join, Karpenter does not start',
    ifUsed,
  ),
  offer('eks-auth', 'EKS Pod Identity', 'pods get no credentials from Pod Identity', ifUsed),
  offer(
    'oidc-eks',
    'checking service account tokens from inside the VPC',
    'with an eks endpoint the name of the issuer does not resolve: Terraform, eksctl and token checks fail',
  ),
  offer('ssm', 'Session Manager, parameters, AMI lookup', 'no session to a node, no parameters', ifUsed),
  offer('ssmmessages', 'Session Manager', 'no session to a node'),
  offer('ec2messages', 'Session Manager, older agents', 'older agents get no commands'),
  offer('logs', 'CloudWatch Logs', 'logs of nodes and pods stay where they are, and are lost with them', ifUsed),
  offer('monitoring', 'CloudWatch metrics', 'no metrics reach CloudWatch'),
  offer('xray', 'X-Ray traces', 'no traces reach X-Ray', ifUsed),
  offer('kms', 'encrypted volumes and secrets', 'programs on nodes and in pods cannot decrypt'),
  offer('elasticloadbalancing', 'load balancer controller', 'no load balancer is made or changed', ifUsed),
  offer('autoscaling', 'Cluster Autoscaler', 'node groups do not grow or shrink', ifUsed),
  offer('elasticfilesystem', 'EFS CSI driver', 'no EFS volume is made'),
  offer('secretsmanager', 'secrets', 'pods do not get their secrets'),
  offer('sqs', 'interruption queue of Karpenter', 'Karpenter does not hear of interruptions'),
  offer('cloudformation', 'cfn-signal', 'a stack that waits for its nodes fails'),
  offer('guardduty-data', 'GuardDuty runtime monitoring', 'GuardDuty sees nothing of the nodes'),
  offer('aps-workspaces', 'Managed Service for Prometheus', 'no metrics reach Prometheus'),
  offer('route53', 'ExternalDNS', 'no records are made or changed', ifUsed),
];

/** Why a list of endpoints has no "Amazon VPC", although instructions name it beside ECR, S3 and EC2. */
export const amazonVpcNote: Localized = {
  en: 'Some instructions also ask for an endpoint of Amazon Virtual Private Cloud (VPC). There is none, and no host to list: calls that concern a VPC are part of the EC2 API, so the ec2 endpoint serves them.',
};
