// The real nodeadm reads our user data: from the metadata service, on a booted node, and with what EKS adds to it. Where
// there is none, a reader as strict as its own judges the documents.

import { authority } from '../frame/certificates.ts';
import type { Lab, Part } from '../frame/part.ts';
import { newRecord, type Record } from '../frame/record.ts';
import { type Nodeadm, nodeadmBinaries } from './binaries.ts';
import { boots } from './boots.ts';
import { broken, documents, type Read } from './documents.ts';
import { strictMimeParts } from './mime/strict-mime.ts';
import { checked, mergedEnvironment } from './read.ts';
import { expectedVariables } from './variables.ts';

/** Why the strict reader refuses a document; nothing where it takes it. */
function refusal(text: string): string | undefined {
  try {
    strictMimeParts(Buffer.from(text));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Every document is taken, every broken one refused, by the strict reader and by each nodeadm that is there. */
async function holdDocuments(lab: Lab, all: readonly Read[], { old, current }: Nodeadm, record: Record): Promise<void> {
  const wrong = broken(all[0]?.userData ?? '');
  for (const { story, userData } of all) {
    record.hold(story, 'the strict reader takes it', refusal(userData) === undefined, refusal(userData));
    record.count('user data');
  }
  for (const [defect, text] of wrong) {
    record.hold(defect, 'the strict reader refuses it', refusal(text) !== undefined);
    record.count('broken documents');
  }
  const programs = [
    ...(current === undefined ? [] : [{ witness: 'nodeadm of today', program: current }]),
    ...(old === undefined ? [] : [{ witness: 'nodeadm of 2024', program: old }]),
  ];
  for (const { witness, program } of programs) {
    const taken = await checked(
      lab,
      program,
      all.map(({ userData }) => userData),
    );
    for (const [at, { story }] of all.entries()) {
      const reading = taken[at];
      record.hold(story, `${witness} says that it is valid`, reading?.valid === true, reading?.said);
    }
    const refused = await checked(
      lab,
      program,
      wrong.map(([, text]) => text),
    );
    for (const [at, [defect]] of wrong.entries())
      record.hold(defect, `${witness} refuses it`, refused[at]?.valid === false, refused[at]?.said);
    record.see({
      story: `${all.length} user data, those of managed groups with the part of EKS before and behind ours`,
      witness,
      seen: 'Each is a valid configuration.',
    });
    record.see({ story: wrong.map(([defect]) => defect).join(', '), witness, seen: 'Each is refused.' });
  }
  record.see({
    story: `the same ${all.length} user data and ${wrong.length} broken ones`,
    witness: 'a reader as strict as Go',
    seen: 'Each of the first is taken, each of the second refused.',
  });
}

/** What is left of our variables where nodeadm has merged all NodeConfigs of a document. */
async function holdMerge(lab: Lab, all: readonly Read[], program: string, record: Record): Promise<void> {
  const merged = await mergedEnvironment(
    lab,
    program,
    all.map(({ userData }) => userData),
  );
  for (const [at, { story, shape, userData }] of all.entries()) {
    // A document for an old image has its variables elsewhere.
    const expected = /^ +environment:$/m.test(userData) ? expectedVariables(shape.bundle.plan) : '';
    record.hold(story, 'the merged NodeConfig has the variables that it should', merged[at] === expected, merged[at]);
  }
}

export const nodeadm: Part = {
  id: 'nodeadm',
  title: 'User data through nodeadm',
  async run(lab) {
    const record = newRecord();
    const binaries = await nodeadmBinaries(lab);
    for (const what of binaries.missing) record.skip(what);
    const { certificate } = await authority(lab, 'Proxy CA');
    const all = await documents(lab, certificate);
    await holdDocuments(lab, all, binaries, record);
    if (binaries.current !== undefined) await holdMerge(lab, all, binaries.current, record);
    await boots(lab, binaries, record);
    return record.report();
  },
};
