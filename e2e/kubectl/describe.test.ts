// The verdicts on what the real kubectl prints: describe of pods and of DaemonSets, in each shape that people have.

import { describe, expect, test } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import { verify as verifyOf } from '../../src/core/verify/verify.ts';
import { startMockApiServer } from './mock-api-server.ts';
import { cluster } from './objects.ts';
import { hasKubectl, needing, openWorkspace, sideBySide, type Workspace } from './workspace.ts';

const run = test.extend<{ bundle: Workspace }>({
  bundle: async ({ task: _task }, use) => {
    const server = await startMockApiServer(cluster());
    const bundle = openWorkspace(server.url);
    bundle.write(samplePlan({ endpointHost: '127.0.0.1' }));
    await use(bundle);
    bundle.close();
    await server.close();
  },
});

const verify = (text: string) => verifyOf(text, identityOf(samplePlan()));

/** Each verdict on the first pod or DaemonSet of a text, in short. */
const short = (text: string): string[] => {
  const { verdicts } = verify(text);
  const name = (container: string | undefined): string => (container ?? '').split('/').at(-1) ?? '';
  const first = verdicts[0]?.params.container?.split('/')[0];
  return verdicts
    .filter(({ params }) => params.container?.startsWith(`${first}/`))
    .map(({ state, params }) => `${state} ${name(params.container)}`);
};

const pods = ['describe', 'pods', '-l', 'k8s-app=aws-node'];
const daemonSet = ['describe', 'daemonset', 'aws-node'];
const setEnv = (containers: string) => [
  'set',
  'env',
  'daemonset/aws-node',
  '--from=configmap/proxy-environment-variables',
  `--containers=${containers}`,
];
const removeEnvFrom = (path: string) => `{"op":"remove","path":"/spec/template/spec/${path}/envFrom"}`;

describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'what kubectl describe prints'), sideBySide, () => {
  run('before apply.sh, every container fails by name', async ({ bundle }) => {
    for (const command of [pods, daemonSet]) {
      const { out } = await bundle.kubectl(...command);
      expect(short(out)).toEqual(['fails aws-vpc-cni-init', 'fails aws-node', 'fails aws-eks-nodeagent']);
    }
  });

  run('after apply.sh, every container holds', async ({ bundle }) => {
    await bundle.script('apply.sh', ['--yes']);
    for (const command of [pods, daemonSet]) {
      const { out } = await bundle.kubectl(...command);
      expect(out).toContain('Environment Variables from:');
      expect(short(out)).toEqual(['holds aws-vpc-cni-init', 'holds aws-node', 'holds aws-eks-nodeagent']);
    }
    const { holds, total } = verify((await bundle.kubectl(...pods)).out);
    expect({ holds, total }).toEqual({ holds: 6, total: 6 });
    const proxy = verify((await bundle.kubectl('describe', 'pods', '-l', 'k8s-app=kube-proxy')).out);
    expect({ holds: proxy.holds, total: proxy.total }).toEqual({ holds: 2, total: 2 });
  });

  run('kubectl set env beside it is a note, and alone a proof', async ({ bundle }) => {
    await bundle.script('apply.sh', ['--yes']);
    // kubectl since 1.22 reaches init containers, too: kubernetes/kubernetes#101669.
    await bundle.kubectl(...setEnv('*'));
    const both = (await bundle.kubectl(...pods)).out;
    expect(both).toContain("<set to the key 'HTTPS_PROXY' of config map 'proxy-environment-variables'>");
    expect(short(both)).toEqual([...all((name) => [`note ${name}`]), ...all((name) => [`holds ${name}`])]);

    const everywhere = ['initContainers/0', 'containers/0', 'containers/1'].map(removeEnvFrom);
    await bundle.kubectl('patch', 'daemonset', 'aws-node', '--type=json', '-p', `[${everywhere.join(',')}]`);
    for (const command of [pods, daemonSet]) {
      expect(short((await bundle.kubectl(...command)).out)).toEqual(all((name) => [`holds ${name}`]));
    }
  });

  run('an init container that was left out is named', async ({ bundle }) => {
    await bundle.script('apply.sh', ['--yes']);
    await bundle.kubectl(...setEnv('aws-*node*'));
    const everywhere = ['initContainers/0', 'containers/0', 'containers/1'].map(removeEnvFrom);
    await bundle.kubectl('patch', 'daemonset', 'aws-node', '--type=json', '-p', `[${everywhere.join(',')}]`);
    const { out } = await bundle.kubectl(...pods);
    expect(short(out)).toEqual(['fails aws-vpc-cni-init', 'holds aws-node', 'holds aws-eks-nodeagent']);
    expect(verify(out).verdicts[0]?.text.en).toContain('leaves init containers out');
  });
});

const all = (each: (name: string) => string[]): string[] =>
  ['aws-vpc-cni-init', 'aws-node', 'aws-eks-nodeagent'].flatMap(each);
