// How much one link holds: far more than a cluster has, and no more than a page computes while somebody waits. What a link
// says is a stranger's word.

import type { Draft } from '../core/first.ts';

/** Bytes of JSON, whatever they were packed to. */
export const MOST_BYTES = 256 * 1024;

/** Characters of a fragment: base64url of that many bytes which could not be packed at all, and what stands around it. */
export const MOST_CHARACTERS = Math.ceil((MOST_BYTES * 4) / 3) + 1024;

// A VPC has 5 CIDR blocks, 50 where AWS allows more; a Region has some 200 services, of which a node asks 20.
const MOST_OF_A_LIST = 100;

// What fits into the 16 kB of user data.
const MOST_ENTRIES = 500;

/** Whether a list of the draft has more items than are taken. */
export function holdsTooMuch({ cluster = {}, bypass = {}, nodeGroups = [], addOns = {} }: Draft): boolean {
  const { serviceCidrs = [], vpcCidrs = [], vpcEndpoints = [] } = cluster;
  const hosts = vpcEndpoints.map((endpoint) => (typeof endpoint === 'string' ? [] : endpoint.hosts));
  const options = nodeGroups.map((group) => Object.keys(group.options ?? {}));
  const lists = [serviceCidrs, vpcCidrs, vpcEndpoints, nodeGroups, addOns.controllers ?? [], ...hosts, ...options];
  const entries = [bypass.add ?? [], bypass.remove ?? []];
  return lists.some(({ length }) => length > MOST_OF_A_LIST) || entries.some(({ length }) => length > MOST_ENTRIES);
}
