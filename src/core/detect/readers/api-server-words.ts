// Two texts in which an API server itself names the service range: its refusal of a foreign clusterIP, and its own flag.

import { isCidr } from '../addresses.ts';
import { noteOf, stated } from '../detection.ts';
import type { Reader } from './reader.ts';

const REFUSAL = /The range of valid IPs is ([\da-fA-F.:/]+)/g;
const FLAG = /--service-cluster-ip-range[= ]"?([\da-fA-F.:/,]+)/;

/** The error for a Service whose clusterIP is out of range (kubernetes, pkg/registry/core/service/ipallocator). */
export const validIpRange: Reader = {
  source: 'kubectl create service: "The range of valid IPs is …"',
  read(chunk) {
    if (chunk.kind !== 'line' && chunk.kind !== 'failure') return undefined;
    const cidrs = [...chunk.text.matchAll(REFUSAL)].map(([, range = '']) => range.replace(/[.:]$/, '')).filter(isCidr);
    return cidrs.length === 0
      ? undefined
      : { facts: [stated('cluster.serviceCidrs', [...new Set(cidrs)], this.source)] };
  },
};

export const kubeadmFlag: Reader = {
  source: 'kubectl cluster-info dump',
  read(chunk) {
    if (chunk.kind !== 'line') return undefined;
    const cidrs = (FLAG.exec(chunk.text)?.[1] ?? '').split(',').filter(isCidr);
    if (cidrs.length === 0) return undefined;
    return {
      facts: [stated('cluster.serviceCidrs', cidrs, this.source)],
      notes: [
        noteOf(
          'A line with --service-cluster-ip-range comes from a cluster that runs its own API server pod. EKS runs none, and this command prints nothing there: make sure that {cidrs} is of the cluster meant.',
          { cidrs: cidrs.join(', ') },
        ),
      ],
    };
  },
};
