// IPv4 networks as Ruby's IPAddr reads them: a length without leading zeros, or a netmask. ruby/ipaddr lib/ipaddr.rb
// (1.2.4). IPv6 never gets this far: the list is cut at every colon.

import { ipv4 } from './inet-pton.ts';
import type { IpGroups } from './ip-groups.ts';

export interface RubyNetwork {
  readonly groups: IpGroups;
  readonly bits: number;
}

/** How many ones a netmask begins with; nothing where ones follow a zero. */
function lengthOfMask({ groups: [high = 0, low = 0], bits: own }: RubyNetwork): number | undefined {
  const ones = (high * 65536 + low).toString(2).padStart(32, '0').slice(0, own);
  return own === 32 && !/^1*0*$/.test(ones) ? undefined : ones.replace(/0.*$/, '').length;
}

/** Nothing where IPAddr.new raises. */
export function rubyNetwork(text: string): RubyNetwork | undefined {
  const slash = text.indexOf('/');
  const groups = ipv4(slash < 0 ? text : text.slice(0, slash));
  if (groups === undefined || slash < 0) return groups && { groups, bits: 32 };
  const length = text.slice(slash + 1);
  if (/^\d+$/.test(length)) {
    return /^0\d/.test(length) || Number(length) > 32 ? undefined : { groups, bits: Number(length) };
  }
  const mask = rubyNetwork(length);
  const bits = mask && lengthOfMask(mask);
  return bits === undefined ? undefined : { groups, bits };
}
