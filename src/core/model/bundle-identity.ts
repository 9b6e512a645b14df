// Which bundle some output belongs to: verify.sh prints it, and core/verify compares it with the answers of now.

import { hasMark, marksOf } from './marks.ts';
import type { NodeGroupPlan, Plan } from './plan.ts';

export interface BundleIdentity {
  /** The cluster's name; a mark while there is none. */
  readonly cluster: string;
  /** Changes with every answer that verify.sh goes by. A few characters, or marks while one of those is missing. */
  readonly values: string;
  /** Whether pods take a login from the Secret. */
  readonly login: boolean;
  /** Node groups whose nodes carry no label that verify.sh could tell them by: only the cluster as a whole shows them. */
  readonly unlabelled: readonly string[];
}

/** The identity of a plan: nothing secret, only fit to tell one bundle from another. */
export function identityOf(plan: Plan): BundleIdentity {
  const { cluster, addOns, delivery } = plan.settings;
  const isManaged = ({ management }: NodeGroupPlan) => management?.startsWith('managed') === true;
  const groups = plan.nodeGroups.filter(isManaged).map(({ name }) => name);
  const text = [
    plan.httpProxy,
    plan.httpsProxy,
    plan.noProxy,
    plan.endpointHost ?? '',
    addOns.vpcCni.nodeAgent ? 'node agent' : '',
    addOns.kubeProxy.patch ? 'kube-proxy' : '',
    ...(plan.caBundle === '' ? [] : [plan.caBundle]),
    ...(plan.login === undefined ? [] : ['login']),
    // What takes the login differs there.
    ...(delivery === 'helm' ? [delivery] : []),
    ...groups,
  ].join('\n');
  return {
    cluster: cluster.name,
    values: hasMark(text) ? marksOf(text) : fingerprint(text),
    login: plan.login !== undefined,
    unlabelled: plan.nodeGroups.filter((group) => !isManaged(group)).map(({ name }) => name),
  };
}

/** FNV-1a of 32 bits (draft-eastlake-fnv), as eight hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
