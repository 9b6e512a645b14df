// Programs that are built outside the lab's namespaces (programs/build.sh), while the parts that do without them run. What
// came of each arrives as a line of the standard input.

import { createInterface } from 'node:readline';

export type Program = { readonly folder: string } | { readonly missing: string };

/** What the outer process says when nothing more will come. */
export const NO_MORE = 'no more';

/**
 * Asks for a program by its name; the answer comes when its build has ended. `ended` is called at the end of the input,
 * which is when the outer process has ended.
 */
export function programsFrom(input: NodeJS.ReadableStream, ended: () => void): (name: string) => Promise<Program> {
  const known = new Map<string, Program>();
  let over = false;
  let waiting: (() => void)[] = [];
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    const [name = '', state, rest = ''] = line.split('\t');
    if (name === NO_MORE) over = true;
    else known.set(name, state === 'built' ? { folder: rest } : { missing: rest });
    const all = waiting;
    waiting = [];
    for (const look of all) look();
  });
  lines.on('close', ended);
  return (name) =>
    new Promise((resolve) => {
      const look = () => {
        const program = known.get(name);
        if (program !== undefined) resolve(program);
        else if (over) resolve({ missing: 'its build ended without a word' });
        else waiting.push(look);
      };
      look();
    });
}
