// Whether this machine can run the lab: Linux, root, and a few commands of Debian. Nothing is installed on it.

import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

const COMMANDS = ['bash', 'unshare', 'mount', 'chroot', 'flock', 'ip', 'apt-get', 'dpkg-deb'];

const has = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

/** What is missing, in words; empty where the lab can run. */
export function missing(): readonly string[] {
  if (process.platform !== 'linux') return ['Linux'];
  const found: string[] = [];
  if (process.getuid?.() !== 0) found.push('root');
  found.push(...COMMANDS.filter((command) => !has(command)).map((command) => `the command ${command}`));
  if (found.length > 0) return found;
  const isolated = spawnSync('unshare', ['--mount', '--pid', '--net', '--fork', 'true'], { stdio: 'ignore' });
  return isolated.status === 0 ? [] : ['namespaces of its own (unshare)'];
}

/** Where what is built once stays: EKS_PROXY_WIZARD_LAB, or a folder below the user's cache. */
export const cacheFolder = (): string =>
  process.env.EKS_PROXY_WIZARD_LAB ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'eks-proxy-wizard', 'lab');
