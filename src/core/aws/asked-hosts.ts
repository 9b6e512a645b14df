// How a table of hosts for the proxy is written: one line for each reason, its hosts behind it.

import type { AllowedHost, Need, Reach } from '../model/allowed-host.ts';
import type { Localized } from '../model/localized.ts';
import type { Partition } from './regions.ts';

/** The cluster, as far as it decides which hosts are asked. */
export interface Asking {
  readonly region: string;
  readonly partition: Partition;
  readonly fips: boolean;
}

interface Why {
  readonly reason: Localized;
  readonly who: Localized;
  readonly check?: boolean;
  /** 443 where absent. */
  readonly port?: number;
}

/** Hosts that are asked for one reason, on port 443 unless it says another. */
export const asked = (
  need: Need,
  { reason, who, check = false, port = 443 }: Why,
  hosts: readonly string[],
): readonly AllowedHost[] => hosts.map((host) => ({ host, port, need, reason, who, check }));

/** Needed where a node group reaches it, usual where a chosen controller alone does, else optional. */
export function needOf(reach: Reach, groups: ReadonlySet<Reach>, controllers: ReadonlySet<Reach>): Need {
  if (groups.has(reach)) return 'needed';
  return controllers.has(reach) ? 'usual' : 'optional';
}

/** A bucket by the name that programs call: `<name>.s3.<region>.<suffix>`; `s3` is `s3.dualstack` where they call that. */
export const bucket = (name: string, s3: string, { region, partition }: Asking): string =>
  `${name}.${s3}.${region}.${partition.dnsSuffix}`;
