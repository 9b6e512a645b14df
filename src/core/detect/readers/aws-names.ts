// What the names that AWS gives its things say: ARNs, cluster endpoints, services of VPC endpoints.

/** `ap-northeast-2`, `us-gov-west-1`, `eusc-de-east-1`, `us-isob-east-1`. */
const REGION = String.raw`[a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d{1,2}`;
const ARN = new RegExp(`^arn:[\\w-]+:eks:(${REGION}):`);
/** `ID.xx.REGION.eks.SUFFIX`; since 2024-10 for IPv6 also `ID.xx.REGION.api.aws` and `eks-cluster.REGION.api.aws`. */
const HOST = new RegExp(`^(?:https://)?[\\w.-]{1,200}\\.(${REGION})\\.(?:eks|api)\\.[a-z.-]{2,40}(?::\\d+)?/?$`, 'i');
/** `com.amazonaws.REGION.NAME`, `cn.com.amazonaws.REGION.NAME`, `aws.api.REGION.NAME`, `gov.ic.c2s.REGION.NAME`. */
const SERVICE = new RegExp(`^((?:[a-z\\d-]{1,40}\\.){1,5}?)(${REGION})\\.([a-z\\d][a-z\\d.-]{0,100})$`);

export const regionOfArn = (arn: string): string | undefined => ARN.exec(arn)?.[1];

/** The region in the host name of a cluster's endpoint. */
export const regionOfHost = (endpoint: string): string | undefined => HOST.exec(endpoint)?.[1]?.toLowerCase();

/** The one service of AWS's list for private clusters that has no region: awsdocs, private-clusters.adoc (101184ec, 2026). */
const ROUTE53 = /^(?:cn\.)?com\.amazonaws\.route53$/;

interface EndpointName {
  readonly service: string;
  /** Absent for a global service. */
  readonly region?: string;
}

/** What the name of an AWS service says; undefined for other global ones and for services of other accounts (`….vpce.…`). */
export function endpointService(name: string): EndpointName | undefined {
  if (ROUTE53.test(name.toLowerCase())) return { service: 'route53' };
  const [, prefix = '', region = '', service = ''] = SERVICE.exec(name.toLowerCase()) ?? [];
  return service === '' || /(?:^|\.)vpce\.$/.test(prefix) ? undefined : { service, region };
}
