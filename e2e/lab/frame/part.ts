// What a part of the lab gets and what it gives back. A part shows, by real programs, what the documents do on a node.

import type { Program } from './programs.ts';
import type { Turn } from './turns.ts';

/** Two Debian root file systems, read-only to the parts: they put an overlay on top. */
export interface Roots {
  /** systemd, cloud-init, containerd, curl, wget, Python: what a node has. */
  readonly node: string;
  /** squid, registries, systemd-nspawn, shellcheck, openssl: its neighbours and the judges. */
  readonly tools: string;
}

export interface Lab {
  /** The folder of the cache, where what is built once stays. */
  readonly cache: string;
  readonly roots: Roots;
  /** The control group below which nodes get theirs. */
  readonly group: string;
  /** Run the whole matrix instead of each distinct shape once. */
  readonly all: boolean;
  /** A program of programs/build.sh by its name, as soon as its build has ended. */
  program(name: string): Promise<Program>;
  /** Work that loads the machine, when it is its turn: all parts run at once. */
  readonly turn: Turn;
  /** A new empty folder that vanishes with the run. */
  scratch(name: string): string;
}

/** One thing that was seen. Its words change only when the facts do: no times, no ports, no names made by chance. */
export interface Fact {
  readonly story: string;
  /** Who saw it: `squid`, `cloud-init`. */
  readonly witness: string;
  readonly seen: string;
}

export interface PartReport {
  readonly facts: readonly Fact[];
  /** Assertions that held. */
  readonly passed: number;
  /** Those that did not, each with the story and what was seen instead. */
  readonly failures: readonly string[];
  /** What could not run here, and why. */
  readonly notRun: readonly string[];
  /** `{ 'user data': 18, boots: 36 }` */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  run(lab: Lab): Promise<PartReport>;
}
