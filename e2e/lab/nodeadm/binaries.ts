// The real nodeadm, where this machine could build it: one of today, and one from before it took the proxy from the
// NodeConfig. Where the user names one, for example /usr/bin/nodeadm of a node, that stands in the place of today's.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Lab } from '../frame/part.ts';

const NAMED = 'EKS_PROXY_WIZARD_NODEADM';

export interface Nodeadm {
  /** Of before v20251007: instance.environment is unknown to it. */
  readonly old: string | undefined;
  /** Of v20251120 or later. */
  readonly current: string | undefined;
  /** What is missing, each with the reason. */
  readonly missing: readonly string[];
}

/** The program that the user named. Refuses, by throwing, one that is no nodeadm. */
function named(): string | undefined {
  const program = process.env[NAMED];
  if (program === undefined) return undefined;
  const { stdout, stderr } = spawnSync(program, ['--help'], { encoding: 'utf8' });
  if (!`${stdout}${stderr}`.includes('nodeadm [config|init]')) throw new Error(`${NAMED} names no nodeadm: ${program}`);
  return program;
}

/** The nodeadm that takes the proxy from the NodeConfig, or why there is none. */
export async function nodeadmBinary(lab: Lab): Promise<{ readonly program?: string; readonly missing?: string }> {
  const own = named();
  if (own !== undefined) return { program: own };
  const built = await lab.program('nodeadm');
  return 'folder' in built ? { program: join(built.folder, 'nodeadm') } : built;
}

/** Both, by age. */
export async function nodeadmBinaries(lab: Lab): Promise<Nodeadm> {
  const current = await nodeadmBinary(lab);
  const old = await lab.program('nodeadm-2024');
  return {
    current: current.program,
    old: 'folder' in old ? join(old.folder, 'nodeadm') : undefined,
    missing: [
      ...(current.missing === undefined ? [] : [`nodeadm of today: ${current.missing}`]),
      ...('missing' in old ? [`nodeadm of 2024: ${old.missing}`] : []),
    ],
  };
}
