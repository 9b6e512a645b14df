// `kubectl get daemonset aws-node`: whether the network policy agent runs beside the VPC CNI (a second container since 1.14).

import { stated } from '../detection.ts';
import type { Reader, Sight } from './reader.ts';
import { listAt, member, textAt } from './shape.ts';

const source = 'kubectl get daemonset aws-node';
const AGENT = 'aws-eks-nodeagent';

const sightOf = (containers: readonly string[]): Sight => ({
  facts: [stated('addOns.vpcCni.nodeAgent', containers.includes(AGENT), source)],
});

export const kubectlGetAwsNode: Reader = {
  source,
  read(chunk) {
    if (chunk.kind === 'value' && member(chunk.value, 'kind') === 'DaemonSet') {
      if (textAt(member(chunk.value, 'metadata'), 'name') !== 'aws-node') return {};
      const pod = member(member(member(chunk.value, 'spec'), 'template'), 'spec');
      const containers = listAt(pod, 'containers').map((container) => textAt(container, 'name') ?? '');
      return containers.length === 0 ? {} : sightOf(containers);
    }
    if (chunk.kind === 'table' && chunk.header.includes('DESIRED')) {
      // Only `-o wide` names the containers, in a cell that begins with the main one.
      const name = chunk.header.indexOf('NAME');
      const row = chunk.rows.find((cells) => /^(?:daemonset\.apps\/)?aws-node$/.test(cells[name] ?? ''));
      const containers = row?.slice(name + 1).find((cell) => /^aws-node(?:,|$)/.test(cell));
      return containers === undefined ? {} : sightOf(containers.split(','));
    }
    return undefined;
  },
};
