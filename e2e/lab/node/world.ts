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
import type { Lab } from '../frame/part.ts';
import { layeredImage } from './image-layout.ts';

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

/** Runs a program of the tools root in a namespace, with the world's folder as /world and the certificates beside it. */
const inTools = (lab: Lab, space: string, work: string, certificates: string, command: readonly string[]) => [
  ...['netns', 'exec', space, 'unshare', '--mount', 'bash', '-ec'],
  `mount --make-rprivate /
   layer=$(mktemp -d "$2/layer.XXXXXX"); mkdir "$layer"/{upper,overlay,root}; root=$layer/root
   mount -t overlay overlay -o "lowerdir=$1,upperdir=$layer/upper,workdir=$layer/overlay" "$root"
   mkdir -p "$root/world" "$root/certificates"
   mount -t proc proc "$root/proc"; mount --bind /dev "$root/dev"; mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
   mount --bind "$2" "$root/world"; mount --bind "$3" "$root/certificates"; cp "$2/hosts" "$root/etc/hosts"
   shift 3; exec chroot "$root" "$@"`,
  ...['_', lab.roots.tools, work, certificates, ...command],
];

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
  const close = async () => {
    for (const stop of stops.reverse()) await stop();
    for (const space of spaces) await run('ip', ['netns', 'del', space]);
  };
  try {
    const at = (what: string, ...args: readonly string[]) => must('ip', ['-n', name(what), ...args]);
    for (const space of spaces) {
      await must('ip', ['netns', 'add', space]);
      await must('ip', ['-n', space, 'link', 'set', 'lo', 'up']);
    }
    await at('switch', 'link', 'add', 'br0', 'type', 'bridge');
    await at('switch', 'link', 'set', 'br0', 'up');
    for (const what of ['node', 'vpc', 'proxy']) {
      const ends = ['name', 'eth0', 'netns', name(what), 'type', 'veth', 'peer', 'name', what, 'netns', name('switch')];
      await must('ip', ['link', 'add', ...ends]);
      await at('switch', 'link', 'set', what, 'master', 'br0', 'up');
      await at(what, 'link', 'set', 'eth0', 'up');
    }
    const outer = [
      'name',
      'eth1',
      'netns',
      name('proxy'),
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      name('inet'),
    ];
    await must('ip', ['link', 'add', ...outer]);
    await at('proxy', 'link', 'set', 'eth1', 'up');
    await at('inet', 'link', 'set', 'eth0', 'up');
    const addresses: readonly (readonly [string, string, string])[] = [
      ['node', 'eth0', `${NODE}/24`],
      ['node', 'lo', '169.254.169.254/32'],
      ['vpc', 'eth0', `${VPC_WEB}/24`],
      ['vpc', 'eth0', '10.0.1.21/24'],
      ...wishes.vpcAddresses.map((address) => ['vpc', 'lo', `${address}/32`] as const),
      ['proxy', 'eth0', `${PROXY[0]}/24`],
      ['proxy', 'eth1', `${PROXY[1]}/24`],
      ['inet', 'eth0', `${INET_WEB}/24`],
      ['inet', 'eth0', '203.0.113.21/24'],
    ];
    for (const [what, device, address] of addresses) await at(what, 'addr', 'add', address, 'dev', device);
    // The other networks of the VPC and its Services; the proxy reaches them too, so that a detour is seen at its end.
    for (const address of wishes.vpcAddresses) {
      for (const what of ['node', 'proxy']) await at(what, 'route', 'add', `${address}/32`, 'via', VPC_WEB);
    }

    const vpc = { ...Object.fromEntries(wishes.vpcNames.map((host) => [host, VPC_WEB])), ...VPC_HOSTS };
    const inet = { ...Object.fromEntries(wishes.inetNames.map((host) => [host, INET_WEB])), ...INET_HOSTS };
    const table = (hosts: Readonly<Record<string, string>>) =>
      Object.entries(hosts).map(([host, address]) => `${address} ${host}\n`);
    const hosts = ['127.0.0.1 localhost\n', ...table(vpc)].join('');
    writeFileSync(join(work, 'hosts'), [hosts, ...table(inet)].join(''));
    const certificates = await certificateFor(lab, trusted, [...Object.keys(vpc), ...Object.keys(inet)]);

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
      layeredImage(join(work, `image-${what}`));
      writeFileSync(
        join(work, `registry-${what}.yml`),
        `version: 0.1\nlog: {level: info, accesslog: {disabled: false}}\nstorage: {filesystem: {rootdirectory: /world/registry-${what}}}\nhttp: {addr: "${address}:443", tls: {certificate: /certificates/server.crt, key: /certificates/server.key}}\n`,
      );
      const command = [
        'sh',
        '-c',
        `exec docker-registry serve /world/registry-${what}.yml >>/world/out/registry-${what}.log 2>&1`,
      ];
      stops.push(await serve('ip', inTools(lab, space, work, certificates, command)));
      const push = ['skopeo', '--insecure-policy', 'copy', '-q', '--dest-tls-verify=false'];
      for (const image of ['app:1', ...(what === 'inet' ? (wishes.images ?? []) : [])]) {
        const copy = [...push, `oci:/world/image-${what}:1`, `docker://${address}/${image}`];
        await until(`the registry in ${what}`, async () => {
          const { code } = await run('ip', inTools(lab, space, work, certificates, copy));
          return code === 0;
        });
      }
      writeFileSync(join(out, `registry-${what}.log`), '');
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
    stops.push(await serve('ip', inTools(lab, name('proxy'), work, certificates, squid)));
    await until('squid', async () => {
      const { code } = await run('ip', [
        'netns',
        'exec',
        name('node'),
        'bash',
        '-c',
        'exec 3<>/dev/tcp/10.0.1.10/3128',
      ]);
      return code === 0;
    });
    writeFileSync(join(out, 'squid.log'), '');

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
