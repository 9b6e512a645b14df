// The real nodeadm, where this machine has it. An old one is built from its Go module (build.sh). None that takes the proxy
// from the NodeConfig is listed as a module, so that one is taken from where the user has put it: each node has it.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../frame/part.ts';

/** Names a nodeadm of the EKS AMI v20251120 or later, for example /usr/bin/nodeadm of a node. */
const CURRENT_NODEADM = 'EKS_PROXY_WIZARD_NODEADM';

export interface Nodeadm {
  /** Of before v20251007: instance.environment is unknown to it. */
  readonly old: string | undefined;
  /** Of v20251120 or later. */
  readonly current: string | undefined;
  /** What is missing, each with the reason. */
  readonly missing: readonly string[];
}

function builtIn(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .map((version) => join(folder, version, 'nodeadm'))
    .find((path) => existsSync(path) && !path.includes('/building/'));
}

/** The programs by age. Refuses, by throwing, a name that the user gave and that is no nodeadm. */
export function nodeadmBinaries(lab: Lab): Nodeadm {
  const folder = join(lab.cache, 'nodeadm');
  const old = builtIn(folder);
  const why = join(folder, 'why');
  const current = process.env[CURRENT_NODEADM];
  if (current !== undefined) {
    const { stdout, stderr } = spawnSync(current, ['--help'], { encoding: 'utf8' });
    if (!`${stdout}${stderr}`.includes('nodeadm [config|init]'))
      throw new Error(`${CURRENT_NODEADM} names no nodeadm: ${current}`);
  }
  return {
    old,
    current,
    missing: [
      ...(old === undefined
        ? [`nodeadm of 2024: ${existsSync(why) ? readFileSync(why, 'utf8').trim() : 'it was not built'}`]
        : []),
      ...(current === undefined
        ? [
            `nodeadm of v20251120 or later: no version of its Go module that new is listed, and ${CURRENT_NODEADM} names no program`,
          ]
        : []),
    ],
  };
}

/** The nodeadm that takes the proxy from the NodeConfig; nothing where this machine has none. */
export const nodeadmBinary = (lab: Lab): string | undefined => nodeadmBinaries(lab).current;
