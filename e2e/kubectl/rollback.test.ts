// rollback.sh with the real kubectl: the cluster is afterwards what it was before apply.sh.

import { describe, expect } from 'vitest';
import { aSecond, ours, podSpec, proxyMap, staged, withAddOns } from './stage.ts';
import { hasKubectl, needing } from './workspace.ts';

const options = { timeout: 60_000, concurrent: true };
describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'rollback.sh, with kubectl'), options, () => {
  staged(
    'rollback.sh leaves nothing behind where nothing was before, and a second run says so',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      await bundle.script('apply.sh', ['--yes']);
      expect(seen()).not.toEqual(before);
      const { code, err } = await bundle.script('rollback.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
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
