// What a cluster has before we come: the DaemonSets of VPC CNI and kube-proxy. AWS's own where they are at hand
// (../shared/oracles), else small ones of ours.

import { existsSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { awsNode, kubeProxy } from '../../kubectl/objects.ts';
import type { Any } from './api-server.ts';

const oracles = new URL('../../../../shared/oracles/', import.meta.url);

export interface Manifests {
  readonly title: string;
  readonly daemonSets: readonly Any[];
}

/** The DaemonSet of a file of YAML or JSON documents, without what a server wrote into it. */
function daemonSetOf(file: string): Any {
  const objects = parseAllDocuments(readFileSync(new URL(file, oracles), 'utf8')).map((one) => one.toJS());
  const found = objects.find((object) => object?.kind === 'DaemonSet');
  if (found === undefined) throw new Error(`${file} has no DaemonSet`);
  const { name, namespace, labels } = found.metadata;
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name, namespace, labels }, spec: found.spec };
}

export const manifests = (): Manifests =>
  existsSync(oracles)
    ? {
        title: "AWS's own manifests",
        daemonSets: [daemonSetOf('aws-k8s-cni.yaml'), daemonSetOf('kube-proxy.eks-1.25.json')],
      }
    : { title: 'small manifests of ours', daemonSets: [awsNode(), kubeProxy()] };
