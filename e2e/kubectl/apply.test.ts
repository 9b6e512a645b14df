// apply.sh with the real kubectl against a small API server: what it does, and where it stops.

import { describe, expect } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import { verify } from '../../src/core/verify/verify.ts';
import type { MockApiServer } from './mock-api-server.ts';
import { awsNode, kubeProxy } from './objects.ts';
import { aSecond, type Container, here, ours, type PodSpec, podSpec, proxyMap, staged, withAddOns } from './stage.ts';
import { hasKubectl, needing, sideBySide } from './workspace.ts';

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'apply.sh, with kubectl'), sideBySide, () => {
  staged('apply.sh gives each container the ConfigMap, once, and adds none', async ({ stage: { server, bundle } }) => {
    const before = podSpec(server.get('daemonsets', 'aws-node'));
    const { code, out, err } = await bundle.script('apply.sh', ['--yes']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain(`Server of kubectl:      ${server.url}`);
    const { initContainers, containers } = podSpec(server.get('daemonsets', 'aws-node'));
    const patched = (list: Container[] | undefined) => list?.map((one) => ({ ...one, envFrom: ours }));
    expect(initContainers).toEqual(patched(before.initContainers));
    expect(containers).toEqual(patched(before.containers));
    expect(podSpec(server.get('daemonsets', 'kube-proxy')).containers[0]?.envFrom).toEqual(ours);
    expect(server.get('configmaps', proxyMap)?.data).toEqual({
      HTTP_PROXY: here.httpProxy,
      HTTPS_PROXY: here.httpsProxy,
      NO_PROXY: here.noProxy,
    });
    expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
  });

  staged(
    'a second apply.sh brings the new values and leaves what was kept alone',
    async ({ stage: { server, bundle } }) => {
      await bundle.script('apply.sh', ['--yes']);
      const kept = server.get('configmaps', 'proxy-wizard-before');
      bundle.write(samplePlan({ endpointHost: '127.0.0.1', noProxy: 'localhost,172.20.0.0/16,.corp.example' }));
      const stale = await bundle.script('verify.sh');
      expect(stale.code).toBe(1);
      expect(stale.out).toContain('missing: .corp.example; besides: none');
      const { code, out } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain('kept already');
      expect(server.get('configmaps', 'proxy-wizard-before')).toEqual(kept);
      expect((await bundle.script('verify.sh')).code).toBe(0);
    },
  );

  staged('apply.sh stops before a foreign envFrom and touches nothing', async ({ stage: { server, bundle } }) => {
    const foreign = kubeProxy();
    (podSpec(foreign).containers[0] as Container).envFrom = [{ configMapRef: { name: 'theirs' } }];
    server.put(foreign);
    const { code, err } = await bundle.script('apply.sh', ['--yes']);
    expect(code).toBe(1);
    expect(err).toContain('containers/kube-proxy of DaemonSet kube-proxy takes variables from elsewhere');
    expect(err).toContain('theirs');
    expect(server.writes).toEqual([]);
  });

  staged(
    'apply.sh stops where a container is missing that a patch would add',
    async ({ stage: { server, bundle } }) => {
      server.put(awsNode({ nodeAgent: false }));
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain('aws-node has no containers/aws-eks-nodeagent');
      expect(err).toContain('answer that in the wizard');
      expect(server.writes).toEqual([]);

      bundle.write(withAddOns(false, true));
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      expect(podSpec(server.get('daemonsets', 'aws-node')).containers.map(({ name }) => name)).toEqual(['aws-node']);
      expect((await bundle.script('verify.sh')).code).toBe(0);
    },
  );

  staged(
    'apply.sh stops where there is no kube-proxy, and goes on once the bundle leaves it out',
    async ({ stage: { server, bundle } }) => {
      server.remove('daemonsets', 'kube-proxy');
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain('there is no DaemonSet kube-proxy');
      expect(server.writes).toEqual([]);
      bundle.write(withAddOns(true, false));
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      expect((await bundle.script('rollback.sh', ['--yes'])).code).toBe(0);
    },
  );

  staged(
    'apply.sh stops at another cluster, unless it is told that it is the same',
    async ({ stage: { server, bundle } }) => {
      bundle.write(samplePlan());
      for (const script of ['apply.sh', 'rollback.sh']) {
        const { code, err } = await bundle.script(script, ['--yes']);
        expect(code).toBe(1);
        expect(err).toContain(`and kubectl talks to ${server.url}`);
        expect(err).toContain('aws eks update-kubeconfig --region ap-northeast-2 --name prod-seoul');
      }
      const look = await bundle.script('verify.sh');
      expect(look.out).toContain('fail server');
      expect(server.writes).toEqual([]);
      expect((await bundle.script('apply.sh', ['--yes', '--any-server'])).code).toBe(0);
      expect((await bundle.script('verify.sh', ['--any-server'])).code).toBe(0);
    },
  );

  staged(
    'without an endpoint to compare with, the server is shown and not compared',
    async ({ stage: { server, bundle } }) => {
      bundle.write(samplePlan({ endpointHost: undefined }));
      const { code, out } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain(server.url);
      expect((await bundle.script('verify.sh')).out).toContain('note server');
    },
  );

  staged.for(['', 'no\n', 'y\n'])(
    'apply.sh takes %j for a no and changes nothing',
    async (input, { stage: { server, bundle } }) => {
      const { code, err } = await bundle.script('apply.sh', [], input);
      expect(code).toBe(1);
      expect(err).toContain('nothing was changed');
      expect(server.writes).toEqual([]);
    },
  );

  staged('apply.sh goes on after yes', async ({ stage: { bundle } }) => {
    expect((await bundle.script('apply.sh', [], 'yes\n')).code).toBe(0);
  });

  staged(
    'a rollout that sticks stops apply.sh before the next DaemonSet, and rollback.sh undoes it',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      server.stuck.add('aws-node');
      const { code, err } = await bundle.script('apply.sh', ['--yes', '--timeout=1s']);
      expect(code).toBe(1);
      expect(err).toContain('Failed: wait for the pods of DaemonSet aws-node');
      expect(err).toContain('bash rollback.sh');
      expect(seen().kubeProxy).toEqual(before.kubeProxy);
      const { out } = await bundle.script('verify.sh');
      expect(out).toContain('fail rollout/aws-node of 2 pods 1 are updated and 1 ready');
      server.stuck.clear();
      expect((await bundle.script('rollback.sh', ['--yes'])).code).toBe(0);
      expect(seen()).toEqual(before);
    },
  );

  // Once the patch is there: the server ends one whose sender is gone, and the next script would find it on its way.
  const patches = (server: MockApiServer): (() => boolean) => {
    const generation = () => server.get('daemonsets', 'aws-node')?.metadata.generation;
    const before = generation();
    return () => generation() !== before;
  };
  const where = /^Failed: (?:patch|restart|wait for the pods of|put back) DaemonSet aws-node/m;

  staged('Ctrl-C in the middle says where, and what to do', async ({ stage: { server, bundle } }) => {
    for (const script of ['apply.sh', 'rollback.sh']) {
      server.stuck.add('aws-node');
      const { err, code } = await bundle.interrupted(script, ['--yes'], patches(server));
      expect(err).toMatch(where);
      expect(err).toContain('bash rollback.sh');
      expect(code).not.toBe(0);
      expect(bundle.leftInTmp()).toEqual([]);
      server.stuck.clear();
    }
  });

  staged('Ctrl-C once more, while the script ends, takes nothing of that', async ({ stage: { server, bundle } }) => {
    server.stuck.add('aws-node');
    bundle.program('rm', 'sleep 1; echo seen >"$HOME/removed"; exec /bin/rm "$@"');
    const { err } = await bundle.interrupted('apply.sh', ['--yes'], patches(server));
    expect(err).toMatch(where);
    expect(bundle.read('removed')).toBe('seen\n');
    expect(bundle.leftInTmp()).toEqual([]);
  });

  staged('whoever ends a script does not wait for its kubectl', async ({ stage: { server, bundle } }) => {
    server.stuck.add('aws-node');
    const { err, signal } = await bundle.terminated('apply.sh', ['--yes'], patches(server));
    expect(err).toMatch(where);
    expect(signal).toBe('SIGTERM');
    expect(bundle.leftInTmp()).toEqual([]);
  });

  staged(
    'a step that the API server refuses is named, and a repeated run finishes the work',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      server.refuse((request) => request.startsWith('PATCH') && request.endsWith('/kube-proxy'));
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain('Failed: patch DaemonSet kube-proxy');
      server.refuse(() => false);
      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);

      server.refuse((request) => request.startsWith('DELETE'));
      const broken = await bundle.script('rollback.sh', ['--yes']);
      expect(broken.err).toContain('Failed: delete ConfigMap proxy-environment-variables');
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
      server.refuse(() => false);
      expect((await bundle.script('rollback.sh', ['--yes'])).code).toBe(0);
      const after = seen();
      expect(after.map).toBeUndefined();
      expect(podSpec(server.get('daemonsets', 'aws-node'))).toEqual(
        (before.awsNode as { spec: { template: { spec: PodSpec } } }).spec.template.spec,
      );
    },
  );

  staged('an API server that cannot be reached is said to be so', async ({ stage: { server, bundle } }) => {
    await server.close();
    const { code, err } = await bundle.script('apply.sh', ['--yes']);
    expect(code).toBe(1);
    expect(err).toContain(`kubectl cannot read the DaemonSets of kube-system from ${server.url}`);
    expect(err).toContain('reached from inside the VPC only');
    const look = await bundle.script('verify.sh');
    expect(look.code).toBe(1);
    expect(verify(look.out, identityOf(here)).verdicts.map(({ state, params }) => [state, params.check])).toEqual([
      ['fails', 'access'],
      ['holds', 'server'],
    ]);
  });

  staged('an unknown option stops a script', async ({ stage: { bundle } }) => {
    const { code, err } = await bundle.script('apply.sh', ['--force']);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Stopped: --force is none of --yes, --any-server, --timeout=15m.\n',
    });
  });

  staged(
    'a timeout that kubectl would refuse stops a script before it changes anything',
    async ({ stage: { server, bundle } }) => {
      for (const timeout of ['900', '', '15m ', 'm', '1d', '-5m', '99999999999h', '5m;id']) {
        for (const script of ['apply.sh', 'rollback.sh']) {
          const { code, err } = await bundle.script(script, ['--yes', `--timeout=${timeout}`]);
          expect(code).toBe(1);
          expect(err).toBe(`Stopped: --timeout=${timeout} is no duration such as 15m, 900s or 1h30m.\n`);
        }
      }
      expect(server.writes).toEqual([]);
    },
  );

  staged('a timeout in any form of kubectl is taken', async ({ stage: { bundle } }) => {
    for (const timeout of ['900s', '1h30m', '1.5h']) {
      const status = await bundle.kubectl('rollout', 'status', 'daemonset/aws-node', `--timeout=${timeout}`);
      const { err } = await bundle.script('apply.sh', [`--timeout=${timeout}`]);
      expect(status.code).toBe(0);
      expect(err).toContain('nothing was changed');
    }
  });
});
