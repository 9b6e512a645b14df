// The patches through the real `kubectl patch --local`: they change the containers meant, and add none.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { patches } from '../../src/core/documents/cluster/patches.ts';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { awsNode, kubeProxy } from './objects.ts';
import { hasKubectl, needing } from './workspace.ts';

interface Container {
  name: string;
  envFrom?: unknown;
}
interface DaemonSet {
  kind: string;
  metadata: { name: string };
  spec: { template: { spec: { initContainers?: Container[]; containers: Container[] } } };
}

const oracles = new URL('../../../shared/oracles/', import.meta.url);
const hasOracles = existsSync(oracles);

/** The DaemonSet in a file of one or several YAML or JSON documents. */
function daemonSetOf(file: string): DaemonSet {
  const objects = parseAllDocuments(readFileSync(new URL(file, oracles), 'utf8')).map((one) => one.toJS() as DaemonSet);
  const found = objects.find((object) => object?.kind === 'DaemonSet');
  if (found === undefined) throw new Error(`${file} has no DaemonSet`);
  return found;
}

function patched(object: object, patch: string): DaemonSet {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  writeFileSync(join(folder, 'object.json'), JSON.stringify(object));
  writeFileSync(join(folder, 'patch.yaml'), patch);
  const args = ['patch', '--local', '-f', join(folder, 'object.json'), '--patch-file', join(folder, 'patch.yaml')];
  const { status, stdout, stderr } = spawnSync('kubectl', [...args, '-o', 'json'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

const withNodeAgent = (nodeAgent: boolean) => {
  const plan = samplePlan();
  const addOns = { ...plan.settings.addOns, vpcCni: { nodeAgent } };
  return patches({ ...plan, settings: { ...plan.settings, addOns } });
};
const patchOf = (path: string, documents = patches(samplePlan())): string =>
  documents.find((document) => document.path === path)?.text ?? '';

const ours = [{ configMapRef: { name: 'proxy-environment-variables' } }];
const given = (object: DaemonSet): string[] => {
  const { initContainers = [], containers } = object.spec.template.spec;
  return [...initContainers, ...containers].filter((one) => one.envFrom !== undefined).map(({ name }) => name);
};

/** The object with our envFrom in these containers, and not otherwise changed. */
function expectOnly(object: object, patch: string, names: readonly string[]): void {
  const before = patched(object, '{}\n');
  const after = patched(object, patch);
  expect(given(after)).toEqual(names);
  const give = (list: Container[] | undefined) =>
    list?.map((one) => (names.includes(one.name) ? { ...one, envFrom: ours } : one));
  const spec = before.spec.template.spec;
  if (spec.initContainers !== undefined) spec.initContainers = give(spec.initContainers) ?? [];
  spec.containers = give(spec.containers) ?? [];
  expect(after).toEqual(before);
}

const all = ['aws-vpc-cni-init', 'aws-node', 'aws-eks-nodeagent'];

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'the patches, with kubectl'), { timeout: 120_000 }, () => {
  test('change the three containers of aws-node', () => {
    expectOnly(awsNode(), patchOf('patches/aws-node.yaml'), all);
  });

  test('leave the agent out where VPC CNI has none', () => {
    const patch = patchOf('patches/aws-node.yaml', withNodeAgent(false));
    expectOnly(awsNode({ nodeAgent: false }), patch, ['aws-vpc-cni-init', 'aws-node']);
  });

  test('change the one container of kube-proxy', () => {
    expectOnly(kubeProxy(), patchOf('patches/kube-proxy.yaml'), ['kube-proxy']);
  });

  test('would add a container that is not there, which is why apply.sh looks first', () => {
    const after = patched(awsNode({ nodeAgent: false }), patchOf('patches/aws-node.yaml'));
    expect(after.spec.template.spec.containers.map(({ name }) => name)).toContain('aws-eks-nodeagent');
  });

  test.skipIf(!hasOracles)(needing(hasOracles, '../shared/oracles', 'fit the manifests of AWS'), () => {
    expectOnly(daemonSetOf('aws-k8s-cni.yaml'), patchOf('patches/aws-node.yaml'), all);
    expectOnly(daemonSetOf('kube-proxy.eks-1.25.json'), patchOf('patches/kube-proxy.yaml'), ['kube-proxy']);
  });
});
