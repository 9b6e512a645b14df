// A cluster before we come, and a desk to apply a bundle from: on the real API server where this machine could build one,
// else on the small one of e2e/kubectl.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startMockApiServer } from '../../kubectl/mock-api-server.ts';
import { cluster as mockObjects } from '../../kubectl/objects.ts';
import { until } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';
import { type Any, kubeconfigOf, startApiServer } from './api-server.ts';
import { type Desk, openDesk } from './desk.ts';
import { manifests } from './manifests.ts';
import { startNodes } from './nodes.ts';
import { DAEMON_SETS, MAPS, type State, visible } from './state.ts';

export interface Cluster {
  readonly title: string;
  /** The real API server: it merges, owns fields and refuses by its own rules. */
  readonly real: boolean;
  readonly desk: Desk;
  /** What the scripts need to be told besides. */
  readonly flags: readonly string[];
  /** The DaemonSets as the vendor has them, as one text for kubectl. */
  readonly manifest: string;
  /** What people see of our objects. */
  state(): Promise<State>;
  /** An object as the server holds it. */
  get(plural: 'configmaps' | 'daemonsets' | 'pods', name: string): Promise<Any>;
  /** Back to what was there before we came, or to another manifest in its place. */
  reset(manifest?: string): Promise<void>;
  /** How often kubectl has changed something, by the server's own record. */
  writes(): number;
  close(): Promise<void>;
}

const pathOf = (plural: string, name = ''): string =>
  `${plural === 'daemonsets' ? '/apis/apps/v1' : '/api/v1'}/namespaces/kube-system/${plural}/${name}`.replace(
    /\/$/,
    '',
  );

async function stateOf(get: Cluster['get']): Promise<State> {
  const objects = await Promise.all([
    ...MAPS.map((name) => get('configmaps', name)),
    ...DAEMON_SETS.map((name) => get('daemonsets', name)),
  ]);
  return Object.fromEntries([...MAPS, ...DAEMON_SETS].map((name, at) => [name, visible(objects[at])]));
}

const list = (items: readonly Any[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** The API server from its sources. EKS puts its add-ons there as field manager `eks`, and so does this. */
async function realCluster(lab: Lab, programs: string, host: string): Promise<Cluster> {
  const server = await startApiServer(lab, programs, host);
  try {
    await startNodes(server);
    const { certificate, token, address, ask } = server;
    const hosts = `${address} ${host.toLowerCase()}\n`;
    const kubeconfig = kubeconfigOf(`https://${host}`, certificate, token);
    const desk = await openDesk(lab, join(programs, 'kubectl'), kubeconfig, hosts);
    const { title, daemonSets } = manifests();
    const manifest = list(daemonSets);
    const get: Cluster['get'] = async (plural, name) => {
      const { status, body } = await ask('GET', pathOf(plural, name));
      return status === 200 ? body : undefined;
    };
    const gone = async (): Promise<boolean> => {
      const left = await Promise.all([
        ...DAEMON_SETS.map((name) => get('daemonsets', name)),
        ...MAPS.map((name) => get('configmaps', name)),
      ]);
      const pods = await ask('GET', pathOf('pods'));
      return left.every((object) => object === undefined) && pods.body.items.length === 0;
    };
    const settled = async (): Promise<boolean> => {
      const all = await Promise.all(DAEMON_SETS.map((name) => get('daemonsets', name)));
      return all.every(({ status }) => status.numberReady === 2 && status.updatedNumberScheduled === 2);
    };
    const reset = async (put = manifest) => {
      for (const name of MAPS) await ask('DELETE', pathOf('configmaps', name));
      for (const name of DAEMON_SETS)
        await ask('DELETE', pathOf('daemonsets', name), { propagationPolicy: 'Background' });
      await until('an empty cluster', gone);
      const { code, err } = await desk.kubectl(['apply', '--server-side', '--field-manager=eks', '-f', '-'], put);
      if (code !== 0) throw new Error(err);
      await until('the pods of the DaemonSets', settled);
    };
    const version = (await ask('GET', '/version')).body.gitVersion;
    return {
      ...{ title: `kube-apiserver ${version} with ${title}`, real: true, desk, flags: [], manifest, get, reset },
      state: () => stateOf(get),
      close: server.close,
      writes: () => server.writes().length,
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function mockCluster(lab: Lab, kubectl: string): Promise<Cluster> {
  const server = await startMockApiServer(mockObjects());
  const desk = await openDesk(lab, kubectl, kubeconfigOf(server.url, '', ''), '');
  const get: Cluster['get'] = async (plural, name) => server.get(plural, name);
  const reset = async () => {
    for (const name of MAPS) server.remove('configmaps', name);
    for (const name of DAEMON_SETS) server.remove('daemonsets', name);
    for (const object of mockObjects()) server.put(object);
  };
  return {
    ...{ title: 'a small API server of ours', real: false, desk, flags: ['--any-server'], manifest: '', get, reset },
    state: () => stateOf(get),
    writes: () => server.writes.length,
    close: server.close,
  };
}

/** A cluster for the host of an endpoint; nothing, with the reason, where this machine has no kubectl either. */
export async function openCluster(
  lab: Lab,
  host: string,
): Promise<{ readonly cluster?: Cluster; readonly missing?: string }> {
  const built = await lab.program('kubernetes');
  if ('folder' in built) return { cluster: await realCluster(lab, built.folder, host) };
  const kubectl = spawnSync('sh', ['-c', 'command -v kubectl'], { encoding: 'utf8' }).stdout.trim();
  if (kubectl === '') return { missing: `${built.missing}, and it has no kubectl` };
  return { cluster: await mockCluster(lab, kubectl), missing: built.missing };
}
