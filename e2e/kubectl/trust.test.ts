// The CA bundle of pods, by the scripts of the bundle with the real kubectl; and kubectl itself, a program in Go, as the
// reader of what they mount.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { trustConfigMap, trustFolder, trustVariable, trustVolume } from '../../src/core/model/pod-trust.ts';
import { issuingCa, otherCa, rootCa } from '../../src/core/model/sample-ca.fixture.ts';
import type { Json } from './mock-api-server.ts';
import { awsNode } from './objects.ts';
import { aSecond, type Container, here, podSpec, proxyMap, staged } from './stage.ts';
import { hasKubectl, needing, sideBySide } from './workspace.ts';

const trusting = samplePlan({ endpointHost: '127.0.0.1', caBundle: rootCa + issuingCa });

const ourVolume: Json = { name: trustVolume, configMap: { name: trustConfigMap } };
const ourMount: Json = { mountPath: trustFolder, name: trustVolume, readOnly: true };

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'the CA bundle, with kubectl'), sideBySide, () => {
  staged(
    'is mounted into aws-node alone, beside what was there, and a second run adds nothing',
    async ({ stage: { server, bundle, seen } }) => {
      const before = podSpec(server.get('daemonsets', 'aws-node'));
      bundle.write(trusting);
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(server.get('configmaps', trustConfigMap)?.data).toEqual({ 'ca.pem': rootCa + issuingCa });
      const after = podSpec(server.get('daemonsets', 'aws-node'));
      expect(after.volumes).toEqual(expect.arrayContaining([...(before.volumes as Json[]), ourVolume]));
      expect(after.volumes).toHaveLength(2);
      const of = (list: Container[], name: string) => list.find((one) => one.name === name) as Container;
      const was = of(before.containers, 'aws-node');
      const is = of(after.containers, 'aws-node');
      expect(is.env).toEqual(expect.arrayContaining([...(was.env as Json[]), trustVariable]));
      expect(is.env).toHaveLength(3);
      expect(is.volumeMounts).toEqual(expect.arrayContaining([...(was.volumeMounts as Json[]), ourMount]));
      expect(is.volumeMounts).toHaveLength(2);
      for (const other of [after.initContainers?.[0], of(after.containers, 'aws-eks-nodeagent')]) {
        expect(other?.volumeMounts).toBeUndefined();
        expect(JSON.stringify(other?.env)).not.toContain(trustVariable.name);
      }
      const look = await bundle.script('verify.sh');
      expect(look.out).toContain(`ok configmap/${trustConfigMap} is the CA bundle`);
      expect(look.out).toContain('ok trust/aws-node/aws-node reads the CA bundle');
      expect({ code: look.code, err: look.err }).toEqual({ code: 0, err: '' });

      const once = podSpec(server.get('daemonsets', 'aws-node'));
      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      expect(podSpec(server.get('daemonsets', 'aws-node'))).toEqual(once);
      expect(seen().awsNode).toBeDefined();
    },
  );

  staged('is gone without a trace after rollback.sh', async ({ stage: { server, bundle, seen } }) => {
    const before = seen();
    bundle.write(trusting);
    await bundle.script('apply.sh', ['--yes']);
    const { code, err, out } = await bundle.script('rollback.sh', ['--yes']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Done: the cluster is as it was before apply.sh.');
    expect(seen()).toEqual(before);
    expect(server.all('configmaps')).toEqual([]);
  });

  staged(
    'that came with a second bundle is taken out too, by the rollback.sh of one without it',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      await bundle.script('apply.sh', ['--yes']);
      bundle.write(trusting);
      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      bundle.write(here);
      const { code, err } = await bundle.script('rollback.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(seen()).toEqual(before);
      expect(server.all('configmaps')).toEqual([]);
    },
  );

  staged('that has changed is told by verify.sh, and mended by apply.sh', async ({ stage: { bundle } }) => {
    bundle.write(trusting);
    await bundle.script('apply.sh', ['--yes']);
    bundle.write(samplePlan({ endpointHost: '127.0.0.1', caBundle: otherCa }));
    const stale = await bundle.script('verify.sh');
    expect(stale.code).toBe(1);
    expect(stale.out).toContain(`fail configmap/${trustConfigMap} is not the CA bundle of this bundle`);
    await aSecond();
    await bundle.script('apply.sh', ['--yes']);
    expect((await bundle.script('verify.sh')).code).toBe(0);
  });

  staged('that is not there yet is told by verify.sh', async ({ stage: { bundle } }) => {
    await bundle.script('apply.sh', ['--yes']);
    bundle.write(trusting);
    const { out, code } = await bundle.script('verify.sh');
    expect(code).toBe(1);
    expect(out).toContain(`fail configmap/${trustConfigMap} there is no such ConfigMap`);
    expect(out).toContain(
      `fail trust/aws-node/aws-node does not read the CA bundle; missing or changed: the volume the mount on ${trustFolder} SSL_CERT_DIR`,
    );
  });

  const foreign: readonly (readonly [
    name: string,
    change: (pod: ReturnType<typeof podSpec>, one: Container) => void,
  ])[] = [
    ['SSL_CERT_DIR', (_, one) => (one.env as Json[]).push({ name: 'SSL_CERT_DIR', value: '/theirs' })],
    [
      'SSL_CERT_DIR from elsewhere',
      (_, one) =>
        (one.env as Json[]).push({ name: 'SSL_CERT_DIR', valueFrom: { configMapKeyRef: { name: 'x', key: 'y' } } }),
    ],
    ['mount', (_, one) => (one.volumeMounts as Json[]).push({ mountPath: trustFolder, name: 'cni-net-dir' })],
    ['volume', (pod) => (pod.volumes as Json[]).push({ name: trustVolume, hostPath: { path: '/x' } })],
  ];
  staged.for(foreign)(
    'stops apply.sh before anything is changed where %s is in use already',
    async ([, change], { stage: { server, bundle } }) => {
      const theirs = awsNode();
      const pod = podSpec(theirs);
      change(pod, pod.containers[0] as Container);
      server.put(theirs);
      bundle.write(trusting);
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain('of its own, and a patch would replace it');
      expect(server.writes).toEqual([]);
    },
  );

  staged(
    'is left where it was changed later, and the ConfigMap stays while somebody names it',
    async ({ stage: { server, bundle } }) => {
      bundle.write(trusting);
      await bundle.script('apply.sh', ['--yes']);
      const env = [{ name: 'SSL_CERT_DIR', value: '/theirs' }];
      const patch = { spec: { template: { spec: { containers: [{ name: 'aws-node', env }] } } } };
      await bundle.kubectl('patch', 'daemonset', 'aws-node', '-p', JSON.stringify(patch));
      const volumes = [ourVolume];
      const add = { spec: { template: { spec: { volumes } } } };
      await bundle.kubectl('patch', 'daemonset', 'kube-proxy', '-p', JSON.stringify(add));
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain('SSL_CERT_DIR is left alone');
      expect(out).toContain(`ConfigMap ${trustConfigMap} is kept, because these still name it: DaemonSet/kube-proxy`);
      expect(server.get('configmaps', proxyMap)).toBeUndefined();
      expect(server.get('configmaps', trustConfigMap)).toBeDefined();
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
    },
  );
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const canTry = hasKubectl && hasOpenssl;
describe.skipIf(!canTry)(needing(canTry, 'kubectl or openssl', 'SSL_CERT_DIR, read by a program in Go'), () => {
  test('adds the file of a mounted ConfigMap to what the image trusts', async () => {
    const home = mkdtempSync(join(tmpdir(), 'trust-'));
    const openssl = (...args: string[]) => expect(spawnSync('openssl', args, { cwd: home }).status).toBe(0);
    const ca = (name: string) =>
      openssl(
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...['-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`],
      );
    writeFileSync(join(home, 'names'), 'subjectAltName=IP:127.0.0.1');
    const server = async (name: string) => {
      ca(name);
      const leaf = `${name}-leaf`;
      openssl(
        ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=x'],
        ...['-keyout', `${leaf}.key`, '-out', `${leaf}.csr`],
      );
      openssl(
        ...['x509', '-req', '-in', `${leaf}.csr`, '-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-days', '2'],
        ...['-extfile', 'names', '-out', `${leaf}.pem`],
      );
      const read = (file: string) => spawnSync('cat', [file], { cwd: home, encoding: 'utf8' }).stdout;
      const one = createServer({ key: read(`${leaf}.key`), cert: read(`${leaf}.pem`) }, (_, response) =>
        response.writeHead(404).end(),
      );
      await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
      return one;
    };
    const image = await server('image');
    const intercepted = await server('corp');
    // A ConfigMap as kubelet mounts it.
    mkdirSync(join(home, 'mounted/..2026_01_05'), { recursive: true });
    symlinkSync('..2026_01_05', join(home, 'mounted/..data'));
    symlinkSync('..data/ca.pem', join(home, 'mounted/ca.pem'));
    writeFileSync(join(home, 'mounted/..2026_01_05/ca.pem'), spawnSync('cat', [join(home, 'corp.pem')]).stdout);
    const trusts = (to: typeof image, env: NodeJS.ProcessEnv) =>
      new Promise<boolean>((resolve) => {
        const port = (to.address() as AddressInfo).port;
        const child = spawn(
          'kubectl',
          ['--server', `https://127.0.0.1:${port}`, '--token', 'none', 'get', '--raw', '/'],
          {
            env: { PATH: process.env.PATH, HOME: home, KUBECONFIG: '/dev/null', ...env },
          },
        );
        let err = '';
        child.stderr.on('data', (chunk) => {
          err += chunk;
        });
        child.on('close', () => {
          expect(err).toMatch(/NotFound|could not find|unknown authority/);
          resolve(!err.includes('unknown authority'));
        });
      });
    // The list of the image is a file; SSL_CERT_FILE names it here, as there is none of its own on this machine.
    const bare = { SSL_CERT_FILE: join(home, 'image.pem'), SSL_CERT_DIR: '/nowhere' };
    const ours = { ...bare, SSL_CERT_DIR: trustVariable.value.replace(trustFolder, join(home, 'mounted')) };
    try {
      expect([await trusts(image, bare), await trusts(intercepted, bare)]).toEqual([true, false]);
      expect([await trusts(image, ours), await trusts(intercepted, ours)]).toEqual([true, true]);
    } finally {
      image.close();
      intercepted.close();
      rmSync(home, { recursive: true });
    }
  }, 60_000);
});
