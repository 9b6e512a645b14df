// The host names under which a service of AWS is reached, in every partition: plain, FIPS and dual-stack. Sources:
// boto/botocore (data/*/endpoint-rule-set-1.json, 1.43.107); ECR's and S3's own pages on VPC endpoints.

import { endpointServices } from './endpoint-services.ts';
import { commercial, type Partition, partitionOf } from './regions.ts';

export { amazonVpcNote, endpointServices } from './endpoint-services.ts';

interface Place {
  readonly region: string;
  readonly partition: Partition;
}

interface Hosts {
  readonly plain: (at: Place) => readonly string[];
  /** Absent where the FIPS host is the plain one. */
  readonly fips?: ((at: Place) => readonly string[]) | undefined;
  /** Names that answer over IPv6 too; absent where the plain ones do, or where there are none. */
  readonly dualStack?: (at: Place) => readonly string[];
}

const named =
  (prefix: string) =>
  ({ region, partition }: Place): readonly string[] => [`${prefix}.${region}.${partition.dnsSuffix}`];

const dualStack =
  (prefix: string) =>
  ({ region, partition }: Place): readonly string[] => [`${prefix}.${region}.${partition.dualStackDnsSuffix}`];

// Some services have an endpoint service of their own for FIPS, such as kms-fips.
const usual = (name: string): Hosts => ({
  plain: named(name),
  fips: name.endsWith('-fips') ? undefined : named(`${name}-fips`),
  dualStack: dualStack(name),
});

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

// awslabs/amazon-eks-ami, nodeadm, the image patterns of the ECR credential provider (76ba007d).
const dualStackRegistries: Readonly<Record<string, string>> = {
  aws: 'on.aws',
  'aws-us-gov': 'on.aws',
  'aws-cn': 'on.amazonwebservices.com.cn',
};

const registriesOverIpv6 = ({ region, partition }: Place): readonly string[] => {
  const suffix = dualStackRegistries[partition.id];
  return suffix === undefined ? [] : [`.dkr-ecr.${region}.${suffix}`];
};

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
    dualStack: dualStack('ecr'),
  },
  // Clients ask ACCOUNT.dkr.ecr... only.
  'ecr.dkr': { plain: named('.dkr.ecr'), fips: named('.dkr.ecr-fips'), dualStack: registriesOverIpv6 },
  eks: {
    plain: named('eks'),
    fips: (at) => named(at.partition === commercial ? 'fips.eks' : 'eks-fips')(at),
    dualStack: dualStack('eks'),
  },
  // In api.aws and its like everywhere, never in amazonaws.com.
  'eks-auth': { plain: dualStack('eks-auth'), fips: dualStack('eks-auth-fips') },
  // The host of the issuer: no FIPS form.
  'oidc-eks': { plain: named('oidc.eks'), dualStack: dualStack('oidc-eks') },
  route53: {
    plain: ({ partition }) =>
      partition.id === 'aws-us-gov' ? ['route53.us-gov.amazonaws.com'] : [`route53.${partition.dnsSuffix}`],
    fips: ({ partition }) => (partition.id === 'aws-us-gov' ? [] : [`route53-fips.${partition.dnsSuffix}`]),
  },
};

const placeOf = (region: string): Place => ({ region, partition: partitionOf(region) ?? commercial });

const hostsOf = (service: string): Hosts =>
  (Object.hasOwn(unusual, service) ? unusual[service] : undefined) ?? usual(service);

/** Whether the hosts of a service are read from a source; of all others they follow from its name. */
export const hostsAreKnown = (service: string): boolean =>
  endpointServices.some(({ name }) => name === service) || Object.hasOwn(unusual, service);

/**
 * The entries of NO_PROXY for one endpoint with private DNS: exact hosts, and dotted ones where names stand before the
 * host. A service that has no rule of its own gets `<service>.<region>.<suffix>`. A region that is not known (missing,
 * or marked as wrong in a preview) stays as it is, with the suffix of the commercial partition. FIPS hosts come in
 * addition, because not every program switches to them.
 */
export function endpointHosts(service: string, region: string, fips: boolean): string[] {
  const at = placeOf(region);
  const hosts = hostsOf(service);
  const same = at.partition.id === 'aws-us-gov' && fipsInGovCloud.has(service);
  return [...hosts.plain(at), ...(fips && !same ? (hosts.fips?.(at) ?? []) : [])];
}

/**
 * Other names of the same service, which answer over IPv6 too. They are no entries: nothing says that the private DNS of
 * every endpoint has them, and a call that goes direct without it would hang. By the proxy it works.
 */
export const dualStackHosts = (service: string, region: string): readonly string[] =>
  hostsOf(service).dualStack?.(placeOf(region)) ?? [];

/** Who has a host: by its whole name, and by the ends of names, which begin with a dot. */
interface Owners {
  readonly region: string;
  readonly exact: ReadonlyMap<string, string>;
  readonly below: ReadonlyMap<string, string>;
}

/** Of services that share a name the first one on offer. */
function ownersIn(region: string): Owners {
  const exact = new Map<string, string>();
  const below = new Map<string, string>();
  for (const { name } of endpointServices) {
    for (const host of [...endpointHosts(name, region, true), ...dualStackHosts(name, region)]) {
      const names = host.startsWith('.') ? below : exact;
      if (!names.has(host)) names.set(host, name);
    }
  }
  return { region, exact, below };
}

// A cluster has one region, and many hosts are asked about.
let lastOwners: Owners | undefined;

/** The service on offer that a host belongs to in this region, by any of its names. */
export function serviceOf(host: string, region: string): string | undefined {
  if (lastOwners?.region !== region) lastOwners = ownersIn(region);
  const { exact, below } = lastOwners;
  const whole = exact.get(host);
  if (whole !== undefined) return whole;
  const dotted = `.${host}`;
  for (let at = 0; at >= 0; at = dotted.indexOf('.', at + 1)) {
    const owner = below.get(dotted.slice(at));
    if (owner !== undefined) return owner;
  }
  return undefined;
}
