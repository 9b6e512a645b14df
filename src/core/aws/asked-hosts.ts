// How a table of hosts for the proxy is written: one line for each reason, its hosts behind it.

import type { AllowedHost, Need } from '../model/allowed-host.ts';
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
}

/** Hosts that are asked on port 443 for one reason. */
export const asked = (
  need: Need,
  { reason, who, check = false }: Why,
  hosts: readonly string[],
): readonly AllowedHost[] => hosts.map((host) => ({ host, port: 443, need, reason, who, check }));

/** A bucket by the name that programs call: `<name>.s3.<region>.<suffix>`; `s3` is `s3.dualstack` where they call that. */
export const bucket = (name: string, s3: string, { region, partition }: Asking): string =>
  `${name}.${s3}.${region}.${partition.dnsSuffix}`;
