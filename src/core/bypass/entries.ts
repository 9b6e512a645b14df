// The bypass list: every entry of NO_PROXY with the reason why it is there, in a fixed order. Entries are what all
// programs on a node read alike: lower case, no blanks, no ports, no `*.`. Addresses that a program without CIDR
// support calls stand there literally, and IPv6 addresses in both spellings, because programs expect one or the other.

import { endpointHosts } from '../aws/endpoints.ts';
import { addressBytes, firstServiceIp, parseCidr } from '../model/cidr.ts';
import type { Localized, Params } from '../model/localized.ts';
import type { BypassEntry, BypassOrigin } from '../model/plan.ts';
import type { Settings } from '../model/settings.ts';

interface Source {
  readonly origin: BypassOrigin;
  readonly reason: Localized;
  readonly params?: Params;
  readonly field?: string;
  readonly essential?: boolean;
}

type Unsorted = Omit<BypassEntry, 'removed'>;

const entries = (source: Source, ...names: readonly string[]): readonly Unsorted[] =>
  names.map((entry) => ({ entry, params: {}, field: '', ...source }));

const bothSpellings = (address: string): readonly string[] =>
  address.includes(':') ? [address, `[${address}]`] : [address];

const atHome: readonly Unsorted[] = [
  ...entries(
    { origin: 'node', reason: { en: 'the node itself: health checks, local agents' }, essential: true },
    'localhost',
    '127.0.0.1',
    ...bothSpellings('::1'),
  ),
  ...entries(
    { origin: 'node', reason: { en: 'instance metadata: role, region, user data of this node' }, essential: true },
    '169.254.169.254',
  ),
  ...entries({ origin: 'node', reason: { en: 'credentials as ECS hands them out' } }, '169.254.170.2'),
  ...entries({ origin: 'node', reason: { en: 'EKS Pod Identity agent on the node' } }, '169.254.170.23'),
  ...entries({ origin: 'node', reason: { en: 'all link-local addresses of the node' } }, '169.254.0.0/16'),
  ...entries(
    { origin: 'node', reason: { en: 'instance metadata over IPv6' }, essential: true },
    ...bothSpellings('fd00:ec2::254'),
  ),
  ...entries({ origin: 'node', reason: { en: 'EKS Pod Identity agent over IPv6' } }, ...bothSpellings('fd00:ec2::23')),
];

function services(serviceCidrs: readonly string[]): readonly Unsorted[] {
  return serviceCidrs.flatMap((cidr, index) => {
    const field = `cluster.serviceCidrs.${index}`;
    const network = parseCidr(cidr);
    const first = network === undefined ? undefined : firstServiceIp(network);
    return [
      ...entries({ origin: 'service', reason: { en: 'Services of the cluster' }, field, essential: true }, cidr),
      ...entries(
        { origin: 'service', reason: { en: 'the kubernetes Service, for programs that read no CIDR' }, field },
        ...(first === undefined ? [] : bothSpellings(first)),
      ),
    ];
  });
}

const networks = (vpcCidrs: readonly string[]): readonly Unsorted[] => [
  ...vpcCidrs.flatMap((cidr, index) =>
    entries({ origin: 'vpc', reason: { en: 'nodes and pods in the VPC' }, field: `cluster.vpcCidrs.${index}` }, cidr),
  ),
  ...entries({ origin: 'vpc', reason: { en: 'host names of EC2 instances' } }, '.internal'),
];

function clusterNames({ cluster }: Settings, endpointHost: string | undefined): readonly Unsorted[] {
  const direct = cluster.endpointAccess !== 'public' && endpointHost !== undefined;
  return [
    ...entries({ origin: 'cluster', reason: { en: 'short names of Services' } }, '.svc'),
    ...entries(
      { origin: 'cluster', reason: { en: 'full names of Services' }, field: 'cluster.dnsDomain' },
      `.${cluster.dnsDomain}`,
    ),
    ...entries(
      { origin: 'cluster', reason: { en: 'the API server by its short names, as pods may call it' } },
      'kubernetes',
      'kubernetes.default',
    ),
    // The exact host: `.REGION.eks.SUFFIX` would also catch clusters whose endpoint is public.
    ...entries(
      {
        origin: 'cluster',
        reason: { en: 'API server, private in the VPC' },
        field: 'cluster.endpoint',
        essential: true,
      },
      ...(direct ? [endpointHost] : []),
    ),
  ];
}

function vpcEndpoints({ region, fips, vpcEndpoints: list }: Settings['cluster']): readonly Unsorted[] {
  return list.flatMap((endpoint, index) => {
    const { service, privateDns, hosts } =
      typeof endpoint === 'string' ? { service: endpoint, privateDns: true, hosts: [] } : endpoint;
    return entries(
      {
        origin: 'endpoint',
        reason: { en: 'VPC endpoint {service}' },
        params: { service },
        field: `cluster.vpcEndpoints.${index}`,
      },
      ...(privateDns ? endpointHosts(service, region, fips) : []),
      ...hosts,
    );
  });
}

// An address of the user's own, in whichever of its two spellings it was typed.
function inAllSpellings(entry: string): readonly string[] {
  const address = /^\[(.*)\]$/.exec(entry)?.[1] ?? entry;
  return addressBytes(address)?.length === 16 ? bothSpellings(address) : [entry];
}

const additions = ({ add }: Settings['bypass']): readonly Unsorted[] =>
  add.flatMap((addition, index) => {
    const { entry, why } = typeof addition === 'string' ? { entry: addition, why: '' } : addition;
    return entries(
      {
        origin: 'user',
        reason: { en: why === '' ? 'added by you' : '{why}' },
        params: { why },
        field: `bypass.add.${index}`,
      },
      ...inAllSpellings(entry),
    );
  });

/** How an entry of `bypass.remove` is compared with the list. */
export const entryKey = (entry: string): string => entry.trim().toLowerCase();

/**
 * The whole list for one set of answers, switched-off entries too, each entry once with its first reason, the user's
 * own last. Texts in `settings` are checked or marked; a mark stays where its value would stand, so the list may hold
 * marks. `endpointHost` is the API server's; it is left out while the endpoint is public only.
 * Order and content: facts on NO_PROXY, each row held against 30 programs that read it.
 */
export function bypassEntries(settings: Settings, endpointHost: string | undefined): readonly BypassEntry[] {
  const { cluster, bypass } = settings;
  const removed = new Set(bypass.remove.map(entryKey));
  const found = new Map<string, BypassEntry>();
  for (const one of [
    ...atHome,
    ...services(cluster.serviceCidrs),
    ...networks(cluster.vpcCidrs),
    ...clusterNames(settings, endpointHost),
    ...vpcEndpoints(cluster),
    ...additions(bypass),
  ]) {
    if (!found.has(one.entry)) found.set(one.entry, { ...one, removed: removed.has(one.entry) });
  }
  return [...found.values()];
}

/** The value of NO_PROXY: what is not switched off, with commas and nothing else between. */
export const noProxyOf = (list: readonly BypassEntry[]): string =>
  list
    .filter(({ removed }) => !removed)
    .map(({ entry }) => entry)
    .join(',');
