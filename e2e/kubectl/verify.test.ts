// verify.sh with the real kubectl, and what core/verify makes of its output.

import { describe, expect } from 'vitest';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import { verify } from '../../src/core/verify/verify.ts';
import type { KubeObject } from './mock-api-server.ts';
import { node } from './objects.ts';
import { here, podSpec, proxyMap, staged, withAddOns } from './stage.ts';
import { hasKubectl, needing, sideBySide } from './workspace.ts';

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'verify.sh, with kubectl'), sideBySide, () => {
  staged('what verify.sh prints after apply.sh holds in every point', async ({ stage: { bundle } }) => {
    await bundle.script('apply.sh', ['--yes']);
    const { code, out } = await bundle.script('verify.sh');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(`eks-proxy-wizard verify 1 cluster=prod-seoul values=${identityOf(here).values}`);
    expect(out).toMatch(/\neks-proxy-wizard verify end\n$/);
    const { holds, total, verdicts, source } = verify(out, identityOf(here));
    expect({ holds, source }).toEqual({ holds: total, source: 'verify.sh prod-seoul' });
    expect(verdicts.filter(({ state }) => state === 'holds').map(({ params }) => params.check)).toEqual([
      'server',
      'configmap/HTTP_PROXY',
      'configmap/HTTPS_PROXY',
      'configmap/NO_PROXY',
      'container/aws-node/aws-vpc-cni-init',
      'container/aws-node/aws-node',
      'container/aws-node/aws-eks-nodeagent',
      'rollout/aws-node',
      'restarted/aws-node',
      'container/kube-proxy/kube-proxy',
      'rollout/kube-proxy',
      'restarted/kube-proxy',
      'nodes',
      'node-group/workers',
    ]);
  });

  staged('verify.sh fails each point that is not so, by name', async ({ stage: { server, bundle } }) => {
    server.put(node('ip-10-0-3-25.ap-northeast-2.compute.internal', { ready: false, group: 'other' }));
    const { code, out } = await bundle.script('verify.sh');
    expect(code).toBe(1);
    const { verdicts } = verify(out, identityOf(here));
    expect(verdicts.filter(({ state }) => state === 'fails').map(({ params }) => params.check)).toEqual([
      'configmap/HTTP_PROXY',
      'configmap/HTTPS_PROXY',
      'configmap/NO_PROXY',
      'container/aws-node/aws-vpc-cni-init',
      'container/aws-node/aws-node',
      'container/aws-node/aws-eks-nodeagent',
      'container/kube-proxy/kube-proxy',
      'nodes',
    ]);
    expect(out).toContain('not Ready: ip-10-0-3-25.ap-northeast-2.compute.internal');
    expect(server.writes).toEqual([]);
  });

  staged('verify.sh takes env keys for a proof, and both shapes at once for a note', async ({ stage: { bundle } }) => {
    await bundle.script('apply.sh', ['--yes']);
    await bundle.kubectl('set', 'env', 'daemonset/kube-proxy', `--from=configmap/${proxyMap}`, '--containers=*');
    const both = await bundle.script('verify.sh');
    expect(both.code).toBe(0);
    expect(both.out).toContain('ok container/kube-proxy/kube-proxy takes the ConfigMap by envFrom');
    expect(both.out).toContain('note container/kube-proxy/kube-proxy takes it by env keys as well');

    await bundle.kubectl(
      'patch',
      'daemonset',
      'kube-proxy',
      '--type=json',
      '-p',
      '[{"op":"remove","path":"/spec/template/spec/containers/0/envFrom"}]',
    );
    const keys = await bundle.script('verify.sh');
    expect(keys.code).toBe(0);
    expect(keys.out).toContain('ok container/kube-proxy/kube-proxy takes the ConfigMap by env keys');
  });

  staged(
    'verify.sh names an init container that only others than it were given the keys',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      const object = server.get('daemonsets', 'aws-node') as KubeObject;
      const spec = podSpec(object);
      const keys = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map((key) => ({
        name: key,
        valueFrom: { configMapKeyRef: { name: proxyMap, key } },
      }));
      for (const one of [...(spec.initContainers ?? []), ...spec.containers]) delete one.envFrom;
      for (const one of spec.containers) one.env = keys;
      server.put(object);
      const { code, out } = await bundle.script('verify.sh');
      expect(code).toBe(1);
      expect(out).toContain(
        'fail container/aws-node/aws-vpc-cni-init takes nothing from the ConfigMap (kubectl before 1.22',
      );
      expect(out).toContain('ok container/aws-node/aws-eks-nodeagent takes the ConfigMap by env keys');
    },
  );

  staged(
    'verify.sh sees a value that wins over the ConfigMap, a line break too many, and pods that were not restarted',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      await bundle.kubectl('set', 'env', 'daemonset/kube-proxy', 'HTTPS_PROXY=http://user:secret@other.example:1');
      const map = server.get('configmaps', proxyMap) as KubeObject;
      server.put({ ...map, data: { ...(map.data as object), HTTP_PROXY: `${here.httpProxy}\n` } });
      const { code, out } = await bundle.script('verify.sh');
      expect(code).toBe(1);
      expect(out).toContain('fail container/kube-proxy/kube-proxy has a value of its own for HTTPS_PROXY');
      expect(out).toContain('fail configmap/HTTP_PROXY is not the value of this bundle');
      expect(out).toMatch(
        /fail restarted\/aws-node started before the last change of the ConfigMap \(\S+\): aws-node-\w+ aws-node-\w+\n/,
      );
      expect(out).not.toContain('secret');
    },
  );

  staged(
    'verify.sh takes pods that it may not list for a failure, and so it takes no pods at all',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      server.refuse((request) => request.endsWith('/pods'));
      const refused = await bundle.script('verify.sh');
      expect(refused.code).toBe(1);
      expect(refused.out).toMatch(/\nfail restarted\/aws-node the pods cannot be read: .*pods is forbidden/);
      expect(refused.out).not.toContain('ok restarted');

      server.refuse(() => false);
      for (const { metadata } of server.all('pods')) server.remove('pods', metadata.name);
      const none = await bundle.script('verify.sh');
      expect(none.code).toBe(1);
      expect(none.out).toContain('fail restarted/aws-node 2 pods are wanted, and none with the label k8s-app=aws-node');
      expect(none.out).not.toContain('ok restarted');
    },
  );

  staged('verify.sh takes a DaemonSet that wants no pods for a note', async ({ stage: { server, bundle } }) => {
    for (const { metadata } of server.all('nodes')) server.remove('nodes', metadata.name);
    await bundle.script('apply.sh', ['--yes']);
    for (const { metadata } of server.all('pods')) server.remove('pods', metadata.name);
    const { code, out } = await bundle.script('verify.sh');
    expect(code).toBe(0);
    expect(out).toContain('note rollout/aws-node wants no pods yet');
    expect(out).not.toContain('all 0 pods');
  });

  staged(
    'verify.sh says of what it cannot read that it cannot, not that it is missing',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      server.refuse((request) => /configmaps|\/nodes|\/daemonsets\/aws-node/.test(request));
      const { code, out } = await bundle.script('verify.sh');
      expect(code).toBe(1);
      expect(out).toMatch(/\nfail configmap\/NO_PROXY cannot be read: .*configmaps is forbidden/);
      expect(out).toMatch(/\nfail container\/aws-node\/aws-node DaemonSet aws-node cannot be read: .*forbidden/);
      expect(out).toMatch(/\nnote nodes cannot be read: .*nodes is forbidden/);
      expect(out).not.toContain('there is no');
      expect(out).not.toContain('none found');
      expect(out).toContain('ok container/kube-proxy/kube-proxy takes the ConfigMap');
    },
  );

  staged('verify.sh refuses options that it does not have', async ({ stage: { server, bundle } }) => {
    for (const args of [['--yes'], ['--any-server', '--force']]) {
      const { code, out, err } = await bundle.script('verify.sh', args);
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: `Stopped: ${args.at(-1)} is not --any-server.\n` });
    }
    expect(server.writes).toEqual([]);
  });

  staged('verify.sh mentions an agent that the bundle leaves out', async ({ stage: { bundle } }) => {
    bundle.write(withAddOns(false, true));
    await bundle.script('apply.sh', ['--yes']);
    const { code, out } = await bundle.script('verify.sh');
    expect(code).toBe(0);
    expect(out).toContain('note container/aws-node/aws-eks-nodeagent is in this cluster');
  });
});
