// What the tests of the scripts stand on: a cluster of their own with a bundle for it, and ways to look at its objects.

import { test } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import type { Plan } from '../../src/core/model/plan.ts';
import type { Delivery } from '../../src/core/model/settings.ts';
import { type KubeObject, type MockApiServer, startMockApiServer } from './mock-api-server.ts';
import { cluster } from './objects.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export const proxyMap = 'proxy-environment-variables';
export const ours = [{ configMapRef: { name: proxyMap } }];

export const withAddOns = (nodeAgent: boolean, patch: boolean, changes: Partial<Plan> = {}): Plan => {
  const plan = samplePlan({ endpointHost: '127.0.0.1', ...changes });
  const addOns = { vpcCni: { nodeAgent }, kubeProxy: { patch }, controllers: [] };
  return { ...plan, settings: { ...plan.settings, addOns } };
};
/** The bundle for this cluster by one delivery. */
export const deliveredBy = (delivery: Delivery, changes: Partial<Plan> = {}): Plan => {
  const plan = samplePlan({ endpointHost: '127.0.0.1', ...changes });
  return { ...plan, settings: { ...plan.settings, delivery } };
};
export const here = samplePlan({ endpointHost: '127.0.0.1' });

export interface Container {
  name: string;
  envFrom?: unknown;
  env?: unknown;
  volumeMounts?: unknown;
}
export interface PodSpec {
  initContainers?: Container[];
  containers: Container[];
  volumes?: unknown;
}
export const podSpec = (object: KubeObject | undefined): PodSpec => {
  if (object === undefined) throw new Error('there is no such object');
  return (object.spec as { template: { spec: PodSpec } }).template.spec;
};

/** What people and tools see of an object: all but what the server counts up. */
function visible(object: KubeObject | undefined): unknown {
  if (object === undefined) return undefined;
  const { status: _status, ...rest } = object;
  const { resourceVersion, generation, managedFields, creationTimestamp, ...metadata } = object.metadata;
  return { ...rest, metadata };
}

interface Stage {
  readonly server: MockApiServer;
  readonly bundle: Workspace;
  /** The three objects that the scripts may change. */
  seen(): { readonly map: unknown; readonly awsNode: unknown; readonly kubeProxy: unknown };
}

/** A test with a cluster of its own, and the bundle for it. */
export const staged = test.extend<{ stage: Stage }>({
  stage: async ({ task: _task }, use) => {
    const server = await startMockApiServer(cluster());
    const bundle = openWorkspace(server.url);
    bundle.write(here);
    const seen = () => ({
      map: visible(server.get('configmaps', proxyMap)),
      awsNode: visible(server.get('daemonsets', 'aws-node')),
      kubeProxy: visible(server.get('daemonsets', 'kube-proxy')),
    });
    await use({ server, bundle, seen });
    bundle.close();
    await server.close();
  },
});

// kubectl refuses a second restart within the same second.
export const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1100));
