// What the proxy has to let through: every host the cluster asks for, less what its programs reach around the proxy.

import { allowedHosts, type ClusterReach } from '../aws/allowed-hosts.ts';
import { type AllowedHost, type GroupHosts, needs, type Reach } from '../model/allowed-host.ts';
import { hasIpv6 } from '../model/cidr.ts';
import type { ControllerDefinition } from '../model/controller.ts';
import { type Definitions, hasOwnFiles } from '../model/definition.ts';
import { keepFor, keepLast } from '../model/kept.ts';
import type { BypassEntry, NodeGroupPlan } from '../model/plan.ts';
import type { ClusterSettings } from '../model/settings.ts';

interface Decided {
  readonly cluster: ClusterSettings;
  readonly endpointHost: string | undefined;
  readonly bypass: readonly BypassEntry[];
  readonly nodeGroups: readonly NodeGroupPlan[];
  /** Ids of controllers that go by the proxy. */
  readonly controllers: readonly string[];
}

interface Asked extends Omit<ClusterReach, 'reaches' | 'controllerReaches' | 'services'> {
  readonly reaches: readonly Reach[];
  readonly controllerReaches: readonly Reach[];
  readonly services: readonly string[];
}

/** All that the cluster asks for. */
const askedBy = keepFor((groupHosts: GroupHosts) =>
  keepLast(({ reaches, controllerReaches, services, ...cluster }: Asked) =>
    allowedHosts(
      {
        ...cluster,
        reaches: new Set(reaches),
        controllerReaches: new Set(controllerReaches),
        services: new Set(services),
      },
      groupHosts,
    ),
  ),
);

const none: GroupHosts = () => [];

/** Of each host, the entries that would take every program to it around the proxy. */
const waysAround = keepFor((asked: readonly AllowedHost[]) => asked.map(({ host }) => [host, ...domainsAbove(host)]));

/** The hosts at these places of a list, each once. */
const hostsAt = keepFor((asked: readonly AllowedHost[], places) => {
  const kept = new Set(places.split(' '));
  return eachOnce(asked.filter((_, place) => kept.has(String(place))));
});

/**
 * The list for the proxy, by need. A host is left out where every program takes it around the proxy: NO_PROXY holds the
 * very name, or a dotted entry that it ends with. An entry without a dot takes no names below it along here, because
 * programs disagree about that.
 */
export function allowedOf(
  { cluster, endpointHost, bypass, nodeGroups, controllers }: Decided,
  definitions: Definitions,
): readonly AllowedHost[] {
  const asked = askedBy(definitions.groupHosts ?? none)({
    region: cluster.region,
    fips: cluster.fips,
    ipv6: hasIpv6(cluster.serviceCidrs),
    endpointHost,
    publicAccess: cluster.endpointAccess !== 'private',
    reaches: [...reachesOf(nodeGroups, definitions)],
    controllerReaches: chosen(controllers, definitions).flatMap(({ reaches = [] }) => reaches),
    services: chosen(controllers, definitions).flatMap(({ services }) => services),
  });
  const direct = new Set(bypass.flatMap(({ entry, removed }) => (removed ? [] : [entry])));
  const places = waysAround(asked).flatMap((ways, place) => (ways.some((way) => direct.has(way)) ? [] : [place]));
  // Most changes of the bypass list leave all of them as they are, and then the list is the very same.
  return hostsAt(asked, places.join(' '));
}

/** A platform with files of its own is made by no tool. */
const reachesOf = (groups: readonly NodeGroupPlan[], { platforms, tools }: Definitions): ReadonlySet<Reach> =>
  new Set(
    groups.flatMap((group) => {
      const platform = platforms.find(({ id }) => id === group.platform);
      const tool = tools.find(({ id }) => id === group.tool);
      const byTool = platform === undefined || hasOwnFiles(platform) ? [] : (tool?.reaches?.(group) ?? []);
      return [...(platform?.reaches?.(group) ?? []), ...byTool];
    }),
  );

const chosen = (ids: readonly string[], { controllers = [] }: Definitions): readonly ControllerDefinition[] =>
  controllers.filter(({ id }) => ids.includes(id));

/** `.b.c` and `.c` for `a.b.c` and for `.a.b.c`. */
function domainsAbove(host: string): readonly string[] {
  const labels = host.replace(/^\./, '').split('.');
  return labels.slice(1).map((_, index) => `.${labels.slice(index + 1).join('.')}`);
}

/**
 * A list by need without hosts that stand in it before, or in a domain of their own need or a stronger one: squid
 * refuses a file that has both. A weaker domain may widen a stronger host.
 */
function eachOnce(list: readonly AllowedHost[]): readonly AllowedHost[] {
  const rank = (one: AllowedHost) => needs.findIndex(({ need }) => need === one.need);
  const strongest = new Map<string, AllowedHost>();
  for (const one of list) if (!strongest.has(one.host)) strongest.set(one.host, one);
  return list.filter((one) => {
    if (strongest.get(one.host) !== one) return false;
    return ![`.${one.host}`, ...domainsAbove(one.host)].some((domain) => {
      const wider = strongest.get(domain);
      return wider !== undefined && rank(wider) <= rank(one);
    });
  });
}
