// Mistakes put back into our output, one by one: those of the AWS article of 2020, and those that its readers made. The lab
// is worth nothing where it does not tell them.

import { bootFailing, bootFromMetadata, bootShape } from '../cloud-init/cloud-init.ts';
import { mimeParts } from '../cloud-init/mime-parts.ts';
import type { Lab, Part } from '../frame/part.ts';
import { each, newRecord, type Record } from '../frame/record.ts';
import { bootWithLogin, loginShapes } from '../login/login.ts';
import { bootNode, isNodeadms, nodeShapes, openStage, type Stage } from '../node/node.ts';
import { nodeadmBinary } from '../nodeadm/binaries.ts';
import { checked, mergedEnvironment } from '../nodeadm/read.ts';
import { expectedVariables } from '../nodeadm/variables.ts';
import { type Shape, shapes } from '../shapes.ts';
import type { Defect } from './defect.ts';
import { atSecondBoot, inCloudInit, refused, whereJoiningFails, withLogin, withoutToken } from './in-cloud-init.ts';
import { byTheWays, inNodeConfig, loggingIn, onNode } from './on-node.ts';

/** What the lab does with a shape, noted in a record. */
type Work = (shape: Shape, into: Record) => Promise<void>;

/** Mistakes, a shape that has room for them, and the work that has to tell them. */
type Trial = readonly [defects: readonly Defect[], shape: Shape, work: Work];

/** The lab at work on a mistake: it is told, in the words that are meant. */
async function expectTold(defect: Defect, shape: Shape, work: Work, record: Record): Promise<void> {
  const userData = defect.put(shape.userData);
  record.hold(defect.name, 'the mistake can be put back', userData !== shape.userData);
  const into = newRecord();
  try {
    await work({ ...shape, userData }, into);
  } catch (error) {
    into.hold(defect.name, error instanceof Error ? error.message : String(error), false);
  }
  const { failures } = into.report();
  const told = failures.find((failure) => defect.told.test(failure));
  record.hold(defect.name, 'the lab tells', told !== undefined, failures.join('; ') || 'it said nothing');
  record.count('mistakes put back');
  if (told === undefined) return;
  const [, what = ''] = /^[^:]*: (.*?)(?:: |$)/s.exec(told) ?? [];
  record.see({ story: defect.name, witness: 'the lab', seen: `red: ${what}` });
}

const pick = (all: readonly Shape[], wanted: (shape: Shape) => boolean): Shape => {
  const found = all.find(wanted);
  if (found === undefined) throw new Error('no shape has what the mistakes are about');
  return found;
};

/** The real nodeadm is asked whether the document is valid, and what variables it has. */
const readsNodeConfig =
  (lab: Lab, program: string): Work =>
  async ({ name, userData, bundle }, into) => {
    const [reading] = await checked(lab, program, [userData]);
    into.hold(name, 'nodeadm takes it for valid', reading?.valid === true, reading?.said);
    const [merged] = await mergedEnvironment(lab, program, [userData]);
    into.hold(name, 'nodeadm has the variables of the plan', merged === expectedVariables(bundle.plan), merged);
  };

/** User data of a node that joins by itself and signals. */
const signals = ({ userData }: Shape): boolean =>
  userData.includes('cfn-signal \\\n') && userData.includes('containerd') && userData.includes('bootstrap.sh');

async function trials(lab: Lab, stage: Stage): Promise<readonly Trial[]> {
  const all = await shapes(false, '', undefined, true);
  const open = all.filter(({ bundle }) => bundle.plan.login === undefined);
  const signalling = pick(open, signals);
  const plain = pick(open, (shape) => !shape.filled && shape.userData.includes('bootstrap.sh'));
  const asking = pick(open, ({ group }) => group.options?.vpcCidrsFromImds === true);
  const login = pick(
    all,
    ({ bundle, userData }) => bundle.plan.login !== undefined && userData.includes('bootstrap.sh'),
  );
  const joining = pick((await nodeShapes()).stories, ({ userData }) =>
    onNode.every(({ put }) => put(userData) !== userData),
  );
  const loggedIn = pick(await loginShapes(), ({ userData }) => userData.includes('bootstrap.sh'));
  // The ways of programs take longest; most mistakes need none of them.
  const quick = { ...stage, programs: [] };
  const fewer = { ...stage, programs: stage.programs.slice(0, 2) };
  const boots =
    (times: number): Work =>
    (shape, into) =>
      bootShape(lab, shape, into, times);
  const onSignalling = inCloudInit.filter(({ put }) => put(signalling.userData) !== signalling.userData);
  return [
    [refused, signalling, async ({ userData }) => void mimeParts(userData)],
    [onSignalling, signalling, boots(1)],
    [inCloudInit.filter((defect) => !onSignalling.includes(defect)), plain, boots(1)],
    [atSecondBoot, plain, boots(2)],
    [whereJoiningFails, signalling, (shape, into) => bootFailing(lab, shape, into)],
    [withoutToken, asking, (shape, into) => bootFromMetadata(lab, { shape, noToken: true }, into)],
    [withLogin, login, boots(1)],
    [onNode, joining, (shape, into) => bootNode(quick, shape, into)],
    [loggingIn, loggedIn, (shape, into) => bootWithLogin(lab, stage.own, shape, true, into)],
    [byTheWays, joining, (shape, into) => bootNode(fewer, shape, into)],
  ];
}

export const defects: Part = {
  id: 'defects',
  title: 'Mistakes put back into user data',
  async run(lab: Lab) {
    const record = newRecord();
    const stage = await openStage(lab);
    const all = (await trials(lab, stage)).flatMap(([some, shape, work]) =>
      some.map((defect) => ({ defect, shape, work })),
    );
    await each(lab, all, record, ({ defect, shape, work }, into) => expectTold(defect, shape, work, into));
    const { program, missing } = await nodeadmBinary(lab);
    if (missing !== undefined) record.skip(`mistakes in a NodeConfig, which the real nodeadm tells: ${missing}`);
    if (program === undefined) return record.report();
    const nodeadms = pick((await nodeShapes()).stories, isNodeadms);
    await each(lab, inNodeConfig, record, (defect, into) =>
      expectTold(defect, nodeadms, readsNodeConfig(lab, program), into),
    );
    return record.report();
  },
};
