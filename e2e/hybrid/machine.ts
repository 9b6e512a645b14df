// A machine on premises for a test: the root of this one under an overlay, entered in namespaces of its own, so that the
// script runs as it is and writes where it wants. Programs that a machine may lack are recorders.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

export type OperatingSystem = 'ubuntu' | 'rhel' | 'amzn';

/** The overlay lies in memory: a layer cannot lie within another one. */
const ENTER = `
set -o errexit
work=$1 script=$2
mount --make-rprivate /
mount -t tmpfs tmpfs "$work/overlay"
mkdir "$work/overlay/upper" "$work/overlay/work" "$work/overlay/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/overlay/upper,workdir=$work/overlay/work" "$work/overlay/root"
root=$work/overlay/root
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/judge"
mount --bind "$work/judge" "$root/judge"
cp -a "$work/image/." "$root/"
chroot "$root" bash -c "$script"
`;

const isolation = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];

/** Whether such a machine can be had here. */
export function canBoot(): boolean {
  if (process.platform !== 'linux') return false;
  const machine = new Machine('ubuntu');
  try {
    return machine.run('exit 0').status === 0;
  } finally {
    machine.remove();
  }
}

const recorder = (name: string, then = 'exit 0') => `#!/bin/bash\necho "${name} $*" >>/judge/calls.log\n${then}\n`;

const OS_RELEASE: Readonly<Record<OperatingSystem, string>> = {
  ubuntu: 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n',
  rhel: 'NAME="Red Hat Enterprise Linux"\nID="rhel"\nID_LIKE="fedora"\n',
  amzn: 'NAME="Amazon Linux"\nID="amzn"\nID_LIKE="fedora"\n',
};

export class Machine {
  readonly #work = mkdtempSync(join(tmpdir(), 'hybrid-'));

  constructor(os: OperatingSystem) {
    for (const folder of ['overlay', 'judge', 'image']) mkdirSync(join(this.#work, folder));
    this.put('/etc/os-release', OS_RELEASE[os]);
    this.put('/etc/environment', 'LANG=C.UTF-8\n');
    if (os !== 'ubuntu') this.put('/etc/dnf/dnf.conf', '[main]\ngpgcheck=1\n\n[repo]\nproxy=_none_\n');
    // kubelet runs once nodeadm has started it.
    this.program('systemctl', recorder('systemctl', `[ "$1" != is-active ] || [ -e /judge/kubelet-runs ]`));
    for (const name of ['snap', 'update-ca-trust', 'update-ca-certificates']) this.program(name, recorder(name));
    this.program('nodeadm', `#!/bin/bash\nexec ${process.execPath} ${here}nodeadm.mjs "$@"\n`);
  }

  /** A file of the image; its folders come with it. */
  put(path: string, text: string, mode = 0o644): void {
    const file = join(this.#work, 'image', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
  }

  /** First on the PATH of the machine. */
  program(name: string, text: string): void {
    this.put(`/usr/local/sbin/${name}`, text, 0o755);
  }

  without(name: string): void {
    rmSync(join(this.#work, 'image/usr/local/sbin', name));
  }

  /** Runs a script of bash on the machine, as root. What it writes is gone afterwards, but for /judge. */
  run(script: string, env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      [...isolation, 'bash', '-c', ENTER, '_', this.#work, script],
      {
        encoding: 'utf8',
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return { status, stdout, stderr };
  }

  /** What was left in /judge. */
  record(name: string): string {
    const file = join(this.#work, 'judge', name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  remove(): void {
    rmSync(this.#work, { recursive: true, force: true });
  }
}
