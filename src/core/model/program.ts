// Who runs on a node and reads NO_PROXY: each platform lists its own, the readers of core/bypass answer for them.

import type { Localized } from './localized.ts';

/**
 * What is at the other end of a call, as far as it matters who makes it. `aws:ec2` is the service of AWS that has this
 * VPC endpoint; `outside` is every host that is none of the others.
 */
export type Place =
  | 'node'
  | 'metadata'
  | 'pod-identity'
  | 'api-server'
  | 'service'
  | 'service-name'
  | 'vpc'
  | 'outside'
  | `aws:${string}`;

/** A program of a node, and the reader (core/bypass/readers) whose rules it follows in the version that its image has. */
export interface Program {
  /** `kubelet`, `curl` */
  readonly name: string;
  /** Id of a reader. */
  readonly reader: string;
  /** The version the image ships, where it is known: `8.17`. */
  readonly version?: string;
  /** Whose version it is, where not the program's own: dnf reads NO_PROXY by `libcurl`. */
  readonly library?: string;
  /** How to see the real version where ours is only remembered: `curl -V`. Shown as "check with ...". */
  readonly checkWith?: string;
  /** What it calls on a node, in a few words. */
  readonly calls: Localized;
  /** The same for the simulator; absent for a program that calls whatever it is told to, such as curl in a script. */
  readonly asks?: readonly Place[];
  /** Hosts (IPv6 without brackets) that it calls by a client of its own, which knows no proxy, listed or not. */
  readonly neverProxies?: readonly string[];
  /** It has no HTTP_PROXY: plain http goes direct, listed or not. */
  readonly onlyHttps?: boolean;
  /** The node does not work if this program goes the wrong way: then that is an error, else a warning. */
  readonly matters: boolean;
}

/** `8.17`, `libcurl 8.17`; nothing where no version is known. */
export const versionOf = ({ version, library }: Program): string | undefined =>
  version === undefined || library === undefined ? version : `${library} ${version}`;

/** `kubelet`, `curl 8.17`, `dnf (libcurl 8.17)`. */
export function programName(program: Program): string {
  const version = versionOf(program);
  if (version === undefined) return program.name;
  return program.library === undefined ? `${program.name} ${version}` : `${program.name} (${version})`;
}

/** `kubelet, curl 8.3, curl 8.17`: each once, with its version where two of a name differ. */
export function programNames(programs: readonly Program[]): string {
  const versions = new Map<string, Set<string | undefined>>();
  for (const { name, version } of programs) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  const names = programs.map((program) =>
    (versions.get(program.name)?.size ?? 0) > 1 ? programName(program) : program.name,
  );
  return [...new Set(names)].join(', ');
}
