// A booted node behind a squid that opens TLS and signs with an authority of its own: with the CA bundle in the user data
// everything comes through, without it nothing does.

import type { Draft } from '../../../src/core/index.ts';
import { type Authority, authority } from '../frame/certificates.ts';
import type { Lab, Part } from '../frame/part.ts';
import { each, newRecord, type Record } from '../frame/record.ts';
import { nodeUserData } from '../node/eks-merge.ts';
import { ASSET_FILES, ASSETS, failedUnits, imageOf, isNodeadms, nodeShapes } from '../node/node.ts';
import { type NodeRun, runNode } from '../node/run-node.ts';
import { EC2, ECR, OWN_REGISTRY, openWorld, PROXY, type World } from '../node/world.ts';
import { nodeadmBinary } from '../nodeadm/binaries.ts';
import { firstOfPlatform, type Shape } from '../shapes.ts';

/** One proxy for both. What nodeadm asks before any user data runs has an endpoint, as a finding demands. */
const withEc2 = (draft: Draft): Draft => ({
  ...draft,
  cluster: { ...draft.cluster, vpcEndpoints: ['s3', 'ec2', 'ecr.api', 'sts', 'eks'] },
  proxy: { http: 'http://proxy.corp.example:3128' },
});

const OUTSIDE = 'outside.example';
const PROGRAMS = ['curl', 'wget', 'go'];
const pathOf = (program: string): string => `/asked/${program}`;

interface Scene {
  readonly lab: Lab;
  /** Of the servers, which the image trusts. */
  readonly own: Authority;
  /** Of the proxy, which it does not. */
  readonly proxys: Authority;
  readonly tools: string | undefined;
}

interface Seen {
  readonly ran: NodeRun;
  readonly world: World;
}

async function boot({ lab, own, proxys, tools }: Scene, shape: Shape, hold: (seen: Seen) => void): Promise<void> {
  const vpcNames = [EC2, 's3.ap-northeast-2.amazonaws.com'];
  const world = await openWorld(lab, own, {
    vpcNames,
    inetNames: [OUTSIDE, ASSETS],
    vpcAddresses: [],
    serves: ASSET_FILES,
    intercepts: proxys,
  });
  try {
    const ran = await runNode(lab, world, {
      kind: imageOf(shape),
      userData: nodeUserData(shape),
      machine: shape.machine,
      trusted: own,
      images: [`${ECR}/app:1`, `${OWN_REGISTRY}/app:1`],
      nodeadm: isNodeadms(shape) ? (await nodeadmBinary(lab)).program : undefined,
      asks: PROGRAMS.map((program) => `${program} https://${OUTSIDE}${pathOf(program)}`),
      tools,
    });
    hold({ ran, world });
  } finally {
    await world.close();
  }
}

/** The programs whose request came through. */
const through = (world: World): readonly string[] =>
  PROGRAMS.filter((program) => world.seen().some(({ path, from }) => path === pathOf(program) && PROXY.includes(from)));

async function holdTrust(scene: Scene, shape: Shape, record: Record): Promise<void> {
  const { name } = shape;
  const hold = (what: string, good: boolean, instead = '') => record.hold(name, what, good, instead);
  const programs = PROGRAMS.filter((program) => program !== 'go' || scene.tools !== undefined);
  await boot(scene, shape, ({ ran, world }) => {
    record.count('boots');
    hold('the node boots and kubelet runs', ran.finished, failedUnits(ran));
    hold('no unit fails', ran.left('failed-units').trim() === '', failedUnits(ran));
    const pulls = ran.left('pulls');
    hold('containerd pulls from ECR', pulls.includes(`${ECR}/app:1 0`), pulls);
    hold('containerd pulls from the registry in the VPC', pulls.includes(`${OWN_REGISTRY}/app:1 0`), pulls);
    // Squid writes down the requests within what it has opened; of a tunnel it knows the host alone.
    const proxied = world.proxied();
    const opened = proxied.some((line) => line.startsWith(`GET https://${ECR}/v2/`));
    hold('squid read what containerd asks of ECR', opened, proxied.join('; '));
    const came = through(world);
    hold('curl, wget and a program in Go come through', came.join() === programs.join(), ran.left('asked.err'));
    record.see({
      story: name,
      witness: 'squid, which opens TLS',
      seen: `containerd pulls from ECR, and ${programs.join(', ')} come through: all trust what squid signs; the registry in the VPC is trusted as before.`,
    });
  });
}

async function holdNoTrust(scene: Scene, shape: Shape, record: Record): Promise<void> {
  const story = `${shape.name}, no CA bundle`;
  const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
  await boot(scene, shape, ({ ran, world }) => {
    record.count('boots');
    hold('the node boots and kubelet runs', ran.finished, failedUnits(ran));
    const pulls = ran.left('pulls');
    hold('containerd does not trust ECR', /x509: certificate signed by unknown authority/.test(pulls), pulls);
    const came = through(world);
    hold('nothing comes through', came.length === 0, came.join());
    record.see({
      story,
      witness: 'squid, which opens TLS',
      seen: 'containerd refuses ECR (x509: certificate signed by unknown authority), and no program comes through: the bundle is what brings the trust.',
    });
  });
}

export const trust: Part = {
  id: 'trust',
  title: 'A booted node behind a proxy that opens TLS',
  async run(lab) {
    const record = newRecord();
    const ask = await lab.program('ask');
    const [own, proxys] = [await authority(lab, 'lab'), await authority(lab, 'Proxy CA')];
    const scene: Scene = { lab, own, proxys, tools: 'folder' in ask ? ask.folder : undefined };
    const { stories } = await nodeShapes(proxys.certificate, withEc2);
    const [trusting, blind] = [true, false].map((has) =>
      stories.filter(({ bundle }) => (bundle.plan.caBundle !== '') === has),
    );
    if (stories.some(isNodeadms)) await nodeadmBinary(lab);
    await each(lab, firstOfPlatform(trusting ?? []), record, (shape, into) => holdTrust(scene, shape, into));
    // On premises the script itself stops at its first download.
    const booting = (blind ?? []).filter(({ machine }) => machine === undefined);
    await each(lab, firstOfPlatform(booting), record, (shape, into) => holdNoTrust(scene, shape, into));
    return record.report();
  },
};
