// A booted node: which way did each program go? The logs of squid, of the registries and of the servers are the witnesses.

import { readFileSync } from 'node:fs';
import { mimeParts } from '../cloud-init/mime-parts.ts';
import { type Authority, authority } from '../frame/certificates.ts';
import type { Lab, Part } from '../frame/part.ts';
import { each, newRecord, type Record } from '../frame/record.ts';
import { nodeadmBinary } from '../nodeadm/binaries.ts';
import { dropInVariables, expectedVariables } from '../nodeadm/variables.ts';
import { firstOfPlatform, machines, plainest, type Shape, shapes } from '../shapes.ts';
import { nodeUserData } from './eks-merge.ts';
import { type ImageKind, type NodeRun, runNode } from './run-node.ts';
import {
  ADDRESSES,
  asksOf,
  holdSimulator,
  IN_VPC,
  inThisWorld,
  OUTSIDE,
  type RealProgram,
  realPrograms,
} from './simulator.ts';
import { EC2, ECR, NODE, OWN_REGISTRY, openWorld, PROXY, type World } from './world.ts';

/** awslabs/amazon-eks-ami nodeadm/internal/system/environment.go */
export const DEFAULTS = 'etc/systemd/system.conf.d/environment.conf';
const SERVICES = ['kubelet', 'containerd', 'amazon-ssm-agent'];

/** The image of a shape, by who joins its nodes. */
export function imageOf(shape: Shape): ImageKind {
  if (shape.machine !== undefined) return 'premises';
  if (isNodeadms(shape)) return 'nodeadm';
  return shape.userData.includes('snap.kubelet-eks.daemon') ? 'snaps' : 'bootstrap';
}

/** Where a machine on premises gets nodeadm from. */
export const ASSETS = 'hybrid-assets.eks.amazonaws.com';
const hybridNodeadm = readFileSync(new URL('image/hybrid-nodeadm', import.meta.url), 'utf8');
export const ASSET_FILES = Object.fromEntries(
  ['amd64', 'arm64'].map((machine) => [`/releases/latest/bin/linux/${machine}/nodeadm`, hybridNodeadm]),
);

interface Setting {
  readonly shape: Shape;
  readonly world: World;
  readonly ran: NodeRun;
}

/** Which units failed, and the last words of what joins the node. */
export const failedUnits = (ran: NodeRun): string =>
  [
    ...ran.left('failed-units').split('\n'),
    ...ran
      .left('journal')
      .split('\n')
      .filter((line) => / (?:nodeadm|cloud-init|bash)\[/.test(line))
      .slice(-3),
  ].join(' ');

/** What the node owes its owner: images by the right way, metadata never by the proxy, every service with its variables. */
function holdNode({ shape, world, ran }: Setting, record: Record): void {
  const { name } = shape;
  const hold = (what: string, good: boolean, instead = '') => record.hold(name, what, good, instead);
  hold('the node boots and kubelet runs', ran.finished, failedUnits(ran) || ran.left('console').slice(-1500));
  hold('no unit fails', ran.left('failed-units').trim() === '', failedUnits(ran));
  const expected = expectedVariables(shape.bundle.plan);
  // A machine on premises has the agent where it comes by SSM only.
  for (const service of SERVICES.slice(0, shape.machine === undefined ? 3 : 2)) {
    const got = ran.left(`${service}.env`).trim();
    hold(`${service} has six variables, with the values of the plan`, got === expected, got);
  }
  const pulls = ran.left('pulls');
  hold('containerd pulls from ECR', pulls.includes(`${ECR}/app:1 0`), pulls);
  hold('containerd pulls from the registry in the VPC', pulls.includes(`${OWN_REGISTRY}/app:1 0`), pulls);
  const proxied = world.proxied();
  hold(
    'squid saw the pull from ECR',
    proxied.some((line) => line.startsWith(`CONNECT ${ECR}:443`)),
    proxied.join('; '),
  );
  const fromEcr = world.pulledFrom('ECR');
  hold(
    'ECR was asked by the proxy alone',
    fromEcr.every((from) => PROXY.includes(from)),
    fromEcr.join(),
  );
  const fromOwn = world.pulledFrom('own');
  hold('the registry in the VPC was asked by the node alone', fromOwn.join() === NODE, fromOwn.join());
  const metadata = proxied.filter((line) => line.includes('169.254.169.254'));
  hold('squid saw nothing of instance metadata', metadata.length === 0, metadata.join('; '));
  hold(
    'nobody asked for metadata without a token',
    ran.imds.every(({ status, path }) => status !== 401 || path.startsWith('/asked/')),
  );
  const ec2 = world
    .seen()
    .filter(({ host, path }) => host === EC2 && /^\/(?:asked\/(?:nodeadm|bootstrap).*)?$/.test(path));
  const byProxy = ec2.length > 0 && ec2.every(({ from }) => PROXY.includes(from));
  hold('what joins the node asked EC2 by the proxy', byProxy, JSON.stringify(ec2));
  if (/^ *\/opt\/aws\/bin\/cfn-signal/m.test(shape.userData)) {
    const signals = world.seen().filter(({ path }) => path.startsWith('/asked/signal-'));
    const one =
      signals.length === 1 && signals.every(({ path, from }) => path === '/asked/signal-0' && PROXY.includes(from));
    hold('CloudFormation hears once, by the proxy, that the node is good', one, JSON.stringify(signals));
    record.see({ story: name, witness: 'CloudFormation', seen: 'It heard once, by the proxy, that the node is good.' });
  }
  const settings = ['dnf.conf', 'yum.conf', 'apt.conf'].map((file) => ran.left(file)).join('\n');
  const packages = /^(?:proxy=|Acquire::http::Proxy ")([^\s"]+)/m.exec(settings)?.[1];
  hold('the package manager has the proxy', packages === shape.bundle.plan.httpProxy, packages ?? 'nothing');
  record.see({
    story: name,
    witness: 'squid, registries, metadata service',
    seen: `containerd pulled from ECR by the proxy and from the registry in the VPC by itself; kubelet, containerd${shape.machine === undefined ? ' and the SSM agent' : ''} have the six variables; what joins the node asked EC2 by the proxy; instance metadata never went by it.`,
  });
}

/** What only some images have. */
function holdSnap({ shape, ran }: Setting, record: Record): void {
  const told = ran.left('snap');
  const { httpProxy, httpsProxy } = shape.bundle.plan;
  const good = told === `set system proxy.http=${httpProxy} proxy.https=${httpsProxy}\n`;
  record.hold(shape.name, 'snapd is told of the proxy, once', good, told);
}

/** The real nodeadm hands the variables to systemd. */
function holdDropIn({ shape, ran }: Setting, record: Record): void {
  const dropIn = ran.written(DEFAULTS) ?? '';
  const good = dropInVariables(dropIn) === expectedVariables(shape.bundle.plan);
  record.hold(shape.name, 'the drop-in of nodeadm has the variables of the plan', good, dropIn);
  record.see({
    story: shape.name,
    witness: 'nodeadm of today, systemd',
    seen: `The real nodeadm has read the user data from the metadata service, written /${DEFAULTS} with the six variables, and started containerd and kubelet, which have them.`,
  });
}

export const isNodeadms = ({ userData, machine }: Shape): boolean =>
  machine === undefined &&
  mimeParts(userData).some(({ contentType }) => contentType.startsWith('application/node.eks.aws'));

/** What every story of a run shares. */
export interface Stage {
  readonly lab: Lab;
  /** The authority of the servers, which the image trusts. */
  readonly own: Authority;
  readonly tools: string | undefined;
  readonly programs: readonly RealProgram[];
}

export async function openStage(lab: Lab): Promise<Stage> {
  const ask = await lab.program('ask');
  const tools = 'folder' in ask ? ask.folder : undefined;
  return { lab, own: await authority(lab, 'lab'), tools, programs: await realPrograms(lab, tools) };
}

/** Boots a node with a shape and notes all that must be true of it. */
export async function bootNode({ lab, own, tools, programs }: Stage, shape: Shape, record: Record): Promise<void> {
  const nodeadm = isNodeadms(shape) ? (await nodeadmBinary(lab)).program : undefined;
  const inetNames = [...OUTSIDE, ASSETS];
  const wishes = { vpcNames: IN_VPC, inetNames, vpcAddresses: ADDRESSES, serves: ASSET_FILES };
  const world = await openWorld(lab, own, wishes);
  try {
    const ran = await runNode(lab, world, {
      kind: imageOf(shape),
      userData: nodeUserData(shape),
      machine: shape.machine,
      trusted: own,
      images: [`${ECR}/app:1`, `${OWN_REGISTRY}/app:1`],
      nodeadm,
      asks: asksOf(programs),
      tools,
    });
    record.count('boots');
    holdNode({ shape, world, ran }, record);
    if (imageOf(shape) === 'snaps') holdSnap({ shape, world, ran }, record);
    if (nodeadm !== undefined) holdDropIn({ shape, world, ran }, record);
    if (ran.finished) await holdSimulator(shape, programs, world, ran, record);
  } finally {
    await world.close();
  }
}

/** Containers need containerd: shapes for an engine that the node has not are told, not booted. */
const needsDocker = ({ userData }: Shape): boolean => /\bdocker\b/.test(userData) && !/\bcontainerd\b/.test(userData);

/** One shape for each kind of group in this world, without what only a question more would bring. */
export async function nodeShapes(
  caBundle = '',
  change = inThisWorld,
): Promise<{
  readonly stories: readonly Shape[];
  readonly without: readonly Shape[];
}> {
  const found = await shapes(false, caBundle, change);
  const [trusting, others] = [true, false].map((has) =>
    found.filter(({ bundle }) => (bundle.plan.caBundle !== '') === has),
  );
  const all = [...plainest(others ?? []), ...plainest(trusting ?? []), ...(await machines(caBundle, change))];
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
    // A turn is not for waiting: what needs nodeadm starts when that is there.
    const [later, now] = [true, false].map((needs) => stories.filter((shape) => isNodeadms(shape) === needs));
    // The variables are the same in each: which way every program goes is asked on one node of each platform.
    const asked = firstOfPlatform(stories);
    const quiet = { ...stage, programs: [] };
    const stageOf = (shape: Shape): Stage => (lab.all || asked.includes(shape) ? stage : quiet);
    await each(lab, now ?? [], record, (shape, own) => bootNode(stageOf(shape), shape, own));
    const { missing } = await nodeadmBinary(lab);
    if (missing !== undefined) record.skip(`the real nodeadm: ${missing}; a stand-in joins the node`);
    await each(lab, later ?? [], record, (shape, own) => bootNode(stageOf(shape), shape, own));
    return record.report();
  },
};
