// A booted node behind a squid that lets nobody through without a login: the node reads it at boot from the store, and
// containerd, kubelet and its children log in with it. Nothing that the node prints or logs has it.

import type { Draft } from '../../../src/core/index.ts';
import { LOGIN } from '../cloud-init/image.ts';
import { type Authority, authority } from '../frame/certificates.ts';
import type { Lab, Part } from '../frame/part.ts';
import { each, newRecord, type Record } from '../frame/record.ts';
import { nodeUserData } from '../node/eks-merge.ts';
import { imageOf, isNodeadms } from '../node/node.ts';
import { type NodeRun, runNode } from '../node/run-node.ts';
import { EC2, ECR, OWN_REGISTRY, openWorld, PROXY, type World } from '../node/world.ts';
import { nodeadmBinary } from '../nodeadm/binaries.ts';
import { plainest, type Shape, shapes } from '../shapes.ts';

/** One proxy for both, and what cannot go by it has an endpoint in the VPC. */
const inThisWorld = (draft: Draft): Draft => ({
  ...draft,
  cluster: { ...draft.cluster, vpcEndpoints: ['s3', 'ec2', 'ecr.api', 'sts', 'eks'] },
  proxy: { http: 'http://proxy.corp.example:3128' },
});

const IN_VPC = [EC2, 's3.ap-northeast-2.amazonaws.com', 'secretsmanager.ap-northeast-2.amazonaws.com'];
const OUTSIDE = ['outside.example'];

/** Asked by children of kubelet, with the variables of its unit. Python's requests sends Latin-1 alone, which the password is not. */
const PROGRAMS = ['curl', 'wget', 'urllib'];
const pathOf = (program: string): string => `/asked/${program}`;

/** In ASCII, as a part of user data has to be. */
const SECRET = JSON.stringify(LOGIN).replace(
  /[^ -~]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

/** The store, before the user data needs it: a boothook of its own lays a program in the place of the AWS CLI. */
function withStore(userData: string, keeps: boolean): string {
  const cli = keeps ? `cat <<'SECRET'\n${SECRET}\nSECRET` : 'exit 254';
  const hook = `#!/bin/bash\ncat >/usr/bin/aws <<'END'\n#!/bin/bash\n${cli}\nEND\nchmod 0755 /usr/bin/aws\n`;
  const [first = ''] = /^--.*$/m.exec(userData) ?? [];
  const part = `${first}\nContent-Type: text/cloud-boothook; charset="us-ascii"\n\n${hook}\n`;
  return userData.replace(`${first}\n`, () => `${part}${first}\n`);
}

interface Setting {
  readonly story: string;
  readonly shape: Shape;
  readonly world: World;
  readonly ran: NodeRun;
}

const LOGGED = ['journal', 'console'];

/** What is true whether the node has the login or not. */
function holdAlways({ story, ran, world }: Setting, record: Record): void {
  const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
  hold('the node boots and kubelet runs', ran.finished, ran.left('journal').slice(-1500) || ran.left('console'));
  const shown = LOGGED.filter((name) => /jane/.test(ran.left(name)));
  hold('the login is in no journal and on no console', shown.length === 0, shown.join(', '));
  const logs = ['var/log/cloud-init.log', 'var/log/cloud-init-output.log'];
  const inLogs = logs.filter((path) => /jane/.test(ran.written(path) ?? ''));
  hold('the login is in no log of cloud-init', inLogs.length === 0, inLogs.join(', '));
  hold(
    'the registry in the VPC is reached without the proxy',
    ran.left('pulls').includes(`${OWN_REGISTRY}/app:1 0`),
    ran.left('pulls'),
  );
  const ec2 = world.seen().filter(({ host }) => host === EC2);
  hold(
    'what joins the node reaches EC2 by its endpoint',
    ec2.length > 0 && ec2.every(({ from }) => !PROXY.includes(from)),
    JSON.stringify(ec2),
  );
}

function holdLogin({ story, ran, world }: Setting, record: Record): void {
  const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
  hold('no unit fails', ran.left('failed-units').trim() === '', ran.left('failed-units'));
  for (const service of ['kubelet', 'containerd']) {
    const lines = ran.left(`${service}.env`).split('\n');
    const addresses = lines.filter((line) =>
      /^https?_proxy=http:\/\/jane:[\w%.~-]+@proxy\.corp\.example:3128$/i.test(line),
    );
    hold(`${service} has the four addresses with the login`, addresses.length === 4);
    hold(`${service} has NO_PROXY too`, lines.filter((line) => /^no_proxy=./i.test(line)).length === 2);
  }
  hold('containerd pulls from ECR by the proxy', ran.left('pulls').includes(`${ECR}/app:1 0`), ran.left('pulls'));
  const proxied = world.proxied();
  hold(
    'squid lets it through',
    proxied.some((line) => line.startsWith(`CONNECT ${ECR}:443 TCP_TUNNEL/200`)),
    proxied.join('; '),
  );
  for (const program of PROGRAMS) {
    const seen = world.seen().filter(({ path }) => path === pathOf(program));
    hold(`${program} logs in`, seen.length > 0 && seen.every(({ from }) => PROXY.includes(from)), JSON.stringify(seen));
  }
  record.see({
    story,
    witness: 'squid, which asks for a password',
    seen: `containerd pulled from ECR by the proxy, and ${PROGRAMS.join(', ')} came through, with a password of quotes, $, %, @, :, / and signs beyond ASCII. No journal, console or log has the login.`,
  });
}

function holdRefused({ story, ran, world }: Setting, record: Record): void {
  const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
  hold('there is no file with half a login', ran.written('etc/eks/proxy-login.env') === undefined);
  hold(
    'the journal says what is wrong',
    /eks-proxy-login\[\d+\]: The login of the proxy was not taken over;/.test(ran.left('journal')),
  );
  const proxied = world.proxied();
  hold(
    'squid refuses containerd',
    proxied.some((line) => line.startsWith(`CONNECT ${ECR}:443 TCP_DENIED/407`)),
    proxied.join('; '),
  );
  record.see({
    story,
    witness: 'squid, which asks for a password',
    seen: 'The node boots and joins, reaches what has an endpoint, and squid refuses the rest with 407; the journal says why.',
  });
}

/** Boots a node of a shape; the store has the login, or does not answer. */
export async function bootWithLogin(
  lab: Lab,
  own: Authority,
  shape: Shape,
  keeps: boolean,
  record: Record,
): Promise<void> {
  const world = await openWorld(lab, own, { vpcNames: IN_VPC, inetNames: OUTSIDE, vpcAddresses: [], login: LOGIN });
  try {
    const ran = await runNode(lab, world, {
      kind: imageOf(shape),
      userData: withStore(nodeUserData(shape), keeps),
      trusted: own,
      images: [`${ECR}/app:1`, `${OWN_REGISTRY}/app:1`],
      nodeadm: isNodeadms(shape) ? (await nodeadmBinary(lab)).program : undefined,
      asks: PROGRAMS.map((program) => `${program} http://outside.example${pathOf(program)}`),
    });
    record.count('boots');
    const setting = { story: keeps ? shape.name : `${shape.name}, the store does not answer`, shape, world, ran };
    holdAlways(setting, record);
    if (keeps) holdLogin(setting, record);
    else holdRefused(setting, record);
  } finally {
    await world.close();
  }
}

/** Containers need containerd, which the node has; an engine that it has not is not booted. */
const needsDocker = ({ userData }: Shape): boolean => /\bdocker\b/.test(userData) && !/\bcontainerd\b/.test(userData);

/** One shape for each kind of group behind a proxy that asks for a password. */
export async function loginShapes(): Promise<readonly Shape[]> {
  const asking = (await shapes(false, '', inThisWorld, true)).filter(({ bundle }) => bundle.plan.login !== undefined);
  return plainest(asking).filter((shape) => !shape.filled && !needsDocker(shape));
}

export const login: Part = {
  id: 'login',
  title: 'A booted node behind a proxy that asks for a password',
  async run(lab) {
    const record = newRecord();
    const own = await authority(lab, 'lab');
    const all = await loginShapes();
    // A turn is not for waiting.
    if (all.some(isNodeadms)) await nodeadmBinary(lab);
    await each(lab, all, record, (shape, into) => bootWithLogin(lab, own, shape, true, into));
    await each(lab, all.slice(0, 1), record, (shape, into) => bootWithLogin(lab, own, shape, false, into));
    return record.report();
  },
};
