// What core/bypass says of each program and destination, held against what squid and the servers saw.

import { type Draft, noProxyReaders } from '../../../src/core/index.ts';
import { must } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';
import type { Record } from '../frame/record.ts';
import type { Shape } from '../shapes.ts';
import type { NodeRun } from './run-node.ts';
import { EC2, NODE, PROXY, type World } from './world.ts';

const API = '0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com';

/** Hosts that the VPC has: the cluster's endpoint, VPC endpoints, names of the company and of the cluster. */
export const IN_VPC = [
  API,
  // Not there in truth: the entry of eks catches it, which a finding tells. Here it shows where the call went.
  'oidc.eks.ap-northeast-2.amazonaws.com',
  's3.ap-northeast-2.amazonaws.com',
  'my-bucket.s3.ap-northeast-2.amazonaws.com',
  'api.ecr.ap-northeast-2.amazonaws.com',
  'sts.ap-northeast-2.amazonaws.com',
  'eks.ap-northeast-2.amazonaws.com',
  'wiki.corp.example',
  'corp.example',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
  'ip-10-0-1-20.ap-northeast-2.compute.internal',
];
/** Hosts that only the proxy reaches. No endpoint in the VPC stands for them here. */
export const OUTSIDE = [
  'registry-1.docker.io',
  'outside.example',
  'notcorp.example',
  EC2,
  'ssm.ap-northeast-2.amazonaws.com',
  'cloudformation.ap-northeast-2.amazonaws.com',
  'sts.amazonaws.com',
];
/** The world of world.ts: one proxy for both, and neither ECR nor EC2 with an endpoint in the VPC. */
export const inThisWorld = (draft: Draft): Draft => ({
  ...draft,
  cluster: { ...draft.cluster, vpcEndpoints: ['s3', 'ecr.api', 'sts', 'eks'] },
  proxy: { http: 'http://proxy.corp.example:3128' },
});

export const ADDRESSES = ['100.64.0.7', '172.20.0.1', '172.20.0.99', '10.0.200.3', '10.201.0.5'];

const destinations: readonly string[] = [
  ...[...IN_VPC, ...OUTSIDE].flatMap((host) => [`http://${host}`, `https://${host}`]),
  ...ADDRESSES.map((address) => `http://${address}`),
  'http://169.254.169.254',
];

export interface RealProgram {
  readonly name: string;
  /** As a file of vectors names it. */
  readonly runtime: string;
}

/** The programs of the node root with their versions. */
export async function realPrograms(lab: Lab, tools: string | undefined): Promise<readonly RealProgram[]> {
  const said = (...command: readonly string[]) => must('chroot', [lab.roots.node, ...command]);
  const version = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  return [
    { name: 'curl', runtime: `curl ${version(await said('curl', '-V'), /^curl (\S+)/)}` },
    { name: 'wget', runtime: `wget ${version(await said('wget', '--version'), /GNU Wget (\S+)/)}` },
    {
      name: 'urllib',
      runtime: `python-urllib CPython ${version(await said('python3', '-V'), /Python (\S+)/)}`,
    },
    {
      name: 'requests',
      runtime: `python-requests ${(await said('python3', '-c', 'import requests; print(requests.__version__)')).trim()}`,
    },
    // The client of a current Go has the rules of x/net 0.36.
    ...(tools === undefined ? [] : [{ name: 'go', runtime: 'go x/net 0.36.0' }]),
  ];
}

const pathOf = (program: string, at: number): string => `/asked/${program}/${at}`;

/** What each program is to ask, as runNode takes it. */
export const asksOf = (programs: readonly RealProgram[]): readonly string[] =>
  programs.map(({ name }) => [name, ...destinations.map((url, at) => `${url}${pathOf(name, at)}`)].join(' '));

/** Which way a request went, by who saw it come from where. */
function wayOf(world: World, { imds }: NodeRun, path: string): 'direct' | 'proxy' | 'nowhere' {
  const server = world.seen().find((one) => one.path === path);
  if (server !== undefined) return server.from === NODE ? 'direct' : PROXY.includes(server.from) ? 'proxy' : 'nowhere';
  if (world.proxied().some((line) => line.includes(path))) return 'proxy';
  return imds.some((one) => one.path === path) ? 'direct' : 'nowhere';
}

/** Every program at every destination: what the simulator says is what happened. */
export async function holdSimulator(
  shape: Shape,
  programs: readonly RealProgram[],
  world: World,
  ran: NodeRun,
  record: Record,
) {
  const { readers } = await noProxyReaders();
  let compared = 0;
  let byProxy = 0;
  for (const { name, runtime } of programs) {
    const reader = readers.find((one) => one.knows(runtime));
    record.hold(shape.name, `there is a reader for ${runtime}`, reader !== undefined);
    const verdict = reader?.read(shape.bundle.plan.noProxy);
    for (const [at, url] of destinations.entries()) {
      const path = pathOf(name, at);
      const really = wayOf(world, ran, path);
      const said = verdict?.(`${url}${path}`).way;
      record.hold(
        shape.name,
        `${runtime} goes to ${url} as the simulator says`,
        really === said,
        `${said} said, ${really} seen`,
      );
      compared += 1;
      if (really === 'proxy') byProxy += 1;
    }
  }
  record.count('ways compared', compared);
  const what = programs.map(({ name }) => name).join(', ');
  record.see({
    story: shape.name,
    witness: 'squid and servers',
    seen: `${what} at ${destinations.length} destinations: ${compared} ways, ${byProxy} of them by the proxy, all as the simulator says.`,
  });
}
