// The VPC endpoint services that the page offers, and the host names under which each is reached when its private DNS
// is on. Sources: the table of private clusters in awsdocs/amazon-eks-user-guide (private-clusters.adoc) for which, and
// boto/botocore (data/*/endpoint-rule-set-1.json, 1.43.107) for the hosts; ECR's and S3's own pages on VPC endpoints.

import type { Localized } from '../model/localized.ts';
import { commercial, type Partition, partitionOf } from './regions.ts';

export interface EndpointService {
  /** `<name>` of `com.amazonaws.<region>.<name>`. */
  readonly name: string;
  readonly what: Localized;
  readonly kind: 'gateway' | 'interface';
}

interface Place {
  readonly region: string;
  readonly partition: Partition;
}

interface Hosts {
  readonly plain: (at: Place) => readonly string[];
  /** Absent where the FIPS host is the plain one. */
  readonly fips?: ((at: Place) => readonly string[]) | undefined;
}

const named =
  (prefix: string) =>
  ({ region, partition }: Place): readonly string[] => [`${prefix}.${region}.${partition.dnsSuffix}`];

const dualStack =
  (prefix: string) =>
  ({ region, partition }: Place): readonly string[] => [`${prefix}.${region}.${partition.dualStackDnsSuffix}`];

const usual = (name: string): Hosts => ({ plain: named(name), fips: named(`${name}-fips`) });

// In GovCloud the plain host of these is the FIPS one.
const fipsInGovCloud = new Set([
  'ec2',
  'sts',
  'ssm',
  'logs',
  'monitoring',
  'elasticloadbalancing',
  'autoscaling',
  'sqs',
  'cloudformation',
  'eks',
]);

// The name of a bucket or an account stands before the host, so a dotted entry goes with it. AL2023 keeps its package
// repositories under s3.dualstack.
const s3Hosts = (name: string, { region, partition: { dnsSuffix } }: Place): readonly string[] => [
  `${name}.${region}.${dnsSuffix}`,
  `.${name}.${region}.${dnsSuffix}`,
  `.${name}.dualstack.${region}.${dnsSuffix}`,
];

const unusual: Readonly<Record<string, Hosts>> = {
  s3: {
    // The host without a region belongs to us-east-1; a gateway endpoint elsewhere does not serve it.
    plain: (at) => [
      ...s3Hosts('s3', at),
      ...(at.region === 'us-east-1' ? ['s3.amazonaws.com', '.s3.amazonaws.com'] : []),
    ],
    fips: (at) => s3Hosts('s3-fips', at),
  },
  'ecr.api': {
    plain: named('api.ecr'),
    // The first is what SDKs ask for now, the second what they asked for before.
    fips: (at) => [...named('api.ecr-fips')(at), ...named('ecr-fips')(at)],
  },
  // Clients ask ACCOUNT.dkr.ecr... only.
  'ecr.dkr': { plain: named('.dkr.ecr'), fips: named('.dkr.ecr-fips') },
  eks: {
    plain: named('eks'),
    fips: (at) => named(at.partition === commercial ? 'fips.eks' : 'eks-fips')(at),
  },
  'eks-auth': { plain: dualStack('eks-auth'), fips: dualStack('eks-auth-fips') },
  // The host of the issuer: no FIPS form.
  'oidc-eks': { plain: named('oidc.eks') },
  route53: {
    plain: ({ partition }) =>
      partition.id === 'aws-us-gov' ? ['route53.us-gov.amazonaws.com'] : [`route53.${partition.dnsSuffix}`],
    fips: ({ partition }) => (partition.id === 'aws-us-gov' ? [] : [`route53-fips.${partition.dnsSuffix}`]),
  },
};

/**
 * The entries of NO_PROXY for one endpoint with private DNS: exact hosts, and dotted ones where names stand before the
 * host. A service that has no rule of its own gets `<service>.<region>.<suffix>`. A region that is not known (missing,
 * or marked as wrong in a preview) stays as it is, with the suffix of the commercial partition. FIPS hosts come in
 * addition, because not every program switches to them.
 */
export function endpointHosts(service: string, region: string, fips: boolean): string[] {
  const at = { region, partition: partitionOf(region) ?? commercial };
  const hosts = (Object.hasOwn(unusual, service) ? unusual[service] : undefined) ?? usual(service);
  const same = at.partition.id === 'aws-us-gov' && fipsInGovCloud.has(service);
  return [...hosts.plain(at), ...(fips && !same ? (hosts.fips?.(at) ?? []) : [])];
}

const offer = (name: string, en: string, kind: EndpointService['kind'] = 'interface'): EndpointService => ({
  name,
  what: { en },
  kind,
});

/** The services on offer, those that image pulls and joining need first. */
export const endpointServices: readonly EndpointService[] = [
  offer('s3', 'image layers from ECR, packages of Amazon Linux', 'gateway'),
  offer('ecr.api', 'login to ECR'),
  offer('ecr.dkr', 'images from ECR'),
  offer('ec2', 'joining the cluster, pod addresses (VPC CNI), volumes (EBS CSI)'),
  offer('sts', 'IAM roles for service accounts'),
  offer('eks', 'the EKS API: AWS CLI, node start, Karpenter'),
  offer('eks-auth', 'EKS Pod Identity'),
  offer('oidc-eks', 'checking service account tokens from inside the VPC'),
  offer('ssm', 'Session Manager, parameters, AMI lookup'),
  offer('ssmmessages', 'Session Manager'),
  offer('ec2messages', 'Session Manager, older agents'),
  offer('logs', 'CloudWatch Logs'),
  offer('monitoring', 'CloudWatch metrics'),
  offer('xray', 'X-Ray traces'),
  offer('kms', 'encrypted volumes and secrets'),
  offer('elasticloadbalancing', 'load balancer controller'),
  offer('autoscaling', 'Cluster Autoscaler'),
  offer('elasticfilesystem', 'EFS CSI driver'),
  offer('secretsmanager', 'secrets'),
  offer('sqs', 'interruption queue of Karpenter'),
  offer('cloudformation', 'cfn-signal'),
  offer('guardduty-data', 'GuardDuty runtime monitoring'),
  offer('aps-workspaces', 'Managed Service for Prometheus'),
  offer('route53', 'ExternalDNS'),
];

/** Why a list of endpoints has no "Amazon VPC", although instructions name it beside ECR, S3 and EC2. */
export const amazonVpcNote: Localized = {
  en: 'Some instructions also ask for an endpoint of Amazon Virtual Private Cloud (VPC). There is none, and no host to list: calls that concern a VPC are part of the EC2 API, so the ec2 endpoint serves them.',
};
