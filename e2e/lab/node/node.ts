// A booted node: which way did each program go? The logs of squid, of the registries and of the servers are the witnesses,
// and what core/bypass says of each program is held against them.

import { type Draft, noProxyReaders } from '../../../src/core/index.ts';
import { mimeParts } from '../cloud-init/mime-parts.ts';
import { type Authority, authority } from '../frame/certificates.ts';
import { must } from '../frame/command.ts';
import type { Lab, Part } from '../frame/part.ts';
import { newRecord, type Record } from '../frame/record.ts';
import { nodeadmBinary } from '../nodeadm/binaries.ts';
import { type Shape, shapes } from '../shapes.ts';
import { nodeUserData } from './eks-merge.ts';
import { type NodeRun, runNode } from './run-node.ts';
import { EC2, ECR, NODE, OWN_REGISTRY, openWorld, PROXY, type World } from './world.ts';

const API = '0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com';

/** Hosts that the VPC has: the cluster's endpoint, VPC endpoints, names of the company and of the cluster. */
const IN_VPC = [
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
const OUTSIDE = [
  'registry-1.docker.io',
  'outside.example',
  'notcorp.example',
  EC2,
  'ssm.ap-northeast-2.amazonaws.com',
  'cloudformation.ap-northeast-2.amazonaws.com',
  'sts.amazonaws.com',
];
/** The world of world.ts: one proxy for both, and neither ECR nor EC2 with an endpoint in the VPC. */
const inThisWorld = (draft: Draft): Draft => ({
  ...draft,
  cluster: { ...draft.cluster, vpcEndpoints: ['s3', 'ecr.api', 'sts', 'eks'] },
  proxy: { http: 'http://proxy.corp.example:3128' },
});

const ADDRESSES = ['100.64.0.7', '172.20.0.1', '172.20.0.99', '10.0.200.3', '10.201.0.5'];

const destinations: readonly string[] = [
  ...[...IN_VPC, ...OUTSIDE].flatMap((host) => [`http://${host}`, `https://${host}`]),
  ...ADDRESSES.map((address) => `http://${address}`),
  'http://169.254.169.254',
];

interface RealProgram {
  readonly name: string;
  /** As a file of vectors names it. */
  readonly runtime: string;
}

/** The programs of the node root with their versions. */
async function realPrograms(lab: Lab, tools: string | undefined): Promise<readonly RealProgram[]> {
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

/** Which way a request went, by who saw it come from where. */
function wayOf(world: World, { imds }: NodeRun, path: string): 'direct' | 'proxy' | 'nowhere' {
  const server = world.seen().find((one) => one.path === path);
  if (server !== undefined) return server.from === NODE ? 'direct' : PROXY.includes(server.from) ? 'proxy' : 'nowhere';
  if (world.proxied().some((line) => line.includes(path))) return 'proxy';
  return imds.some((one) => one.path === path) ? 'direct' : 'nowhere';
}

/** Every program at every destination: what the simulator says is what happened. */
async function holdSimulator(
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

const variablesIn = (text: string): number => text.split('\n').filter((line) => line !== '').length;

interface Setting {
  readonly shape: Shape;
  readonly world: World;
  readonly ran: NodeRun;
}

/** What the node owes its owner: images by the right way, metadata never by the proxy, every service with its variables. */
function holdNode({ shape, world, ran }: Setting, record: Record): void {
  const { name } = shape;
  const hold = (what: string, good: boolean, instead = '') => record.hold(name, what, good, instead);
  hold(
    'the node boots and kubelet runs',
    ran.finished,
    ran.left('journal').slice(-1500) || ran.left('console').slice(-1500),
  );
  hold('no unit fails', ran.left('failed-units').trim() === '', ran.left('failed-units'));
  hold('kubelet has six variables', variablesIn(ran.left('kubelet.env')) === 6, ran.left('kubelet.env'));
  hold('containerd has six variables', variablesIn(ran.left('containerd.env')) === 6, ran.left('containerd.env'));
  const pulls = ran.left('pulls');
  hold('containerd pulls from ECR', pulls.includes(`${ECR}/app:1 0`), pulls);
  hold('containerd pulls from the registry in the VPC', pulls.includes(`${OWN_REGISTRY}/app:1 0`), pulls);
  const proxied = world.proxied();
  hold(
    'squid saw the pull from ECR',
    proxied.some((line) => line.startsWith(`CONNECT ${ECR}:443`)),
    proxied.join('; '),
  );
  hold(
    'ECR was asked by the proxy alone',
    world.pulledFrom('ECR').every((from) => PROXY.includes(from)),
    world.pulledFrom('ECR').join(),
  );
  hold(
    'the registry in the VPC was asked by the node alone',
    world.pulledFrom('own').join() === NODE,
    world.pulledFrom('own').join(),
  );
  const metadata = proxied.filter((line) => line.includes('169.254.169.254'));
  hold('squid saw nothing of instance metadata', metadata.length === 0, metadata.join('; '));
  hold(
    'nobody asked for metadata without a token',
    ran.imds.every(({ status, path }) => status !== 401 || path.startsWith('/asked/')),
  );
  const ec2 = world
    .seen()
    .filter(({ host, path }) => /^\/asked\/(?:nodeadm|bootstrap)/.test(path) || (host === EC2 && path === '/'));
  hold(
    'what joins the node asked EC2 by the proxy',
    ec2.length > 0 && ec2.every(({ from }) => PROXY.includes(from)),
    JSON.stringify(ec2),
  );
  const packages = /^proxy=(\S+)$/m.exec(`${ran.left('dnf.conf')}\n${ran.left('yum.conf')}`)?.[1];
  hold('the package manager has the proxy', packages === shape.bundle.plan.httpProxy, packages ?? 'nothing');
  record.see({
    story: name,
    witness: 'squid, registries, metadata service',
    seen: 'containerd pulled from ECR by the proxy and from the registry in the VPC by itself; kubelet and containerd have the six variables; what joins the node asked EC2 by the proxy; instance metadata never went by it.',
  });
}

const hasPart = (shape: Shape, type: string): boolean =>
  mimeParts(shape.userData).some(({ contentType }) => contentType.startsWith(type));

/** What every story of a run shares. */
export interface Stage {
  readonly lab: Lab;
  /** The authority of the servers, which the image trusts. */
  readonly own: Authority;
  readonly tools: string | undefined;
  readonly nodeadm: { readonly program?: string; readonly missing?: string };
  readonly programs: readonly RealProgram[];
}

export async function openStage(lab: Lab): Promise<Stage> {
  const ask = await lab.program('ask');
  const tools = 'folder' in ask ? ask.folder : undefined;
  const nodeadm = await nodeadmBinary(lab);
  return { lab, own: await authority(lab, 'lab'), tools, nodeadm, programs: await realPrograms(lab, tools) };
}

/** Boots a node with a shape and notes all that must be true of it. */
export async function bootNode(
  { lab, own, tools, nodeadm, programs }: Stage,
  shape: Shape,
  record: Record,
): Promise<void> {
  const world = await openWorld(lab, own, { vpcNames: IN_VPC, inetNames: OUTSIDE, vpcAddresses: ADDRESSES });
  try {
    const ran = await runNode(lab, world, {
      kind: hasPart(shape, 'application/node.eks.aws') ? 'nodeadm' : 'bootstrap',
      userData: nodeUserData(shape),
      trusted: own,
      images: [`${ECR}/app:1`, `${OWN_REGISTRY}/app:1`],
      nodeadm: nodeadm.program,
      asks: programs.map(({ name }) => [name, ...destinations.map((url, at) => `${url}${pathOf(name, at)}`)].join(' ')),
      tools,
    });
    record.count('boots');
    holdNode({ shape, world, ran }, record);
    if (ran.finished) await holdSimulator(shape, programs, world, ran, record);
  } finally {
    await world.close();
  }
}

/** Containers need containerd: shapes for an engine that the node has not are told, not booted. */
const needsDocker = ({ userData }: Shape): boolean => /\bdocker\b/.test(userData) && !/\bcontainerd\b/.test(userData);

/** One shape for each kind of group in this world, without what only a question more would bring. */
export async function nodeShapes(): Promise<{
  readonly stories: readonly Shape[];
  readonly without: readonly Shape[];
}> {
  const all = (await shapes(false, '', inThisWorld)).filter(({ name }) => !name.includes(', every option'));
  return { stories: all.filter((shape) => !needsDocker(shape)), without: all.filter(needsDocker) };
}

export const node: Part = {
  id: 'node',
  title: 'A booted node',
  async run(lab) {
    const record = newRecord();
    const stage = await openStage(lab);
    if (stage.tools === undefined) record.skip('a program in Go: this machine has no Go that could build it');
    const { stories, without } = await nodeShapes();
    if (without.length > 0) record.skip(`${without.map(({ name }) => name).join(', ')}: the node has no Docker engine`);
    for (const shape of stories) await bootNode(stage, shape, record);
    return record.report();
  },
};
