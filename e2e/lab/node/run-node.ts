// Boots one node in a world and gives back what was left of it.

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Authority } from '../frame/certificates.ts';
import { run, serve } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';
import type { Shape } from '../shapes.ts';
import type { World } from './world.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Who joins the node: nodeadm on Amazon Linux 2023, in an image of 2024 with other arguments; the script bootstrap.sh, in
 * images of Canonical with kubelet in a snap; a script of ours on a machine on premises.
 */
export type ImageKind = 'nodeadm' | 'old-nodeadm' | 'bootstrap' | 'snaps' | 'premises';

export interface NodeRun {
  /** The node booted, ran its user data and asked everything. */
  readonly finished: boolean;
  /** A file that the node left, empty where it did not. */
  left(name: string): string;
  /** A file of its root that it wrote or changed, by its path from there; nothing where it did not. */
  written(path: string): string | undefined;
  readonly imds: readonly {
    readonly path: string;
    readonly status: number;
    readonly agent?: string;
    readonly via?: string;
  }[];
}

interface Wishes {
  readonly kind: ImageKind;
  readonly userData: string;
  /** For a machine on premises: what lies there, and the script that is run. */
  readonly machine?: Shape['machine'] | undefined;
  /** A real nodeadm, in the place of the stand-in. */
  readonly nodeadm?: string | undefined;
  /** What the image trusts as it is built. */
  readonly trusted: Authority;
  readonly images: readonly string[];
  /** `program url url...`: the programs side by side, the addresses of each one after the other. */
  readonly asks: readonly string[];
  /** A folder with programs that the node gets beside those it has. */
  readonly tools?: string | undefined;
}

/** Longer than any boot that was seen, by far. */
const LIMIT = 150_000;

export async function runNode(lab: Lab, world: World, wishes: Wishes): Promise<NodeRun> {
  const work = lab.scratch('node');
  const out = join(work, 'out');
  mkdirSync(join(out, 'tools'), { recursive: true });
  if (wishes.tools !== undefined) cpSync(wishes.tools, join(out, 'tools'), { recursive: true });
  writeFileSync(join(work, 'hosts'), world.hosts);
  writeFileSync(join(work, 'ca.crt'), wishes.trusted.certificate);
  writeFileSync(join(work, 'user-data'), wishes.userData);
  writeFileSync(join(out, 'images'), wishes.images.map((image) => `${image}\n`).join(''));
  writeFileSync(join(out, 'asks'), wishes.asks.map((ask) => `${ask}\n`).join(''));
  if (wishes.machine !== undefined) {
    const { script, files } = wishes.machine;
    mkdirSync(join(out, 'machine'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(out, 'machine', name), text);
    writeFileSync(join(out, 'script'), `${script}\n`);
  }
  const log = join(out, 'imds.log');
  const imds = [process.execPath, join(here, '../imds/imds.mjs'), join(work, 'user-data'), log, 'required'];
  const stop = await serve('ip', ['netns', 'exec', world.space, ...imds], 'ready');
  try {
    const isolation = ['--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'];
    const node = [join(here, 'boot.sh'), join(lab.cache, 'roots'), work, lab.group, world.space, wishes.kind];
    if (wishes.nodeadm !== undefined) node.push(wishes.nodeadm);
    await run('unshare', [...isolation, 'bash', ...node], { limit: LIMIT });
  } finally {
    await stop();
  }
  const left = (name: string): string => (existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : '');
  return {
    finished: existsSync(join(out, 'kubelet.done')),
    left,
    written: (path) => {
      const file = join(work, 'upper', path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    imds: left('imds.log')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}
