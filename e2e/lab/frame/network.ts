// Network namespaces, set up by as few processes as ip can do it with.

import { must, run } from './command.ts';

/** Steps of ip, each one line without the program's name, in one process; in a namespace where one is given. */
export const ip = (steps: readonly string[], space?: string): Promise<string> =>
  must('ip', [...(space === undefined ? [] : ['-n', space]), '-batch', '-'], {
    input: steps.map((step) => `${step}\n`).join(''),
  });

/** New namespaces, each with its own loopback. */
export async function addSpaces(spaces: readonly string[]): Promise<void> {
  await ip(spaces.map((space) => `netns add ${space}`));
  for (const space of spaces) await ip(['link set lo up'], space);
}

/** Takes away those of them that are there. */
export const removeSpaces = (spaces: readonly string[]) =>
  run('ip', ['-force', '-batch', '-'], { input: spaces.map((space) => `netns del ${space}\n`).join('') });

/** A new namespace with nothing but the address of the metadata service. */
export async function addLonely(space: string): Promise<void> {
  await ip([`netns add ${space}`]);
  await ip(['link set lo up', 'addr add 169.254.169.254/32 dev lo'], space);
}
