// The one Python of a run that has the real cloud-init loaded, and runs its stages for every boot.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, serve } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';

const program = fileURLToPath(new URL('stages.py', import.meta.url));

const IN_NODE = `mount --make-rprivate /
mount -t proc proc "$1/proc"
mount --bind "$2" "$1/mnt"
exec chroot "$1" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C python3 -B -c "$(cat "$3")" /mnt/boots`;

let started: Promise<string> | undefined;

async function start(lab: Lab): Promise<string> {
  const work = lab.scratch('stages');
  const boots = join(work, 'boots');
  await must('mkfifo', [boots]);
  await serve('unshare', ['--mount', 'bash', '-ec', IN_NODE, '_', lab.roots.node, work, program], 'ready');
  return boots;
}

/** The pipe that takes boots, as stages.py has them. It ends with the run. */
export function stages(lab: Lab): Promise<string> {
  started ??= start(lab);
  return started;
}
