// The ways of delivery with the real kubectl: gitops/ builds and fits the DaemonSets of AWS, apply.sh leaves to Git what
// Git owns, and what Helm has written is taken for what it is.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { patches } from '../../src/core/documents/cluster/patches.ts';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { fieldManager } from '../../src/core/documents/delivery/gitops.ts';
import type { Plan } from '../../src/core/model/plan.ts';
import { rootCa } from '../../src/core/model/sample-ca.fixture.ts';
import type { KubeObject } from './mock-api-server.ts';
import { type Container, deliveredBy, here, ours, podSpec, proxyMap, staged } from './stage.ts';
import { clusterDocuments, hasKubectl, needing } from './workspace.ts';

const oracles = new URL('../../../shared/oracles/', import.meta.url);
const hasOracles = existsSync(oracles);

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the documents of a plan below a folder of their own. */
function unpacked(name: string, plan: Plan): string {
  const at = join(folder, name);
  for (const { path, text } of clusterDocuments(plan)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  return at;
}

function kustomized(at: string): readonly KubeObject[] {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', at], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return parseAllDocuments(stdout).map((one) => one.toJS() as KubeObject);
}

const login = { store: 'secretsmanager', secret: 'corp/proxy' } as const;
const kinds = { plain: {}, 'CA bundle and login': { caBundle: rootCa, login } };

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'gitops/, with kubectl'), { timeout: 120_000 }, () => {
  test.each(
    (['argocd', 'flux', 'kustomize'] as const).flatMap((delivery) =>
      Object.entries(kinds).map(([kind, changes]) => [delivery, kind, changes] as const),
    ),
  )('of %s (%s) is built by kubectl kustomize', (delivery, kind, changes) => {
    const at = unpacked(`${delivery} ${kind}`, deliveredBy(delivery, changes));
    const built = kustomized(join(at, 'gitops'));
    expect(built.map(({ kind: one, metadata }) => `${one} ${metadata.name}`).sort()).toEqual(
      [
        ...('caBundle' in changes ? ['ConfigMap proxy-wizard-ca-bundle'] : []),
        `ConfigMap ${proxyMap}`,
        'DaemonSet aws-node',
        'DaemonSet kube-proxy',
      ].sort(),
    );
    for (const { metadata } of built) expect(metadata.namespace).toBe('kube-system');
    expect(existsSync(join(at, 'patches'))).toBe(false);
  });

  test('carries what Argo CD and Flux have to be told, on every object', () => {
    const annotated = (delivery: 'argocd' | 'flux' | 'kustomize') =>
      new Set(
        kustomized(join(unpacked(`annotations ${delivery}`, deliveredBy(delivery)), 'gitops')).map(({ metadata }) =>
          JSON.stringify(metadata.annotations ?? null),
        ),
      );
    expect([...annotated('argocd')]).toEqual([
      '{"argocd.argoproj.io/sync-options":"ServerSideApply=true,Validate=false,Prune=false,Delete=false"}',
    ]);
    expect([...annotated('flux')]).toEqual([
      '{"kustomize.toolkit.fluxcd.io/prune":"Disabled","kustomize.toolkit.fluxcd.io/ssa":"Merge"}',
    ]);
    expect([...annotated('kustomize')]).toEqual(['null']);
  });

  test('says of the pods what the patches of kubectl say', () => {
    for (const changes of Object.values(kinds)) {
      const plan = deliveredBy('argocd', changes);
      for (const { path, text } of patches(samplePlan(changes))) {
        const partial = clusterDocuments(plan).find((one) => one.path === path.replace('patches/', 'gitops/'));
        expect(parse(partial?.text ?? '').spec).toEqual(parse(text).spec);
      }
    }
  });

  test.skipIf(!hasOracles)(
    needing(hasOracles, '../shared/oracles', 'patches a base that has the manifests of AWS'),
    () => {
      const at = unpacked('base', deliveredBy('kustomize', kinds['CA bundle and login']));
      const base = join(at, 'gitops');
      for (const file of ['aws-k8s-cni.yaml', 'kube-proxy.eks-1.25.json'])
        writeFileSync(join(base, file.replace('.json', '.yaml')), readFileSync(new URL(file, oracles)));
      writeFileSync(
        join(base, 'kustomization.yaml'),
        'resources: [aws-k8s-cni.yaml, kube-proxy.eks-1.25.yaml]\npatches: [{path: aws-node.yaml}, {path: kube-proxy.yaml}]\n',
      );
      const sets = kustomized(base).filter(({ kind }) => kind === 'DaemonSet');
      const given = sets.flatMap((one) => {
        const { initContainers = [], containers } = podSpec(one);
        return [...initContainers, ...containers].map(({ name, envFrom }) => [name, envFrom]);
      });
      const both = [{ configMapRef: { name: proxyMap } }, { secretRef: { name: proxyMap } }];
      expect(given.sort()).toEqual([
        ['aws-eks-nodeagent', both],
        ['aws-node', both],
        ['aws-vpc-cni-init', both],
        ['kube-proxy', both],
      ]);
    },
  );

  staged(
    'is applied by apply.sh with kustomize, seen by verify.sh and taken back by rollback.sh',
    async ({ stage }) => {
      const { server, bundle, seen } = stage;
      const before = seen();
      bundle.write(deliveredBy('kustomize'));
      expect(await bundle.script('apply.sh', ['--yes'])).toMatchObject({ code: 0, err: '' });
      expect(podSpec(server.get('daemonsets', 'aws-node')).containers.map(({ envFrom }) => envFrom)).toEqual([
        ours,
        ours,
      ]);
      expect(await bundle.script('verify.sh')).toMatchObject({ code: 0 });
      const { code, out } = await bundle.script('rollback.sh', ['--yes']);
      expect({ code, done: out.includes('Done: the cluster is as it was') }).toEqual({ code: 0, done: true });
      expect(seen()).toEqual(before);
    },
  );

  staged('is left to Git by apply.sh with Argo CD and Flux, which looks and keeps', async ({ stage }) => {
    const { server, bundle, seen } = stage;
    const before = seen();
    for (const delivery of ['argocd', 'flux'] as const) {
      bundle.write(deliveredBy(delivery));
      const { code, out } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(0);
      expect(out).toContain('put gitops/ into Git');
    }
    expect(seen()).toEqual(before);
    expect(server.writes.filter((one) => !one.includes('configmaps'))).toEqual([]);
    expect(server.get('configmaps', 'proxy-wizard-before')).toBeDefined();
    // What the controller does then.
    const sync = ['apply', '--server-side', '--force-conflicts', `--field-manager=${fieldManager}`, '-k'];
    expect(await bundle.kubectl(...sync, bundle.path('gitops'))).toMatchObject({ code: 0 });
    await bundle.kubectl('rollout', 'restart', 'daemonset/aws-node', 'daemonset/kube-proxy');
    const verified = await bundle.script('verify.sh');
    expect(verified.out.split('\n').filter((line) => line.startsWith('fail'))).toEqual([]);
    expect((await bundle.script('rollback.sh', ['--yes'])).code).toBe(0);
    expect(podSpec(server.get('daemonsets', 'aws-node')).containers.map(({ envFrom }) => envFrom)).toEqual([
      undefined,
      undefined,
    ]);
  });

  staged(
    'is refused beforehand where a container takes variables from elsewhere, or is not there',
    async ({ stage }) => {
      const { server, bundle } = stage;
      bundle.write(deliveredBy('flux'));
      const object = server.get('daemonsets', 'kube-proxy');
      if (object === undefined) throw new Error('the cluster has kube-proxy');
      (podSpec(object).containers[0] as Container).envFrom = [{ configMapRef: { name: 'others' } }];
      server.put(object);
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain('gitops/ would replace that');
      expect(server.get('configmaps', 'proxy-wizard-before')).toBeUndefined();
    },
  );
});

/** What the template of the chart makes of the values: aws/eks-charts stable/aws-vpc-cni/templates/daemonset.yaml. */
function rendered(object: KubeObject, plan: Plan): KubeObject {
  const text = clusterDocuments(plan).find(({ path }) => path === 'helm/aws-vpc-cni.values.yaml')?.text ?? '';
  const values = parse(text);
  const spec = podSpec(object);
  const into = (one: Container | undefined, env: readonly unknown[]) => {
    if (one === undefined) throw new Error('there is no such container');
    one.env = [...((one.env as unknown[] | undefined) ?? []), ...env];
  };
  into(
    spec.initContainers?.[0],
    Object.entries<string>(values.init.env).map(([name, value]) => ({ name, value })),
  );
  into(
    spec.containers.find(({ name }) => name === 'aws-node'),
    values.extraEnv,
  );
  return object;
}

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'helm, with kubectl'), { timeout: 120_000 }, () => {
  staged(
    'apply.sh patches what no chart reaches, twice, and verify.sh takes the values of the chart',
    async ({ stage }) => {
      const { server, bundle } = stage;
      const plan = deliveredBy('helm');
      bundle.write(plan);
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      const missing = await bundle.script('verify.sh');
      expect(missing.out).toContain('fail container/aws-node/aws-node takes nothing from the ConfigMap');
      const awsNode = server.get('daemonsets', 'aws-node');
      if (awsNode === undefined) throw new Error('the cluster has aws-node');
      server.put(rendered(awsNode, plan));
      const { code, out } = await bundle.script('verify.sh');
      expect(out.split('\n').filter((line) => line.startsWith('fail'))).toEqual([]);
      expect(code).toBe(0);
      expect(out).toContain('ok container/aws-node/aws-eks-nodeagent takes the ConfigMap by envFrom');
      expect(out).toContain('ok container/aws-node/aws-node takes the ConfigMap by env keys');
      expect(out).toContain('ok container/aws-node/aws-vpc-cni-init has the values of this bundle in its env');
    },
  );

  test('with a login: the container aws-node takes it from the Secret, the init container has none', () => {
    const plan = deliveredBy('helm', { login });
    const text = (path: string) => clusterDocuments(plan).find((one) => one.path === path)?.text ?? '';
    const { extraEnv, init } = parse(text('helm/aws-vpc-cni.values.yaml'));
    expect(
      extraEnv.map(({ name, valueFrom }: { name: string; valueFrom: object }) => [name, ...Object.keys(valueFrom)]),
    ).toEqual([
      ['HTTP_PROXY', 'secretKeyRef'],
      ['HTTPS_PROXY', 'secretKeyRef'],
      ['NO_PROXY', 'configMapKeyRef'],
    ]);
    expect(init.env.HTTPS_PROXY).toBe(here.httpsProxy);
    expect(text('verify.sh')).toContain("note 'login/aws-node/aws-vpc-cni-init gets none from the chart");
    expect(text('apply.sh')).toContain('check_env aws-node aws-eks-nodeagent\n');
  });
});
