// Booted nodes with the real nodeadm, called by its units in their order: the one of today with the part of EKS behind ours,
// and one of 2024, which knows nothing of our variables.

import { bundleOf, type Draft } from '../../../src/core/index.ts';
import { type Authority, authority } from '../frame/certificates.ts';
import type { Lab } from '../frame/part.ts';
import { each, type Record } from '../frame/record.ts';
import { nodeUserData } from '../node/eks-merge.ts';
import { DEFAULTS, failedUnits, isNodeadms, nodeShapes } from '../node/node.ts';
import { type ImageKind, runNode } from '../node/run-node.ts';
import { EC2, ECR, NODE, openWorld, PROXY } from '../node/world.ts';
import { type Shape, shapes } from '../shapes.ts';
import type { Nodeadm } from './binaries.ts';

import { dropInVariables, expectedVariables } from './variables.ts';

/** The first release of the AMI after the old nodeadm was made. */
const OLD_RELEASE = 'v20240307';

interface Boot {
  readonly kind: ImageKind;
  readonly program: string;
  readonly shape: Shape;
  readonly userData: string;
}

async function boot(lab: Lab, trusted: Authority, { kind, program, shape, userData }: Boot) {
  const vpcNames = [shape.bundle.plan.endpointHost ?? ''].filter((host) => host !== '');
  const world = await openWorld(lab, trusted, { vpcNames, inetNames: [EC2], vpcAddresses: [] });
  try {
    const ran = await runNode(lab, world, { kind, userData, trusted, nodeadm: program, images: [], asks: [] });
    return { ran, proxied: world.proxied(), seen: world.seen() };
  } finally {
    await world.close();
  }
}

/** A nodeadm that knows instance.environment: what EKS adds behind our part takes nothing from it. */
async function bootCurrent(lab: Lab, own: Authority, what: Boot, record: Record): Promise<void> {
  const story = `${what.shape.name}, the part of EKS last`;
  const { ran, proxied, seen } = await boot(lab, own, what);
  const hold = (claim: string, good: boolean, instead = '') => record.hold(story, claim, good, instead);
  const expected = expectedVariables(what.shape.bundle.plan);
  record.count('boots');
  hold('the node boots and kubelet runs', ran.finished, failedUnits(ran));
  hold('no unit fails', ran.left('failed-units').trim() === '', failedUnits(ran));
  const dropIn = ran.written(DEFAULTS) ?? '';
  hold('the drop-in has the variables of the plan', dropInVariables(dropIn) === expected, dropIn);
  for (const service of ['kubelet', 'containerd']) {
    const got = ran.left(`${service}.env`).trim();
    hold(`${service} has the variables of the plan`, got === expected, got);
  }
  const ec2 = seen.filter(({ host }) => host === EC2);
  const byProxy = ec2.length > 0 && ec2.every(({ from }) => PROXY.includes(from));
  hold('nodeadm asked EC2, by the proxy', byProxy, JSON.stringify(ec2));
  const metadata = proxied.filter((line) => line.includes('169.254.169.254'));
  hold('squid saw nothing of instance metadata', metadata.length === 0, metadata.join('; '));
  record.see({
    story,
    witness: 'nodeadm of today, systemd and squid',
    seen: `/${DEFAULTS} has the six variables of the plan, kubelet and containerd have them too, and nodeadm asked EC2 by the proxy.`,
  });
}

/**
 * One that does not: it takes the document and drops the field. So its second phase asks ECR without the proxy, and the
 * node never has a kubelet.
 */
async function bootOld(lab: Lab, own: Authority, what: Boot, record: Record): Promise<void> {
  const story = `${what.shape.name}, an image of 2024`;
  const { ran, proxied } = await boot(lab, own, what);
  const hold = (claim: string, good: boolean, instead = '') => record.hold(story, claim, good, instead);
  record.count('boots');
  hold('nodeadm configures the node', !ran.left('failed-units').includes('nodeadm-config'), failedUnits(ran));
  hold('it writes no drop-in', ran.written(DEFAULTS) === undefined, ran.written(DEFAULTS));
  const environment = ran.left('containerd.environment');
  const proxyless = environment.includes('PATH=') && !/^(?:https?|no)_proxy=/im.test(environment);
  hold('containerd runs and has no variable', proxyless, environment);
  // A line without a method is the look whether squid is there.
  const asked = proxied.filter((line) => !line.startsWith('- '));
  hold('nobody asked the proxy', asked.length === 0, asked.join('; '));
  const stopped = ran.left('failed-units').includes('nodeadm-run') && !ran.finished;
  hold(
    'nodeadm fails at ECR, and kubelet is not started',
    stopped && failedUnits(ran).includes('operation error ECR'),
    failedUnits(ran),
  );
  const { bundle, group } = what.shape;
  const options = { ...group.options, amiRelease: OLD_RELEASE };
  const { findings } = bundleOf({ ...bundle.plan.settings, nodeGroups: [{ ...group, options }] });
  const told = findings.find(({ code }) => code === 'platform.ami-too-old');
  hold('the finding for such a release is an error', told?.severity === 'error', JSON.stringify(findings));
  record.see({
    story,
    witness: 'nodeadm and systemd',
    seen: 'nodeadm takes the document and writes no drop-in; containerd has no variable, nobody asks the proxy, nodeadm fails at ECR and kubelet is never started: platform.ami-too-old is right to be an error.',
  });
}

/** What EC2 and ECR answer is in the VPC, because nothing gives this nodeadm a proxy before it asks. */
const withEndpoints = (draft: Draft): Draft => ({
  ...draft,
  cluster: { ...draft.cluster, vpcEndpoints: ['s3', 'ec2', 'ecr.api', 'sts', 'eks'] },
  proxy: { http: 'http://proxy.corp.example:3128' },
});
const CLOUDFORMATION = 'cloudformation.ap-northeast-2.amazonaws.com';
const ECR_API = 'api.ecr.ap-northeast-2.amazonaws.com';
/** The image of a pod's network, which it pulls (awslabs/amazon-eks-ami nodeadm/internal/containerd/sandbox.go). */
const SANDBOX = 'eks/pause:3.5';

/** The documents for such an image: drop-ins do what the NodeConfig cannot. */
async function bootByDropIns(lab: Lab, own: Authority, { shape, program }: Boot, record: Record): Promise<void> {
  const story = `${shape.name}, an image of 2024`;
  const hold = (claim: string, good: boolean, instead = '') => record.hold(story, claim, good, instead);
  const world = await openWorld(lab, own, {
    ...{ vpcNames: [EC2, ECR_API], inetNames: [CLOUDFORMATION], vpcAddresses: [], images: [SANDBOX] },
  });
  try {
    const userData = nodeUserData(shape);
    const images = [`${ECR}/app:1`];
    const kind = 'old-nodeadm' as const;
    const ran = await runNode(lab, world, { kind, userData, trusted: own, nodeadm: program, images, asks: [] });
    record.count('boots');
    hold('the node boots and kubelet runs', ran.finished, failedUnits(ran));
    hold('no unit fails', ran.left('failed-units').trim() === '', failedUnits(ran));
    const expected = expectedVariables(shape.bundle.plan);
    for (const service of ['kubelet', 'containerd', 'amazon-ssm-agent']) {
      const got = ran.left(`${service}.env`).trim();
      hold(`${service} has the variables of the plan`, got === expected, got);
    }
    hold('containerd pulls from ECR', ran.left('pulls').includes(`${ECR}/app:1 0`), ran.left('pulls'));
    const pulls = world.proxied().filter((line) => line.startsWith('CONNECT 602401143452.dkr.ecr.'));
    hold('the image of the pod network came by the proxy', pulls.length > 0, world.proxied().join('; '));
    const ecr = world.seen().filter(({ host }) => host === ECR_API);
    const byEndpoint = ecr.length > 0 && ecr.every(({ from }) => from === NODE);
    hold('nodeadm asked ECR for its login by the endpoint', byEndpoint, JSON.stringify(world.seen()));
    record.see({
      story,
      witness: 'nodeadm of 2024, systemd, squid',
      seen: 'nodeadm asked ECR for a login by the endpoint of the VPC; the drop-ins gave kubelet, containerd and the SSM agent the six variables; nodeadm had containerd pull the image of the pod network by the proxy, and kubelet runs.',
    });
  } finally {
    await world.close();
  }
}

/** Boots what the part of the booted node does not have yet: the other order of a merge, and the old nodeadm. */
export async function boots(lab: Lab, { current, old }: Nodeadm, record: Record): Promise<void> {
  const own = await authority(lab, 'lab');
  const stories = (await nodeShapes()).stories.filter(isNodeadms);
  const merged = stories.flatMap((shape) => {
    const userData = nodeUserData(shape, 'EKS');
    return current === undefined || userData === nodeUserData(shape)
      ? []
      : [{ kind: 'nodeadm' as const, program: current, shape, userData }];
  });
  await each(lab, merged, record, (what, into) => bootCurrent(lab, own, what, into));
  const alone = stories.filter(({ bundle }) => bundle.plan.nodeGroups[0]?.bootstrapper !== 'eks').slice(0, 1);
  const program = old;
  if (program !== undefined)
    await each(lab, alone, record, (shape, into) =>
      bootOld(lab, own, { kind: 'old-nodeadm', program, shape, userData: shape.userData }, into),
    );
  const dropIns = (await shapes(false, '', withEndpoints)).filter(({ variant }) => variant !== undefined);
  if (program !== undefined)
    await each(lab, dropIns, record, (shape, into) =>
      bootByDropIns(lab, own, { kind: 'old-nodeadm', program, shape, userData: '' }, into),
    );
}
