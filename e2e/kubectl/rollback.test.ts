// rollback.sh with the real kubectl: the cluster is afterwards what it was before apply.sh.

import { describe, expect } from 'vitest';
import type { Json, KubeObject } from './mock-api-server.ts';
import { workload } from './objects.ts';
import { aSecond, ours, podSpec, proxyMap, staged, withAddOns } from './stage.ts';
import { hasKubectl, needing, sideBySide } from './workspace.ts';

const keyOfMap: Json = { name: 'NO_PROXY', valueFrom: { configMapKeyRef: { name: proxyMap, key: 'NO_PROXY' } } };
const keyOfOther: Json = { name: 'NO_PROXY', valueFrom: { configMapKeyRef: { name: 'theirs', key: 'NO_PROXY' } } };
const fromMap: Json = [{ configMapRef: { name: proxyMap } }];

const workloads: readonly KubeObject[] = [
  workload('Deployment', 'controller', { containers: [{ name: 'main', image: 'x', envFrom: fromMap }] }),
  workload('Deployment', 'other', { containers: [{ name: 'main', image: 'x', env: [keyOfOther] }] }),
  workload('StatefulSet', 'store', {
    initContainers: [{ name: 'first', image: 'x', env: [keyOfMap] }],
    containers: [{ name: 'main', image: 'x' }],
  }),
  workload('CronJob', 'nightly', {
    initContainers: [{ name: 'first', image: 'x', envFrom: fromMap }],
    containers: [{ name: 'main', image: 'x' }],
  }),
  workload('Job', 'once', { containers: [{ name: 'main', image: 'x', env: [keyOfMap] }] }),
];

const DONE = 'Done: the cluster is as it was before apply.sh.';

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'rollback.sh, with kubectl'), sideBySide, () => {
  staged(
    'rollback.sh leaves nothing behind where nothing was before, and a second run says so',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      await bundle.script('apply.sh', ['--yes']);
      expect(seen()).not.toEqual(before);
      const { code, err, out } = await bundle.script('rollback.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(DONE);
      expect(seen()).toEqual(before);
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeUndefined();
      const writes = server.writes.length;
      const again = await bundle.script('rollback.sh', ['--yes']);
      expect(again.code).toBe(0);
      expect(again.out).toContain('Nothing to undo');
      expect(server.writes).toHaveLength(writes);
    },
  );

  staged(
    'rollback.sh puts back a ConfigMap and patches that were there before, restart mark included',
    async ({ stage: { server, bundle, seen } }) => {
      server.put({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: proxyMap,
          namespace: 'kube-system',
          labels: { team: 'net' },
          annotations: { note: 'a "b"\nc' },
        },
        data: { HTTP_PROXY: 'http://old.example:3128', NO_PROXY: 'a,b\n', extra: "it's" },
      });
      const patch = { spec: { template: { spec: { containers: [{ name: 'kube-proxy', envFrom: ours }] } } } };
      await bundle.kubectl('patch', 'daemonset', 'kube-proxy', '-p', JSON.stringify(patch));
      await bundle.kubectl('rollout', 'restart', 'daemonset/kube-proxy');
      const before = seen();
      const marked = (await bundle.kubectl('get', 'daemonset', 'kube-proxy', '-o', 'yaml')).out;
      expect(marked).toContain('restartedAt');

      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      expect(seen().kubeProxy).not.toEqual(before.kubeProxy);
      const { code, err } = await bundle.script('rollback.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(seen()).toEqual(before);
    },
  );

  staged(
    'rollback.sh leaves a container alone that was changed later, and keeps the ConfigMap that it needs',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      const changed = [...ours, { secretRef: { name: 'extra' } }];
      const patch = { spec: { template: { spec: { containers: [{ name: 'kube-proxy', envFrom: changed }] } } } };
      await bundle.kubectl('patch', 'daemonset', 'kube-proxy', '-p', JSON.stringify(patch));
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain('containers/kube-proxy of DaemonSet kube-proxy is left alone');
      expect(podSpec(server.get('daemonsets', 'kube-proxy')).containers[0]?.envFrom).toEqual(changed);
      expect(podSpec(server.get('daemonsets', 'aws-node')).containers[0]?.envFrom).toBeUndefined();
      expect(server.get('configmaps', proxyMap)).toBeDefined();
      // What was kept is what a repeated run needs.
      expect(out).not.toContain('Done');
      expect(out).toContain('Not all is as it was before apply.sh');
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();

      const back = { spec: { template: { spec: { containers: [{ name: 'kube-proxy', envFrom: ours }] } } } };
      await bundle.kubectl('patch', 'daemonset', 'kube-proxy', '-p', JSON.stringify(back));
      const again = await bundle.script('rollback.sh', ['--yes']);
      expect(again.code).toBe(0);
      expect(again.out).toContain(DONE);
      expect(podSpec(server.get('daemonsets', 'kube-proxy')).containers[0]?.envFrom).toBeUndefined();
      expect(server.get('configmaps', proxyMap)).toBeUndefined();
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeUndefined();
    },
  );

  staged(
    'rollback.sh keeps the ConfigMap while keys of it stand in env, and a later run finishes the work',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      await bundle.script('apply.sh', ['--yes']);
      await bundle.kubectl('set', 'env', 'daemonset/aws-node', `--from=configmap/${proxyMap}`);
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain(`ConfigMap ${proxyMap} is kept, because these still name it: DaemonSet/aws-node\n`);
      expect(out).not.toContain('Done');
      expect(server.get('configmaps', proxyMap)).toBeDefined();
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();

      await bundle.kubectl('set', 'env', 'daemonset/aws-node', 'HTTP_PROXY-', 'HTTPS_PROXY-', 'NO_PROXY-');
      const again = await bundle.script('rollback.sh', ['--yes']);
      expect(again.code).toBe(0);
      expect(again.out).toContain(DONE);
      expect(seen()).toEqual(before);
    },
  );

  staged(
    'rollback.sh keeps the ConfigMap for other workloads that name it, and says which',
    async ({ stage: { server, bundle } }) => {
      for (const object of workloads) server.put(object);
      await bundle.script('apply.sh', ['--yes']);
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain('these still name it: Deployment/controller StatefulSet/store Job/once CronJob/nightly\n');
      expect(server.get('configmaps', proxyMap)).toBeDefined();
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
    },
  );

  staged(
    'rollback.sh deletes nothing where it cannot see who uses the ConfigMap',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      server.refuse((request) => request.endsWith('/deployments'));
      const { code, err } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain(`Failed: look who uses ConfigMap ${proxyMap}`);
      expect(server.get('configmaps', proxyMap)).toBeDefined();
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
    },
  );

  staged(
    'a repeated rollback.sh waits for the pods that the first one did not get',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      server.stuck.add('kube-proxy');
      for (const run of [1, 2]) {
        const { code, err, out } = await bundle.script('rollback.sh', ['--yes', '--timeout=1s']);
        expect({ run, code }).toEqual({ run, code: 1 });
        expect(err).toContain('Failed: wait for the pods of DaemonSet kube-proxy');
        expect(out).not.toContain('Done');
        expect(server.get('configmaps', proxyMap)).toBeDefined();
        expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
      }
      server.stuck.clear();
      await bundle.kubectl('rollout', 'restart', 'daemonset/kube-proxy');
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain(DONE);
      expect(server.get('configmaps', proxyMap)).toBeUndefined();
    },
  );

  staged(
    'rollback.sh of a bundle without kube-proxy puts kube-proxy back all the same',
    async ({ stage: { bundle, seen } }) => {
      const before = seen();
      await bundle.script('apply.sh', ['--yes']);
      bundle.write(withAddOns(false, false));
      expect((await bundle.script('rollback.sh', ['--yes'])).code).toBe(0);
      expect(seen()).toEqual(before);
    },
  );
});
