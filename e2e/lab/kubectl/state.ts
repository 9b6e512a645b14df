// What people see of the objects that our scripts touch: all but what the server counts up by itself.

import type { Any } from './api-server.ts';

export const PROXY_MAP = 'proxy-environment-variables';
export const KEPT_MAP = 'proxy-wizard-before';
export const TRUST_MAP = 'proxy-wizard-ca-bundle';
export const MAPS = [PROXY_MAP, TRUST_MAP, KEPT_MAP];
export const DAEMON_SETS = ['aws-node', 'kube-proxy'];

/** By name: the three ConfigMaps and two DaemonSets, nothing where there is none. */
export type State = Readonly<Record<string, Any>>;

/** The API server writes this of every DaemonSet, from a counter of its own. */
const COUNTER = 'deprecated.daemonset.template.generation';

export function visible(object: Any): Any {
  if (object === undefined) return undefined;
  const { status: _status, metadata, ...rest } = object;
  const { uid, resourceVersion, generation, managedFields, creationTimestamp, annotations, ...named } = metadata;
  const { [COUNTER]: _counter, ...noted } = annotations ?? {};
  return { ...rest, metadata: { ...named, ...(Object.keys(noted).length > 0 ? { annotations: noted } : {}) } };
}

/** The same without the mark of a restart, which each run of apply.sh makes anew. */
export function unmarked(state: State): State {
  const copy = structuredClone(state);
  for (const name of DAEMON_SETS) {
    const annotations = copy[name]?.spec.template.metadata.annotations;
    if (annotations !== undefined) delete annotations['kubectl.kubernetes.io/restartedAt'];
  }
  return copy;
}

/** What a vendor's manifest says: the DaemonSets without what is noted about them. */
export function bare(state: State): State {
  const copy = structuredClone(unmarked(state));
  for (const name of DAEMON_SETS) delete copy[name]?.metadata.annotations;
  return Object.fromEntries(DAEMON_SETS.map((name) => [name, copy[name]]));
}

const sorted = (value: Any): Any =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;

const text = (value: Any): string => JSON.stringify(sorted(value ?? null), undefined, 1);

/** The names of what differs, with the lines that do; empty where nothing does. */
export function differences(one: State, other: State): string {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names
    .filter((name) => text(one[name]) !== text(other[name]))
    .map((name) => {
      const [before, after] = [text(one[name]).split('\n'), text(other[name]).split('\n')];
      const gone = before.filter((line) => !after.includes(line));
      const come = after.filter((line) => !before.includes(line));
      return `${name}: -${gone.slice(0, 4).join('')} +${come.slice(0, 4).join('')}`;
    })
    .join('; ');
}
