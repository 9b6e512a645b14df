// `kubectl get servicecidr`, Kubernetes 1.33 and newer: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/service-cidr-v1/

import { isCidr } from '../addresses.ts';
import { stated } from '../detection.ts';
import type { Reader, Sight } from './reader.ts';
import { listAt, member, textsOf } from './shape.ts';

const source = 'kubectl get servicecidr';

/** A row without its header: name, blocks, age. */
const ROW =
  /^\s*(?:servicecidr(?:\.networking\.k8s\.io)?\/)?[a-z\d][a-z\d.-]*\s+([\da-fA-F.:/]+(?:,[\da-fA-F.:/]+)*)\s+(?:\d+[smhdy])+\s*$/;

function blocks(texts: readonly string[]): Sight | undefined {
  const cidrs = [...new Set(texts)].filter(isCidr);
  return cidrs.length === 0 ? undefined : { facts: [stated('cluster.serviceCidrs', cidrs, source)] };
}

export const kubectlGetServiceCidr: Reader = {
  source,
  read(chunk) {
    if (chunk.kind === 'table') {
      const column = chunk.header.indexOf('CIDRS');
      return column === -1
        ? undefined
        : (blocks(chunk.rows.flatMap((cells) => (cells[column] ?? '').split(','))) ?? {});
    }
    if (chunk.kind === 'value') {
      if (member(chunk.value, 'kind') !== 'ServiceCIDR') return undefined;
      return blocks(textsOf(listAt(member(chunk.value, 'spec'), 'cidrs'))) ?? {};
    }
    const row = chunk.kind === 'line' && chunk.text.length < 400 ? ROW.exec(chunk.text)?.[1] : undefined;
    return row === undefined ? undefined : blocks(row.split(','));
  },
};
