// What the programs of a node call: each destination that a cluster has, as an address to ask the simulator about. What
// is not HTTP (DNS, time) has no proxy and is left out.

import { addressIn, type Network, parseCidr } from '../model/cidr.ts';
import { hasMark } from '../model/marks.ts';
import type { Plan } from '../model/plan.ts';
import type { Place } from '../model/program.ts';
import { awsDestinations } from './aws-destinations.ts';
import type { Destination } from './destination.ts';

const at = (id: string, place: Place, url: string, en: string, more: Partial<Destination> = {}): Destination => ({
  id,
  url,
  label: { en },
  place,
  ...more,
});

const onTheNode: readonly Destination[] = [
  at('localhost', 'node', 'http://localhost:10248/healthz', 'the node itself: health of kubelet'),
  at('loopback', 'node', 'http://127.0.0.1:10248/healthz', 'the node itself, by its address'),
  at('loopback-ipv6', 'node', 'http://[::1]:10248/healthz', 'the node itself over IPv6'),
  at('imds', 'metadata', 'http://169.254.169.254/latest/meta-data/', 'instance metadata (IMDS)'),
  at('imds-ipv6', 'metadata', 'http://[fd00:ec2::254]/latest/meta-data/', 'instance metadata over IPv6'),
  at('pod-identity', 'pod-identity', 'http://169.254.170.23/v1/credentials', 'EKS Pod Identity agent'),
  at('pod-identity-ipv6', 'pod-identity', 'http://[fd00:ec2::23]/v1/credentials', 'EKS Pod Identity agent over IPv6'),
  at('ecs-credentials', 'pod-identity', 'http://169.254.170.2/v2/credentials', 'credentials as ECS hands them out'),
];

const host = (address: string): string => (address.includes(':') ? `[${address}]` : address);

// 10.0.3.4 of 10.0.0.0/16; the first address but one of a small block.
const someAddress = (network: Network): string | undefined => addressIn(network, 3 * 256 + 4) ?? addressIn(network, 2);

function blocks(
  texts: readonly string[],
  of: (network: Network, text: string, suffix: string) => readonly (Destination | undefined)[],
): readonly Destination[] {
  return texts.flatMap((text, index) => {
    const network = parseCidr(text);
    const found = network === undefined ? [] : of(network, text, index === 0 ? '' : `-${index + 1}`);
    return found.filter((one) => one !== undefined);
  });
}

function services({ serviceCidrs, dnsDomain }: Plan['settings']['cluster']): readonly Destination[] {
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', `kubernetes.default.svc.${dnsDomain}`];
  return [
    ...blocks(serviceCidrs, (block, network, suffix) => {
      const first = addressIn(block, 1);
      const other = addressIn(block, 10) ?? addressIn(block, 2);
      return [
        first &&
          at(`kubernetes-ip${suffix}`, 'service', `https://${host(first)}/`, 'the kubernetes Service, by its address'),
        other &&
          at(`service-ip${suffix}`, 'service', `https://${host(other)}/`, 'another Service in {network}', {
            params: { network },
            network,
          }),
      ].filter((one) => typeof one === 'object');
    }),
    ...names
      .filter((name) => !hasMark(name))
      .map((name, index) =>
        at(`service-name-${index + 1}`, 'service-name', `https://${name}/`, 'the kubernetes Service, by name'),
      ),
  ];
}

function vpc({ vpcCidrs, region }: Plan['settings']['cluster']): readonly Destination[] {
  const zone = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  const found = blocks(vpcCidrs, (block, network, suffix) => {
    const address = someAddress(block);
    if (address === undefined) return [];
    const words = { params: { network }, network };
    return [at(`vpc-ip${suffix}`, 'vpc', `https://${host(address)}:10250/`, 'a node or pod in {network}', words)];
  });
  if (hasMark(region)) return found;
  return [...found, at('instance-name', 'vpc', `https://ip-10-0-3-4.${zone}:10250/`, 'an EC2 instance, by name')];
}

function apiServer({ endpointHost }: Plan): readonly Destination[] {
  if (endpointHost === undefined || hasMark(endpointHost)) return [];
  return [at('api-server', 'api-server', `https://${endpointHost}/`, 'the API server of the cluster')];
}

const theProxy = (url: string): readonly Destination[] =>
  hasMark(url) ? [] : [at('proxy', 'outside', url, 'the proxy itself')];

const outside: readonly Destination[] = [
  at('public-ecr', 'outside', 'https://public.ecr.aws/v2/', 'public images of AWS'),
  at('registry-k8s', 'outside', 'https://registry.k8s.io/v2/', 'images of Kubernetes'),
  at('docker-hub', 'outside', 'https://registry-1.docker.io/v2/', 'images on Docker Hub'),
  at('outside', 'outside', 'https://example.com/', 'any other site'),
];

// Beyond that nobody looks at them one by one.
const MOST_OF_YOURS = 20;

/** The user's own entries: the name and one below it, the address, an address of the network. */
function yours(list: Plan['bypass']): readonly Destination[] {
  // An IPv6 address stands in the list in both spellings, and is one destination.
  const own = list.filter(
    ({ origin, removed, entry }) => origin === 'user' && !removed && !hasMark(entry) && !entry.startsWith('['),
  );
  return own.slice(0, MOST_OF_YOURS).flatMap(({ entry }, index): readonly Destination[] => {
    const more = { params: { entry }, yours: true } as const;
    const id = `yours-${index + 1}`;
    const block = parseCidr(entry);
    const address = block && someAddress(block);
    if (address !== undefined) {
      return [at(id, 'outside', `https://${host(address)}/`, 'an address in {entry}', { ...more, network: entry })];
    }
    if (block !== undefined) return [];
    const name = entry.replace(/^\./, '');
    if (/^[\d.]+$/.test(name) || name.includes(':')) {
      return [at(id, 'outside', `https://${host(name.replace(/^\[|\]$/g, ''))}/`, 'the address {entry}', more)];
    }
    return [
      at(id, 'outside', `https://${name}/`, 'the name {name} itself', { ...more, params: { entry, name } }),
      at(`${id}-below`, 'outside', `https://host.${name}/`, 'a name below {name}', {
        ...more,
        params: { entry, name },
      }),
    ];
  });
}

/**
 * Every destination that the cluster of a plan has, in the order in which a person would look for them. What waits for an
 * answer that is missing or wrong is left out.
 */
export function suggestions(plan: Plan): readonly Destination[] {
  const { cluster } = plan.settings;
  return [
    ...apiServer(plan),
    ...onTheNode,
    ...services(cluster),
    ...vpc(cluster),
    ...awsDestinations(cluster),
    ...yours(plan.bypass),
    ...outside,
    // Last: one of these stands for all that is outside, and "the proxy, by the proxy" would puzzle.
    ...theProxy(plan.httpProxy),
  ];
}
