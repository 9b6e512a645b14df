// A small cluster of our own for the mock API server: two nodes, and the DaemonSets as far as our scripts look at them.

import type { Json, KubeObject } from './mock-api-server.ts';

const container = (name: string, env: Json[] = []): { [key: string]: Json } => ({
  name,
  image: `registry.example/${name}:1`,
  ...(env.length === 0 ? {} : { env }),
});

const daemonSet = (name: string, spec: { [key: string]: Json }): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace: 'kube-system', labels: { 'k8s-app': name } },
  spec: {
    selector: { matchLabels: { 'k8s-app': name } },
    template: { metadata: { labels: { 'k8s-app': name } }, spec },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  },
});

const nodeName: Json = { name: 'MY_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };

/** aws-node as VPC CNI 1.14 and later have it, or as it was before. */
export const awsNode = ({ nodeAgent = true } = {}): KubeObject =>
  daemonSet('aws-node', {
    initContainers: [container('aws-vpc-cni-init', [{ name: 'ENABLE_IPv6', value: 'false' }])],
    containers: [
      {
        ...container('aws-node', [{ name: 'WARM_ENI_TARGET', value: '1' }, nodeName]),
        volumeMounts: [{ mountPath: '/host/etc/cni/net.d', name: 'cni-net-dir' }],
      },
      ...(nodeAgent ? [container('aws-eks-nodeagent', [nodeName])] : []),
    ],
    volumes: [{ name: 'cni-net-dir', hostPath: { path: '/etc/cni/net.d' } }],
    hostNetwork: true,
  });

export const kubeProxy = (): KubeObject =>
  daemonSet('kube-proxy', { containers: [container('kube-proxy')], hostNetwork: true });

/** A workload of somebody else in kube-system, with one pod template. */
export const workload = (
  kind: 'Deployment' | 'StatefulSet' | 'Job' | 'CronJob',
  name: string,
  spec: { [key: string]: Json },
): KubeObject => {
  const pods: Json = { template: { metadata: { labels: { app: name } }, spec } };
  return {
    apiVersion: kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name, namespace: 'kube-system' },
    spec: kind === 'CronJob' ? { schedule: '0 1 * * *', jobTemplate: { spec: pods } } : pods,
  };
};

export const node = (name: string, { ready = true, group = 'workers' } = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'eks.amazonaws.com/nodegroup': group } },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

export const cluster = (): KubeObject[] => [
  node('ip-10-0-1-23.ap-northeast-2.compute.internal'),
  node('ip-10-0-2-24.ap-northeast-2.compute.internal'),
  awsNode(),
  kubeProxy(),
];
