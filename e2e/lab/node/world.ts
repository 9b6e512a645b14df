// The world around a node: a VPC that it reaches by itself, a proxy in it, and an internet that only the proxy reaches.
//
//   node   10.0.1.11                 169.254.169.254 on its loopback; no default route
//   vpc    10.0.1.20 and others      API server, S3 endpoint, names of the company: a web server
//          10.0.1.21                 registry.corp.example
//   proxy  10.0.1.10, 203.0.113.10   squid
//   inet   203.0.113.20, .21         the AWS APIs and the outside: a web server; ECR: a registry

import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Authority, certificateFor } from '../frame/certificates.ts';
import { must, run, serve, until } from '../frame/command.ts';
import { addSpaces, ip, removeSpaces } from '../frame/network.ts';
import type { Lab } from '../frame/part.ts';
import { registryStore } from './registry-store.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export const NODE = '10.0.1.11';
export const PROXY = ['10.0.1.10', '203.0.113.10'];
export const ECR = '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com';
export const EC2 = 'ec2.ap-northeast-2.amazonaws.com';
/** Where EKS keeps its own images, such as the one that holds a pod's network. */
const EKS_REGISTRY = '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com';
export const OWN_REGISTRY = 'registry.corp.example';

const VPC_WEB = '10.0.1.20';
const INET_WEB = '203.0.113.20';

/** Names in the VPC; each resolves to the web server there, but for the registry. */
const VPC_HOSTS: Readonly<Record<string, string>> = { [OWN_REGISTRY]: '10.0.1.21', 'proxy.corp.example': '10.0.1.10' };
const INET_HOSTS: Readonly<Record<string, string>> = { [ECR]: '203.0.113.21', [EKS_REGISTRY]: '203.0.113.21' };

export interface World {
  /** The network namespace of the node. */
  readonly space: string;
  /** What `/etc/hosts` of the node says. */
  readonly hosts: string;
  /** Of squid's log: method, target and answer of each request. */
  proxied(): readonly string[];
  /** Requests that the web servers saw: from which address, for which path. */
  seen(): readonly { readonly from: string; readonly host: string; readonly path: string }[];
  /** The addresses that pulled from a registry. */
  pulledFrom(registry: 'ECR' | 'own'): readonly string[];
  close(): Promise<void>;
}

interface Wishes {
  /** Names that resolve in the VPC, and names that only the proxy resolves. */
  readonly vpcNames: readonly string[];
  readonly inetNames: readonly string[];
  /** Addresses of the VPC and its Services that the web server answers on too. */
  readonly vpcAddresses: readonly string[];
  /** An authority of the proxy's own: it then opens TLS and signs anew. */
  readonly intercepts?: Authority;
  /** Images of ECR beside `app:1`. */
  readonly images?: readonly string[];
  /** Files of the internet, by their path. */
  readonly serves?: Readonly<Record<string, string>>;
  /** What the proxy asks for: then it lets nobody through without. */
  readonly login?: { readonly username: string; readonly password: string };
}

let worlds = 0;

const linesIn = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
};

const asksLogin: readonly string[] = [
  'auth_param basic program /usr/lib/squid/basic_ncsa_auth /world/passwords',
  'acl known proxy_auth REQUIRED',
  'http_access deny !known',
];

const squidConfig = (intercepts: boolean, login: boolean): string =>
  [
    intercepts
      ? 'http_port 10.0.1.10:3128 ssl-bump generate-host-certificates=on dynamic_cert_mem_cache_size=4MB tls-cert=/certificates/proxy.pem'
      : 'http_port 10.0.1.10:3128',
    ...(intercepts
      ? [
          'sslcrtd_program /usr/lib/squid/security_file_certgen -s /world/certificates-db -M 4MB',
          'tls_outgoing_options cafile=/certificates/ca.crt',
          'ssl_bump server-first all',
        ]
      : []),
    'visible_hostname proxy.corp.example',
    ...(login ? asksLogin : []),
    'acl vpc src 10.0.0.0/16',
    'http_access allow vpc',
    'http_access deny all',
    'cache deny all',
    'hosts_file /world/hosts',
    'dns_nameservers 127.0.0.1',
    'access_log stdio:/world/out/squid.log',
    'cache_log /world/out/squid-cache.log',
    'pid_filename none',
    'shutdown_lifetime 0 seconds',
    'pinger_enable off',
    '',
  ].join('\n');

/** The tools root with the world's folder as /world and the certificates beside it, for all of its servers. */
async function openView(lab: Lab, work: string, certificates: string): Promise<string> {
  const layer = lab.scratch('view');
  await must('bash', [
    '-ec',
    `mkdir "$2"/{upper,overlay,root}; root=$2/root
     mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/overlay" "$root"
     mkdir "$root/world" "$root/certificates"
     mount -t proc proc "$root/proc"; mount --bind /dev "$root/dev"; mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
     mount --bind "$3" "$root/world"; mount --bind "$4" "$root/certificates"; cp "$3/hosts" "$root/etc/hosts"`,
    ...['_', lab.roots.tools, layer, work, certificates],
  ]);
  return join(layer, 'root');
}

/** Builds the world; everything of it ends with `close`. */
export async function openWorld(lab: Lab, trusted: Authority, wishes: Wishes): Promise<World> {
  worlds += 1;
  const number = worlds;
  const name = (what: string) => `w${number}-${what}`;
  const work = lab.scratch('world');
  const out = join(work, 'out');
  mkdirSync(out);
  chmodSync(work, 0o755);
  for (const log of ['squid.log', 'squid-cache.log']) {
    writeFileSync(join(out, log), '');
    chmodSync(join(out, log), 0o666);
  }
  chmodSync(out, 0o777);
  const stops: (() => Promise<void>)[] = [];
  const spaces = ['node', 'vpc', 'proxy', 'inet', 'switch'].map(name);
  let view = '';
  const close = async () => {
    for (const stop of stops.reverse()) await stop();
    if (view !== '') await must('umount', ['--recursive', '--lazy', view]);
    await removeSpaces(spaces);
  };
  try {
    await addSpaces(spaces);
    const at = (what: string, steps: readonly string[]) => ip(steps, name(what));
    const inVpc = ['node', 'vpc', 'proxy'];
    await at('switch', ['link add br0 type bridge', 'link set br0 up']);
    await ip([
      ...inVpc.map(
        (what) => `link add name eth0 netns ${name(what)} type veth peer name ${what} netns ${name('switch')}`,
      ),
      `link add name eth1 netns ${name('proxy')} type veth peer name eth0 netns ${name('inet')}`,
    ]);
    await at(
      'switch',
      inVpc.map((what) => `link set ${what} master br0 up`),
    );
    // The other networks of the VPC and its Services; the proxy reaches them too, so that a detour is seen at its end.
    const routes = wishes.vpcAddresses.map((address) => `route add ${address}/32 via ${VPC_WEB}`);
    await at('vpc', [
      'link set eth0 up',
      ...[VPC_WEB, '10.0.1.21'].map((address) => `addr add ${address}/24 dev eth0`),
      ...wishes.vpcAddresses.map((address) => `addr add ${address}/32 dev lo`),
    ]);
    await at('node', [
      'link set eth0 up',
      `addr add ${NODE}/24 dev eth0`,
      'addr add 169.254.169.254/32 dev lo',
      ...routes,
    ]);
    const [inner, outer] = PROXY;
    await at('proxy', [
      ...['link set eth0 up', 'link set eth1 up'],
      ...[`addr add ${inner}/24 dev eth0`, `addr add ${outer}/24 dev eth1`],
      ...routes,
    ]);
    await at('inet', [
      'link set eth0 up',
      ...[INET_WEB, '203.0.113.21'].map((address) => `addr add ${address}/24 dev eth0`),
    ]);

    const vpc = { ...Object.fromEntries(wishes.vpcNames.map((host) => [host, VPC_WEB])), ...VPC_HOSTS };
    const inet = { ...Object.fromEntries(wishes.inetNames.map((host) => [host, INET_WEB])), ...INET_HOSTS };
    const table = (hosts: Readonly<Record<string, string>>) =>
      Object.entries(hosts).map(([host, address]) => `${address} ${host}\n`);
    const hosts = ['127.0.0.1 localhost\n', ...table(vpc)].join('');
    writeFileSync(join(work, 'hosts'), [hosts, ...table(inet)].join(''));
    const certificates = await certificateFor(lab, trusted, [...Object.keys(vpc), ...Object.keys(inet)]);

    view = await openView(lab, work, certificates);
    const within = (space: string, command: readonly string[]) =>
      serve('ip', ['netns', 'exec', space, 'chroot', view, ...command]);

    const files = join(work, 'files.json');
    writeFileSync(files, JSON.stringify(wishes.serves ?? {}));
    for (const [what, addresses] of [
      ['vpc', [VPC_WEB, ...wishes.vpcAddresses]],
      ['inet', [INET_WEB]],
    ] as const) {
      const log = join(out, `web-${what}.log`);
      const server = [process.execPath, join(here, 'web.mjs'), log, certificates, files, addresses.join(',')];
      stops.push(
        await serve('ip', ['netns', 'exec', name(what), 'unshare', '--fork', '--kill-child', ...server], 'ready'),
      );
    }
    for (const [what, address] of [
      ['vpc', '10.0.1.21'],
      ['inet', '203.0.113.21'],
    ] as const) {
      const space = name(what);
      registryStore(join(work, `registry-${what}`), ['app:1', ...(what === 'inet' ? (wishes.images ?? []) : [])]);
      writeFileSync(
        join(work, `registry-${what}.yml`),
        `version: 0.1\nlog: {level: info, accesslog: {disabled: false}}\nstorage: {filesystem: {rootdirectory: /world/registry-${what}}}\nhttp: {addr: "${address}:443", tls: {certificate: /certificates/server.crt, key: /certificates/server.key}}\n`,
      );
      const command = [
        'sh',
        '-c',
        `exec docker-registry serve /world/registry-${what}.yml >>/world/out/registry-${what}.log 2>&1`,
      ];
      stops.push(await within(space, command));
    }
    if (wishes.intercepts !== undefined) {
      const { folder } = wishes.intercepts;
      const pem = ['ca.crt', 'ca.key'].map((file) => readFileSync(join(folder, file), 'utf8')).join('');
      cpSync(join(certificates, 'ca.crt'), join(certificates, 'upstream.crt'));
      writeFileSync(join(certificates, 'proxy.pem'), pem);
    }
    if (wishes.login !== undefined) {
      const { username, password } = wishes.login;
      const hash = ['openssl', 'passwd', '-apr1', '-stdin'];
      const hashed = await must('chroot', [lab.roots.tools, ...hash], { input: `${password}\n` });
      writeFileSync(join(work, 'passwords'), `${username}:${hashed}`);
    }
    writeFileSync(join(work, 'squid.conf'), squidConfig(wishes.intercepts !== undefined, wishes.login !== undefined));
    const prepare =
      wishes.intercepts === undefined
        ? ''
        : '/usr/lib/squid/security_file_certgen -c -s /world/certificates-db -M 4MB && chown -R proxy /world/certificates-db && ';
    const squid = ['sh', '-c', `${prepare}exec squid -N -f /world/squid.conf`];
    stops.push(await within(name('proxy'), squid));
    for (const [server, from, address] of [
      ['the registry in the VPC', 'node', '10.0.1.21/443'],
      ['the registry of the internet', 'proxy', '203.0.113.21/443'],
      ['squid', 'node', '10.0.1.10/3128'],
    ] as const) {
      const look = ['netns', 'exec', name(from), 'bash', '-c', `exec 3<>/dev/tcp/${address}`];
      await until(server, async () => (await run('ip', look)).code === 0);
    }
    for (const log of ['squid', 'registry-vpc', 'registry-inet']) writeFileSync(join(out, `${log}.log`), '');

    return {
      space: name('node'),
      hosts,
      proxied: () =>
        linesIn(join(out, 'squid.log')).map((line) => {
          const [, , , answer = '', , method = '', target = ''] = line.split(/\s+/);
          return `${method} ${target} ${answer}`;
        }),
      seen: () =>
        ['vpc', 'inet'].flatMap((what) => linesIn(join(out, `web-${what}.log`)).map((line) => JSON.parse(line))),
      pulledFrom: (registry) => [
        ...new Set(
          linesIn(join(out, `registry-${registry === 'ECR' ? 'inet' : 'vpc'}.log`)).flatMap((line) => {
            const [, from] = /^(\S+) - .*"(?:GET|HEAD) \/v2\/app\//.exec(line) ?? [];
            return from === undefined ? [] : [from];
          }),
        ),
      ],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
