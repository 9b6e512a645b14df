// Mistakes put back into our output, one by one: those of the AWS article of 2020, and those that its readers made. The lab
// is worth nothing where it does not tell them.

import { bootShape } from '../cloud-init/cloud-init.ts';
import { mimeParts } from '../cloud-init/mime-parts.ts';
import type { Lab, Part } from '../frame/part.ts';
import { newRecord, type Record } from '../frame/record.ts';
import { bootNode, nodeShapes, openStage } from '../node/node.ts';
import { type Shape, shapes } from '../shapes.ts';

interface Defect {
  readonly name: string;
  /** The user data with the mistake in it. */
  put(userData: string): string;
  /** What the lab says of it, as a piece of its message. */
  readonly told: RegExp;
}

const replace = (from: string | RegExp, to: string) => (userData: string) => userData.replace(from, to);

/** Readers that are stricter than cloud-init refuse these: nodeadm and Karpenter find nothing in the whole document. */
const refused: readonly Defect[] = [
  {
    name: 'no empty line after the headers of the document',
    put: replace(/^(MIME-Version: .*\nContent-Type: .*\n)\n/, '$1'),
    told: /malformed header/,
  },
  { name: 'an empty line before the headers', put: (text) => `\n${text}`, told: /no media type/ },
  { name: 'no closing boundary', put: replace(/--==BOUNDARY==--\n$/, ''), told: /closing boundary/ },
  {
    name: 'no empty line after the headers of a part',
    put: replace(/(\nContent-Type: text\/[^\n]*\n)\n/, '$1'),
    told: /missing colon/,
  },
];

/** cloud-init tells of these, aloud or in its log alone. */
const inCloudInit: readonly Defect[] = [
  { name: 'a boothook without its interpreter', put: replace('#!/bin/bash\n', ''), told: /no boothook fails/ },
  {
    name: 'no backslash after cfn-signal',
    put: replace('cfn-signal \\\n', 'cfn-signal\n'),
    told: /shellcheck has nothing to say|ends without errors/,
  },
  {
    name: 'the names of the cluster left to CloudFormation, which does not fill them in',
    put: replace(/\n\/etc\/eks\/bootstrap\.sh [\s\S]*?\n# Saved/, '\n/etc/eks/bootstrap.sh\n# Saved'),
    told: /bootstrap\.sh has the cluster/,
  },
  {
    name: 'instance metadata asked without a token',
    put: replace('umask 022\n', 'umask 022\ncurl -s http://169.254.169.254/latest/meta-data/mac >/dev/null\n'),
    told: /without a token/,
  },
  {
    name: 'variables appended at every boot',
    put: replace(
      /cat \/etc\/eks\/http-proxy\.env; \} >\/etc\/environment/,
      'cat /etc/eks/http-proxy.env; } >>/etc/environment',
    ),
    told: /second boot changes no file/,
  },
  {
    name: 'a drop-in for a folder that is not made',
    put: replace(/ *mkdir -p "\/etc\/systemd\/system\/\$service\.service\.d"\n/, ''),
    told: /no boothook fails/,
  },
  {
    name: 'a file that everybody can write',
    put: replace('umask 022', 'umask 000'),
    told: /written by everybody/,
  },
];

/** The node starts, and things go the wrong way or nowhere. */
const onNode: readonly Defect[] = [
  {
    name: 'no drop-in for containerd, as when only Docker is set up',
    put: replace('for service in containerd ', 'for service in '),
    told: /containerd has six variables/,
  },
  {
    name: 'instance metadata missing in the list',
    put: replace(/169\.254\.169\.254,|169\.254\.0\.0\/16,/g, ''),
    told: /squid saw nothing of instance metadata/,
  },
  {
    name: 'the network of the VPC missing in the list',
    put: replace(/10\.0\.0\.0\/16,/g, ''),
    told: /goes to http:\/\/10\.0\.200\.3 as the simulator says/,
  },
];

/** The lab at work on a mistake: it is told, in the words that are meant. */
async function expectTold(
  defect: Defect,
  shape: Shape,
  record: Record,
  work: (shape: Shape, into: Record) => Promise<void>,
) {
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

export const defects: Part = {
  id: 'defects',
  title: 'Mistakes put back',
  async run(lab: Lab) {
    const record = newRecord();
    const all = await shapes(false, '');
    const signalling = pick(
      all,
      ({ userData }) =>
        /cfn-signal \\\n[\s\S]*containerd|containerd[\s\S]*cfn-signal \\\n/.test(userData) &&
        userData.includes('bootstrap.sh'),
    );
    for (const defect of refused) {
      await expectTold(defect, signalling, record, async ({ userData }) => {
        mimeParts(userData);
      });
    }
    for (const defect of inCloudInit) {
      await expectTold(defect, signalling, record, (shape, into) => bootShape(lab, shape, into));
    }
    const stage = await openStage(lab);
    const { stories } = await nodeShapes();
    const joining = pick(stories, ({ userData }) => userData.includes('bootstrap.sh'));
    for (const defect of onNode) {
      await expectTold(defect, joining, record, (shape, into) => bootNode(stage, shape, into));
    }
    return record.report();
  },
};
