// A Kubernetes API server of its own: etcd from Debian, kube-apiserver and the controller of DaemonSets from their sources,
// on an address that only the lab has. What stands in for nodes is nodes.ts.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request as send } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { authority, certificateFor } from '../frame/certificates.ts';
import { must, serve, until } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';

/** Any object of the API; the lab reads what it knows to be there. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the API
export type Any = any;

export interface Answer {
  readonly status: number;
  readonly body: Any;
}

export interface ApiServer {
  readonly certificate: string;
  readonly token: string;
  readonly address: string;
  /** `GET /api/v1/nodes` and what came back. */
  ask(method: string, path: string, body?: unknown, type?: string): Promise<Answer>;
  /** Calls with each object of a path as it is and as it changes, until the server is closed. */
  watch(path: string, each: (object: Any) => Promise<unknown>): void;
  /** `patch /apis/apps/v1/...` of each request by kubectl that changes something, by the server's audit log. */
  writes(): readonly string[];
  close(): Promise<void>;
}

const TOKEN = 'of-nobody-but-the-lab';
/** These programs live for minutes: memory is cheaper here than to look for garbage as often as they do by themselves. */
const RARELY = 'GOGC=400';
let servers = 0;

/** Starts one for the host by which a kubeconfig names it. Programs are those of the folder. */
export async function startApiServer(lab: Lab, programs: string, host: string): Promise<ApiServer> {
  servers += 1;
  const address = `10.9.0.${servers}`;
  await must('ip', ['addr', 'add', `${address}/32`, 'dev', 'lo']);
  const work = lab.scratch('api-server');
  const own = await authority(lab, 'kubernetes');
  const certificates = await certificateFor(lab, own, [host, 'kubernetes']);
  const file = (name: string, text: string): string => {
    writeFileSync(join(work, name), text);
    return join(work, name);
  };
  const tokens = file('tokens.csv', `${TOKEN},lab,lab,"system:masters"\n`);
  const policy = {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived', 'ResponseStarted', 'Panic'],
    rules: [
      { level: 'Metadata', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
      { level: 'None' },
    ],
  };
  const audit = join(work, 'audit.log');
  mkdirSync(join(work, 'etcd'));
  const stops: (() => Promise<void>)[] = [];
  let died = '';
  let closed = false;
  const mourn = (last: string): void => {
    died = last;
  };
  const close = async () => {
    closed = true;
    for (const stop of stops.reverse()) await stop();
    await must('ip', ['addr', 'del', `${address}/32`, 'dev', 'lo']);
  };
  try {
    const etcd = `http://${address}:2379`;
    const peers = `http://${address}:2380`;
    const store = [
      ...['--data-dir=/mnt/etcd', '--unsafe-no-fsync', '--name=lab', '--logger=zap', '--log-outputs=stderr'],
      ...[`--listen-client-urls=${etcd}`, `--advertise-client-urls=${etcd}`, `--listen-peer-urls=${peers}`],
      ...[`--initial-advertise-peer-urls=${peers}`, `--initial-cluster=lab=${peers}`],
    ];
    const inTools = 'mount --make-rprivate /; mount --bind "$2" "$1/mnt"; tools=$1; shift 2; exec chroot "$tools" "$@"';
    stops.push(
      await serve(
        'unshare',
        ['--mount', 'bash', '-ec', inTools, '_', lab.roots.tools, work, 'env', RARELY, 'etcd', ...store],
        undefined,
        mourn,
      ),
    );
    await until('etcd', async () => (await fetch(`${etcd}/health`).catch(() => undefined))?.ok === true);
    const [certificate, keys] = ['server.crt', 'server.key'].map((name) => join(certificates, name));
    stops.push(
      await serve(
        'env',
        [
          ...[RARELY, join(programs, 'kube-apiserver')],
          ...[`--etcd-servers=${etcd}`, `--bind-address=${address}`, '--secure-port=443', `--cert-dir=${work}`],
          ...[`--tls-cert-file=${certificate}`, `--tls-private-key-file=${keys}`],
          ...[`--token-auth-file=${tokens}`, '--authorization-mode=RBAC', '--service-cluster-ip-range=172.20.0.0/16'],
          ...['--service-account-issuer=https://kubernetes.default.svc', `--service-account-key-file=${certificate}`],
          ...[
            `--service-account-signing-key-file=${keys}`,
            '--disable-admission-plugins=ServiceAccount',
            '--allow-privileged=true',
          ],
          ...[`--audit-log-path=${audit}`, `--audit-policy-file=${file('policy.json', JSON.stringify(policy))}`],
        ],
        undefined,
        mourn,
      ),
    );
    const agent = new Agent({ keepAlive: true, ca: own.certificate, servername: host });
    const open = (method: string, path: string, text = '', type = 'application/json'): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        // Node gives DELETE no length by itself.
        const length = { 'content-type': type, 'content-length': Buffer.byteLength(text) };
        const headers = { authorization: `Bearer ${TOKEN}`, 'user-agent': 'lab', ...length };
        send({ host: address, port: 443, method, path, agent, headers }, resolve).on('error', reject).end(text);
      });
    const ask: ApiServer['ask'] = async (method, path, body, type) => {
      const answer = await open(method, path, body === undefined ? '' : JSON.stringify(body), type);
      let text = '';
      for await (const chunk of answer) text += chunk;
      const json = (answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode ?? 0, body: json ? JSON.parse(text) : text };
    };
    const watch: ApiServer['watch'] = async (path, each) => {
      while (!closed) {
        try {
          for await (const line of createInterface({ input: await open('GET', `${path}?watch=true`) })) {
            const { type, object } = JSON.parse(line);
            if (type !== 'DELETED') await each(object);
          }
        } catch {
          // The server has ended the watch; a new one begins with all objects.
        }
      }
    };
    const answers = async (path: string): Promise<boolean> => {
      if (died !== '') throw new Error(died);
      const answer = await ask('GET', path).catch(() => undefined);
      return answer?.status === 200;
    };
    await until('the API server', () => answers('/readyz'), 120_000);
    await until('the namespace kube-system', () => answers('/api/v1/namespaces/kube-system'), 30_000);
    const kubeconfig = file('controller.json', kubeconfigOf(`https://${host}`, own.certificate, TOKEN));
    stops.push(
      await serve(
        'unshare',
        [
          ...['--mount', 'bash', '-ec', 'mount --make-rprivate /; mount --bind "$1" /etc/hosts; shift; exec "$@"', '_'],
          ...[file('hosts', `127.0.0.1 localhost\n${address} ${host.toLowerCase()}\n`)],
          ...[
            'env',
            RARELY,
            join(programs, 'kube-controller-manager'),
            `--kubeconfig=${kubeconfig}`,
            '--leader-elect=false',
          ],
          ...['--controllers=daemonset-controller,garbage-collector-controller', '--secure-port=0'],
        ],
        undefined,
        mourn,
      ),
    );
    const writes = (): readonly string[] =>
      readFileSync(audit, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
        .filter(({ userAgent }) => /^kubectl\//.test(userAgent ?? ''))
        .map(({ verb, requestURI }) => `${verb} ${requestURI.split('?')[0]}`);
    return { certificate: own.certificate, token: TOKEN, address, ask, watch, writes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A kubeconfig for one server, as kubectl reads it: JSON is YAML. */
export const kubeconfigOf = (server: string, certificate: string, token: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'lab', cluster: { server, 'certificate-authority-data': Buffer.from(certificate).toString('base64') } },
    ],
    users: [{ name: 'lab', user: { token } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    'current-context': 'lab',
  });
