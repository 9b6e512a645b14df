// Who runs on a node and reads NO_PROXY: each platform lists its own, the readers of core/bypass answer for them.

import type { Localized } from './localized.ts';

/** A program of a node, and the reader (core/bypass/readers) whose rules it follows in the version that its image has. */
export interface Program {
  /** `kubelet`, `curl` */
  readonly name: string;
  /** Id of a reader. */
  readonly reader: string;
  /** The version the image ships, where it is known: `8.17`. */
  readonly version?: string;
  /** How to see the real version where ours is only remembered: `curl -V`. Shown as "check with ...". */
  readonly checkWith?: string;
  /** What it calls on a node, in a few words. */
  readonly calls: Localized;
  /** The node does not work if this program goes the wrong way: then that is an error, else a warning. */
  readonly matters: boolean;
}
