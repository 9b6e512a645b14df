// The desk of who applies a bundle: a root with bash, coreutils and kubectl, as the scripts ask for, a kubeconfig, and the
// bundle in a folder with a blank in its name.

import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bundle } from '../../../src/core/index.ts';
import { must, type Outcome, run } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';

const KUBECTL = '/lab/program/kubectl';

/**
 * Counts the calls of kubectl, writes them down, and kills whoever calls, with the script and all, before one of them.
 * kubectl takes half of its start to read its catalog of English words; that of Korean has a few words of help alone.
 */
const COUNTING = `#!/bin/sh
read -r count before signal </lab/count
echo "$((count + 1)) $before $signal" >/lab/count
printf '%s\\t' "$@" >>/lab/calls
echo >>/lab/calls
if [ "$((count + 1))" = "$before" ]; then kill "-$signal" 0; sleep 1; fi
export LC_ALL=ko_KR.UTF-8
exec ${KUBECTL} "$@"
`;

const FOLDER = '/lab/the bundle';
const LIMIT = 90_000;

export interface Stopped {
  /** The number of the call of kubectl before which the script is killed. */
  readonly before: number;
  readonly signal: 'KILL' | 'INT';
}

export interface Ran extends Outcome {
  /** The calls of kubectl, in order. */
  readonly calls: readonly (readonly string[])[];
}

export interface Desk {
  /** Puts a bundle in the place of the one before. */
  take(bundle: Bundle): void;
  /** Changes one file of it. */
  change(path: string, edit: (text: string) => string): void;
  script(name: string, args?: readonly string[], stopped?: Stopped): Promise<Ran>;
  kubectl(args: readonly string[], input?: string): Promise<Outcome>;
  /** A command as the runbook has it, beside the bundle. */
  command(line: string): Promise<Outcome>;
  /** What scripts left in /tmp since it was asked the last time. */
  leftInTmp(): readonly string[];
}

/** A desk with this kubectl, this kubeconfig and names of hosts. */
export async function openDesk(lab: Lab, kubectl: string, kubeconfig: string, hosts: string): Promise<Desk> {
  const layer = lab.scratch('desk');
  const [upper, work, root] = ['upper', 'work', 'root'].map((name) => join(layer, name)) as [string, string, string];
  for (const folder of [upper, work, root]) mkdirSync(folder);
  const layers = `lowerdir=${lab.roots.tools},upperdir=${upper},workdir=${work}`;
  await must('mount', ['-t', 'overlay', 'overlay', '-o', layers, root]);
  await must('mount', ['--bind', '/dev', join(root, 'dev')]);
  await must('mount', ['-t', 'proc', 'proc', join(root, 'proc')]);
  const at = (path: string): string => join(root, path);
  for (const folder of ['bin', 'program']) mkdirSync(at(`/lab/${folder}`), { recursive: true });
  // It is started a thousand times, which costs less from large pages, where this Linux has them.
  await run('mount', ['-t', 'tmpfs', '-o', 'huge=always', 'tmpfs', at('/lab/program')]);
  copyFileSync(kubectl, at(KUBECTL));
  writeFileSync(at('/lab/bin/kubectl'), COUNTING);
  for (const file of [KUBECTL, '/lab/bin/kubectl']) chmodSync(at(file), 0o755);
  writeFileSync(at('/lab/config'), kubeconfig);
  writeFileSync(at('/etc/hosts'), `127.0.0.1 localhost\n${hosts}`);
  // kubectl lives too short to need its garbage collected.
  const environment = ['HOME=/lab', 'KUBECONFIG=/lab/config', 'PATH=/lab/bin:/usr/bin:/bin', 'GOGC=off'];
  const call = (args: readonly string[], input = ''): Promise<Outcome> =>
    run('chroot', [root, 'env', '-i', ...environment, ...args], { input, limit: LIMIT });
  return {
    take({ documents }) {
      rmSync(at(FOLDER), { recursive: true, force: true });
      for (const { path, text, executable } of documents) {
        const file = at(join(FOLDER, path));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        chmodSync(file, executable ? 0o755 : 0o644);
      }
    },
    change(path, edit) {
      const file = at(join(FOLDER, path));
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
    },
    async script(name, args = [], stopped) {
      writeFileSync(at('/lab/count'), `0 ${stopped?.before ?? 'none'} ${stopped?.signal ?? 'KILL'}\n`);
      writeFileSync(at('/lab/calls'), '');
      const outcome = await call(['bash', join(FOLDER, name), ...args]);
      const calls = readFileSync(at('/lab/calls'), 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      return { ...outcome, calls: calls.map((line) => line.split('\t').slice(0, -1)) };
    },
    kubectl: (args, input) => call([KUBECTL, '-n', 'kube-system', ...args], input),
    command: (line) => call(['bash', '-c', 'cd "$0" && eval "$1"', FOLDER, line]),
    leftInTmp() {
      const left = readdirSync(at('/tmp'));
      for (const name of left) rmSync(at(join('/tmp', name)), { recursive: true });
      return left;
    },
  };
}
