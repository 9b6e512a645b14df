// Nodes that run nothing, for a cluster that has DaemonSets: what the scheduler, kubelet and the nodes themselves tell the
// API server. The controller of DaemonSets is the real one, so it is that which replaces pods, and `rollout status` waits.

import type { Any, ApiServer } from './api-server.ts';

const PODS = '/api/v1/namespaces/kube-system/pods';
const MERGE = 'application/strategic-merge-patch+json';
const NODES = ['ip-10-0-1-23.ap-northeast-2.compute.internal', 'ip-10-0-2-24.ap-northeast-2.compute.internal'];

/** Where the controller wants a pod: it names the node in the pod's affinity, and the scheduler binds it there. */
const wantedNode = (pod: Any): string | undefined =>
  pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.[0]
    ?.matchFields?.[0]?.values?.[0];

/** What kubelet says of a pod that runs. */
function runningStatus({ spec }: Any): Any {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const each = (state: Any) => (container: Any, index: number) => ({
    name: container.name,
    image: container.image,
    imageID: container.image,
    containerID: `containerd://${index}${container.name}`,
    ready: true,
    started: true,
    restartCount: 0,
    state,
  });
  const terminated = { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now };
  return {
    phase: 'Running',
    startTime: now,
    hostIP: '10.0.1.23',
    podIP: '10.0.1.23',
    podIPs: [{ ip: '10.0.1.23' }],
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: 'True',
      lastTransitionTime: now,
    })),
    initContainerStatuses: (spec.initContainers ?? []).map(each({ terminated })),
    containerStatuses: spec.containers.map(each({ running: { startedAt: now } })),
  };
}

/** Registers the nodes and looks after pods. */
export async function startNodes({ ask, watch }: ApiServer): Promise<void> {
  for (const name of NODES) {
    const labels = {
      'eks.amazonaws.com/nodegroup': 'workers',
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
    };
    await ask('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } });
    const condition = { type: 'Ready', status: 'True', reason: 'KubeletReady' };
    await ask('PATCH', `/api/v1/nodes/${name}/status`, { status: { conditions: [condition] } }, MERGE);
  }
  watch(PODS, async (pod) => {
    const { name, deletionTimestamp } = pod.metadata;
    const path = `${PODS}/${name}`;
    if (deletionTimestamp !== undefined) {
      await ask('DELETE', path, { gracePeriodSeconds: 0 });
    } else if (pod.spec.nodeName === undefined) {
      const target = { apiVersion: 'v1', kind: 'Node', name: wantedNode(pod) };
      await ask('POST', `${path}/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target });
    } else if (pod.status.phase === 'Pending') {
      await ask('PATCH', `${path}/status`, { status: runningStatus(pod) }, MERGE);
    }
  });
}
