// Addresses as numbers: groups of 16 bits, two of them for IPv4, eight for IPv6. How a text becomes an address differs by
// program; how an address lies in a network does not.

export type IpGroups = readonly number[];

/** Whether two addresses of one family agree in their first bits, or in all where they have no more. */
export function samePrefix(one: IpGroups, other: IpGroups, bits: number): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0, left = bits; left > 0 && at < one.length; at += 1, left -= 16) {
    const shift = left >= 16 ? 0 : 16 - left;
    if (((one[at] ?? 0) ^ (other[at] ?? 0)) >>> shift !== 0) return false;
  }
  return true;
}

/** ::ffff:a.b.c.d as a.b.c.d, for the programs that see no difference. */
export const withoutMapping = (groups: IpGroups): IpGroups =>
  groups.length === 8 && groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
    ? groups.slice(6)
    : groups;
