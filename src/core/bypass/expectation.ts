// What should happen to a call, whatever programs make of the list: direct to what the network of the cluster reaches by
// itself and to what the user named, by the proxy to all else. It follows from where things are, so an entry that is
// switched off changes nothing here: that is how its absence shows.

import { dualStackHosts, endpointHosts } from '../aws/endpoints.ts';
import { contains, type Network, parseCidr, singleAddress } from '../model/cidr.ts';
import type { Localized, Params } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import type { Plan } from '../model/plan.ts';
import { type Target, targetOf } from './target.ts';

export interface Expectation {
  readonly way: 'direct' | 'proxy';
  readonly why: Localized;
  readonly params?: Params;
  /** It follows from an entry that the user added: what was meant by it is a guess. */
  readonly yours?: true;
}

type Rule = (target: Target) => Expectation | undefined;

const direct = (en: string, params?: Params): Expectation => ({
  way: 'direct',
  why: { en },
  ...(params === undefined ? {} : { params }),
});

const networks = (texts: readonly string[]): readonly Network[] => texts.flatMap((text) => parseCidr(text) ?? []);
const inside = (outer: readonly Network[], address: Network): Network | undefined =>
  outer.find((one) => contains(one, address));

const loopback = networks(['127.0.0.0/8', '::1/128']);
// fd00:ec2::/32 is where EC2 keeps the IPv6 addresses of its link-local services.
const linkLocal = networks(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32']);

const below = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const ofTheNode: Rule = ({ host, address }) => {
  // RFC 6761, section 6.3: names below localhost are loopback too.
  if (below(host, 'localhost') || (address && inside(loopback, address))) return direct('the node itself');
  if (address && inside(linkLocal, address)) return direct('link-local: served on the node, no proxy can reach it');
  return undefined;
};

function ofTheNetworks({ serviceCidrs, vpcCidrs }: Plan['settings']['cluster']): Rule {
  const services = networks(serviceCidrs);
  const vpc = networks(vpcCidrs);
  return ({ address }) => {
    if (address === undefined) return undefined;
    if (inside(services, address)) return direct('a Service of the cluster');
    return inside(vpc, address) && direct('a node or pod in the VPC');
  };
}

function ofTheCluster(plan: Plan): Rule {
  const { endpointAccess, dnsDomain } = plan.settings.cluster;
  const keepsInternal = plan.bypass.some(({ entry, removed }) => entry === '.internal' && !removed);
  return ({ host }) => {
    if (host === plan.endpointHost && endpointAccess !== 'public') return direct('the API server, private in the VPC');
    if (host === 'kubernetes' || host === 'kubernetes.default' || below(host, 'svc') || below(host, dnsDomain)) {
      return direct('a name of the cluster');
    }
    if (below(host, 'ec2.internal') || below(host, 'compute.internal')) return direct('the name of an EC2 instance');
    // Any other .internal is the user's own: direct as long as the entry stands.
    return keepsInternal && below(host, 'internal') ? direct('a name below .internal') : undefined;
  };
}

const publicApiServer =
  ({ endpointHost }: Plan): Rule =>
  ({ host }) =>
    host === endpointHost
      ? { way: 'proxy', why: { en: 'the API server is public only: nodes reach it through the proxy' } }
      : undefined;

/** Exact names and, with a dot before them, all names below: what endpoints are reached by. */
interface Names {
  readonly service: string;
  readonly hosts: readonly string[];
}

const named = ({ hosts }: Names, host: string): boolean =>
  hosts.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));

/**
 * Private DNS makes the public names lead to the endpoint. Without it they still lead outside, and only the endpoint's
 * own names go to it.
 */
function ofTheEndpoints({ region, fips, vpcEndpoints }: Plan['settings']['cluster']): Rule {
  const reached = vpcEndpoints.map((one): Names => {
    if (typeof one === 'string') return { service: one, hosts: endpointHosts(one, region, fips) };
    return {
      service: one.service,
      hosts: [...(one.privateDns ? endpointHosts(one.service, region, fips) : []), ...one.hosts],
    };
  });
  return ({ host }) => {
    const service = reached.find((one) => named(one, host))?.service;
    return service === undefined ? undefined : direct('served by the VPC endpoint {service}', { service });
  };
}

/** Names of a service that has an endpoint, and which lead outside all the same. */
function pastTheEndpoints({ region, fips, vpcEndpoints }: Plan['settings']['cluster']): Rule {
  const known = vpcEndpoints.map((one) => (typeof one === 'string' ? { service: one, privateDns: true } : one));
  const closed = known.map(({ service, privateDns }): Names & { readonly why: Localized } =>
    privateDns
      ? {
          service,
          hosts: dualStackHosts(service, region),
          why: { en: 'a dual-stack name of {service}: the private DNS of its endpoint is not known to have it' },
        }
      : {
          service,
          hosts: [...endpointHosts(service, region, fips), ...dualStackHosts(service, region)],
          why: { en: 'the VPC endpoint {service} has no private DNS: its public name still leads outside' },
        },
  );
  return ({ host }) => {
    const found = closed.find((one) => named(one, host));
    return found && { way: 'proxy', why: found.why, params: { service: found.service } };
  };
}

/** What a person means by an entry: the name and all below it, dot or not; the address; the network. */
function ofTheUser(plan: Plan): Rule {
  const own = plan.bypass.filter(({ origin, removed, entry }) => origin === 'user' && !removed && !hasMark(entry));
  const names = new Map<string, string>();
  const blocks: (readonly [entry: string, block: Network])[] = [];
  for (const { entry } of own) {
    const block = parseCidr(entry) ?? singleAddress(entry.replace(/^\[|\]$/g, ''));
    if (block !== undefined) blocks.push([entry, block]);
    else names.set(entry.replace(/^\./, ''), entry);
  }
  return ({ host, address }) => {
    const entry =
      address === undefined
        ? domainsOf(host)
            .map((domain) => names.get(domain))
            .find(Boolean)
        : blocks.find(([, block]) => contains(block, address))?.[0];
    return entry === undefined ? undefined : { ...direct('you added {entry}', { entry }), yours: true };
  };
}

/** `a.b.c`, `b.c`, `c`. */
function domainsOf(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

const noAddress: Expectation = { way: 'proxy', why: { en: 'not an http or https address: no program calls it' } };
const all: Expectation = { way: 'proxy', why: { en: 'outside of the cluster and its VPC' } };

const prepared = new WeakMap<Plan, readonly Rule[]>();

const rulesOf = (plan: Plan): readonly Rule[] => {
  const { cluster } = plan.settings;
  return [
    ofTheNode,
    ofTheNetworks(cluster),
    ofTheCluster(plan),
    ofTheEndpoints(cluster),
    ofTheUser(plan),
    publicApiServer(plan),
    pastTheEndpoints(cluster),
  ];
};

/** Which way a call to this address should go, and why. Takes any text for an address; never throws. */
export function should(url: string, plan: Plan): Expectation {
  const target = targetOf(url);
  if (target === undefined) return noAddress;
  const rules = prepared.get(plan) ?? rulesOf(plan);
  prepared.set(plan, rules);
  for (const rule of rules) {
    const expected = rule(target);
    if (expected !== undefined) return expected;
  }
  return all;
}
