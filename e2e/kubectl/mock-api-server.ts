// A Kubernetes API over loopback, just enough for the real kubectl to run our scripts: discovery, get, list, create,
// replace, patch, delete, watch, and a DaemonSet controller that replaces pods when their template changes. It keeps
// no rules of merging of its own: a patch is merged by `kubectl patch --local`, the same code as in the API server. What is
// applied on the server is merged in the same way, which is the same for lists with a merge key and for envFrom; it knows no
// owners of fields, so it takes nothing away.

import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { discovery, type Resource, resources } from './discovery.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [key: string]: Json | undefined };
  [key: string]: unknown;
}

export interface MockApiServer {
  readonly url: string;
  /** `METHOD /path` of every request that changes something, in order. */
  readonly writes: readonly string[];
  /** The object as the server holds it, a copy; nothing where there is none. */
  get(plural: string, name: string): KubeObject | undefined;
  /** Every object of a kind. */
  all(plural: string): readonly KubeObject[];
  put(object: KubeObject): void;
  remove(plural: string, name: string): void;
  /** Requests that are answered with 403, by a test of `METHOD /path`. */
  refuse(test: (request: string) => boolean): void;
  /** DaemonSets whose new pods never become ready. */
  readonly stuck: Set<string>;
  close(): Promise<void>;
}

/** Starts on a free port of the loopback with these objects; DaemonSets get their pods, one on each Node. */
export async function startMockApiServer(seed: readonly KubeObject[]): Promise<MockApiServer> {
  const store = new Map<string, KubeObject>();
  const writes: string[] = [];
  const stuck = new Set<string>();
  let refused: (request: string) => boolean = () => false;
  let version = 1;
  // A clock of its own: each change is a second later than the one before.
  let seconds = Date.parse('2026-01-05T01:00:00Z') / 1000;
  const now = (): string => new Date(++seconds * 1000).toISOString().replace('.000Z', 'Z');
  const keyOf = (plural: string, name: string): string => `${plural}/${name}`;
  const ofKind = (kind: string): KubeObject[] => [...store.values()].filter((object) => object.kind === kind);

  function write(resource: Resource, object: KubeObject): KubeObject {
    const key = keyOf(resource.plural, object.metadata.name);
    const former = store.get(key);
    // What a typed server does not write out.
    const template = at(object, 'spec', 'template', 'metadata');
    if (isRecord(template) && isRecord(template.annotations) && Object.keys(template.annotations).length === 0)
      delete template.annotations;
    const same = former !== undefined && body(former) === body(object);
    if (same) return former;
    const time = now();
    object.metadata.creationTimestamp = former?.metadata.creationTimestamp ?? object.metadata.creationTimestamp ?? time;
    object.metadata.uid = former?.metadata.uid ?? `00000000-0000-0000-0000-${String(version).padStart(12, '0')}`;
    object.metadata.resourceVersion = String(++version);
    object.metadata.managedFields = [
      {
        manager: 'kubectl',
        operation: 'Update',
        apiVersion: object.apiVersion,
        time,
        fieldsType: 'FieldsV1',
        fieldsV1: {},
      },
    ];
    if (object.kind === 'DaemonSet') {
      const changed = JSON.stringify(former?.spec) !== JSON.stringify(object.spec);
      object.metadata.generation = Number(former?.metadata.generation ?? 0) + (changed ? 1 : 0);
      if (changed) rollOut(object, time, former !== undefined && stuck.has(object.metadata.name));
    }
    store.set(key, object);
    return object;
  }

  function rollOut(daemonSet: KubeObject, time: string, sticks: boolean): void {
    const nodes = ofKind('Node');
    const count = nodes.length;
    const ready = sticks ? count - 1 : count;
    daemonSet.status = {
      currentNumberScheduled: count,
      desiredNumberScheduled: count,
      numberMisscheduled: 0,
      numberReady: ready,
      numberAvailable: ready,
      updatedNumberScheduled: sticks ? 1 : count,
      observedGeneration: daemonSet.metadata.generation ?? 1,
    };
    if (sticks) return;
    nodes.forEach((node, index) => {
      const name = `${daemonSet.metadata.name}-${'abcdefgh'[index] ?? 'x'}7k2p`;
      store.set(keyOf('pods', name), podOf(daemonSet, name, node.metadata.name, time));
    });
  }

  async function answer(request: IncomingMessage, text: string, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://server');
    const method = request.method ?? 'GET';
    const send = (code: number, value: unknown): void => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const fail = (code: number, reason: string, message: string): void =>
      send(code, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason, message, code });

    const known = discovery(url.pathname);
    if (known !== undefined) return send(200, known);
    const path = /^\/(?:api|apis\/apps|apis\/batch)\/v1(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/.exec(
      url.pathname,
    );
    const resource = resources.find(({ plural }) => plural === path?.[2]);
    if (path === null || resource === undefined) return fail(404, 'NotFound', 'the server could not find the resource');
    const name = path[3];
    if (method !== 'GET') writes.push(`${method} ${url.pathname}`);
    if (refused(`${method} ${url.pathname}`)) return fail(403, 'Forbidden', `${resource.plural} is forbidden`);

    if (method === 'POST') {
      const object: KubeObject = JSON.parse(text);
      if (store.has(keyOf(resource.plural, object.metadata.name)))
        return fail(409, 'AlreadyExists', `${resource.plural} "${object.metadata.name}" already exists`);
      if (path[1] !== undefined) object.metadata.namespace = path[1];
      return send(201, write(resource, object));
    }
    if (name === undefined) {
      const items = ofKind(resource.kind).filter((object) => selects(url.searchParams, object));
      if (url.searchParams.get('watch') === 'true') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
        return;
      }
      const metadata = { resourceVersion: String(version) };
      return send(200, { kind: `${resource.kind}List`, apiVersion: resource.apiVersion, metadata, items });
    }
    const object = store.get(keyOf(resource.plural, name));
    if (method === 'PATCH' && request.headers['content-type'] === 'application/apply-patch+yaml') {
      const applied: KubeObject = parse(text);
      if (object !== undefined)
        return send(200, write(resource, await merged(object, JSON.stringify(applied), 'strategic')));
      // A part of a DaemonSet is no DaemonSet.
      if (resource.kind === 'DaemonSet')
        return fail(422, 'Invalid', `DaemonSet "${name}" is invalid: spec.selector: Required value`);
      return send(201, write(resource, { ...applied, metadata: { ...applied.metadata, namespace: path[1] ?? '' } }));
    }
    if (object === undefined) return fail(404, 'NotFound', `${resource.plural} "${name}" not found`);
    if (method === 'GET') return send(200, object);
    if (method === 'PATCH') {
      const type = (request.headers['content-type'] ?? '').replace(/^application\/(.*)-?patch\+json.*$/, '$1');
      return send(200, write(resource, await merged(object, text, type.replace(/-$/, ''))));
    }
    if (method === 'PUT') {
      const next: KubeObject = JSON.parse(text);
      if (![undefined, object.metadata.resourceVersion].includes(next.metadata.resourceVersion))
        return fail(409, 'Conflict', 'the object has been modified');
      return send(200, write(resource, next));
    }
    store.delete(keyOf(resource.plural, name));
    return send(200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' });
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      answer(request, text, response).catch((error: unknown) => {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ kind: 'Status', status: 'Failure', message: String(error), code: 400 }));
      });
    });
  });

  const put = (object: KubeObject): void => {
    const resource = resources.find(({ kind }) => kind === object.kind);
    if (resource === undefined) throw new Error(`no such kind: ${object.kind}`);
    write(resource, structuredClone(object));
  };
  for (const object of seed.filter(({ kind }) => kind === 'Node')) put(object);
  for (const object of seed.filter(({ kind }) => kind !== 'Node')) put(object);

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    stuck,
    get: (plural, name) => structuredClone(store.get(keyOf(plural, name))),
    all: (plural) => ofKind(resources.find((resource) => resource.plural === plural)?.kind ?? ''),
    put,
    remove: (plural, name) => void store.delete(keyOf(plural, name)),
    refuse: (test) => {
      refused = test;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** An object without what the server itself writes. */
function body({ status: _status, ...object }: KubeObject): string {
  const { resourceVersion, uid, generation, managedFields, creationTimestamp, ...metadata } = object.metadata;
  return JSON.stringify({ ...object, metadata });
}

function selects(query: URLSearchParams, object: KubeObject): boolean {
  const labels = object.metadata.labels;
  const label = (query.get('labelSelector') ?? '').split(',').filter((part) => part !== '');
  const field = (query.get('fieldSelector') ?? '').split(',').filter((part) => part.startsWith('metadata.name='));
  return (
    label.every((part) => {
      const [key = '', value] = part.split('=');
      return isRecord(labels) && labels[key] === value;
    }) && field.every((part) => part === `metadata.name=${object.metadata.name}`)
  );
}

function merged(object: KubeObject, patch: string, type: string): Promise<KubeObject> {
  const kind = type === 'strategic-merge' ? 'strategic' : type;
  return new Promise((resolve, reject) => {
    const args = ['patch', '--local', '-f', '-', '--type', kind, '-p', patch, '-o', 'json'];
    const env = { ...process.env, KUBECONFIG: '/dev/null' };
    const child = execFile('kubectl', args, { env }, (error, stdout) =>
      error === null ? resolve(JSON.parse(stdout)) : reject(error),
    );
    child.stdin?.end(JSON.stringify(object));
  });
}

function podOf(daemonSet: KubeObject, name: string, node: string, time: string): KubeObject {
  const spec = at(daemonSet, 'spec', 'template', 'spec');
  const statuses = (list: unknown, state: Json): Json[] =>
    (Array.isArray(list) ? list : []).map((container: { name: string; image: string }) => ({
      name: container.name,
      image: container.image,
      imageID: '',
      containerID: `containerd://${container.name}`,
      ready: true,
      restartCount: 0,
      state,
    }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'kube-system',
      labels: structuredClone(at(daemonSet, 'spec', 'template', 'metadata', 'labels')) as Json,
      creationTimestamp: time,
    },
    spec: { ...(isRecord(spec) ? structuredClone(spec) : {}), nodeName: node },
    status: {
      phase: 'Running',
      startTime: time,
      hostIP: '10.0.1.23',
      podIP: '10.0.1.23',
      podIPs: [{ ip: '10.0.1.23' }],
      conditions: [{ type: 'Ready', status: 'True' }],
      initContainerStatuses: statuses(at(spec, 'initContainers'), {
        terminated: { exitCode: 0, reason: 'Completed', startedAt: time, finishedAt: time },
      }),
      containerStatuses: statuses(at(spec, 'containers'), { running: { startedAt: time } }),
    },
  };
}
