// What nodeadm says of user data: `nodeadm config check` in a network namespace where only the metadata service answers.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, serve } from '../frame/command.ts';
import { addLonely, removeSpaces } from '../frame/network.ts';
import type { Lab } from '../frame/part.ts';

const imdsProgram = fileURLToPath(new URL('../imds/imds.mjs', import.meta.url));
/** It asks again for what the metadata service does not give; what the lab serves is there at once. */
const LIMIT = 30_000;

export interface Reading {
  readonly valid: boolean;
  readonly out: string;
  /** Its log, for the message where the verdict is not the expected one. */
  readonly said: string;
}

let spaces = 0;

/** Calls a nodeadm for each user data, while the metadata service serves it. */
async function readings(
  lab: Lab,
  program: string,
  all: readonly string[],
  args: readonly string[],
): Promise<readonly Reading[]> {
  spaces += 1;
  const space = `nodeadm-${spaces}`;
  await addLonely(space);
  const work = lab.scratch('nodeadm');
  const file = join(work, 'user-data');
  writeFileSync(file, '');
  const imds = [process.execPath, imdsProgram, file, join(work, 'imds.log'), 'required'];
  const stop = await serve('ip', ['netns', 'exec', space, ...imds], 'ready');
  const found: Reading[] = [];
  try {
    for (const userData of all) {
      writeFileSync(file, userData);
      const { code, out, err } = await run('ip', ['netns', 'exec', space, program, ...args], { limit: LIMIT });
      found.push({ valid: code === 0, out, said: out + err });
    }
  } finally {
    await stop();
    await removeSpaces([space]);
  }
  return found;
}

/** For each user data, whether nodeadm takes it for a configuration. */
export const checked = (lab: Lab, program: string, all: readonly string[]): Promise<readonly Reading[]> =>
  readings(lab, program, all, ['config', 'check', '-c', 'imds://user-data']);

/** For each user data, `NAME=value` of all services in the one NodeConfig that nodeadm makes of its parts. */
export async function mergedEnvironment(lab: Lab, program: string, all: readonly string[]): Promise<readonly string[]> {
  const dumped = await readings(lab, program, all, ['config', 'dump', '-c', 'imds://user-data']);
  return dumped.map(({ out, said }) => {
    const line = out.split('\n').find((one) => one.startsWith('{'));
    if (line === undefined) return said;
    const { spec } = JSON.parse(line) as { spec: { instance?: { environment?: { default?: object } } } };
    return Object.entries(spec.instance?.environment?.default ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('\n');
  });
}
