// `npm run --silent vectors -- FILE.json`: holds the readers of NO_PROXY against what real programs answered.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, noProxyReaders, say } from '../core/index.ts';
import { Complaint, isSystemError } from './complaint.ts';
import { readSettings } from './settings-file.ts';
import { type VectorCase, vectorCases } from './vector-cases.ts';

const USAGE = 'Usage: npm run --silent vectors -- FILE.json';

const HELP = `${USAGE}

Holds what the readers of NO_PROXY say against what real programs answered, as recorded in FILE.json. Prints each
disagreement and, last, how many agreed; the exit code is 1 where one does not.
`;

/** The path that was typed; nothing where help was asked. npm runs scripts in the project's folder and keeps the one it was called from. */
function pathFrom(args: readonly string[]): string | undefined {
  const base = process.env.npm_lifecycle_event === 'vectors' ? (process.env.INIT_CWD ?? '') : '';
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) return undefined;
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new Complaint(USAGE);
    return resolve(base, file);
  } catch (error) {
    if (error instanceof TypeError) throw new Complaint(`${error.message}\n${USAGE}`);
    throw error;
  }
}

const ours = (answer: Answer | undefined): string => {
  if (answer === undefined) return 'no reader knows this program';
  const by = answer.entry === undefined ? '' : ` by ${JSON.stringify(answer.entry)}`;
  return `ours ${answer.way}${by} (${say(answer.why, 'en', answer.params)})`;
};

/** What every program in the cases answered, held against its reader; prints the disagreements and counts the rest. */
async function compare(cases: readonly VectorCase[]): Promise<{ readonly agreed: number; readonly all: number }> {
  const { readers, readNonProxyHosts } = await noProxyReaders();
  let agreed = 0;
  let all = 0;
  for (const { name, noProxy, url, answers, javaNonProxyHosts } of cases) {
    for (const [runtime, expected] of Object.entries(answers)) {
      const reader = readers.find((one) => one.knows(runtime));
      const property = reader?.id === 'java' ? javaNonProxyHosts : undefined;
      const verdict = property === undefined ? reader?.read(noProxy) : readNonProxyHosts(property);
      const answer = verdict?.(url);
      all += 1;
      if (answer?.way === expected) agreed += 1;
      else console.log(`${name}: ${runtime}: ${JSON.stringify(noProxy)} ${url} expected ${expected}, ${ours(answer)}`);
    }
  }
  return { agreed, all };
}

/** Does the command; answers its exit code. */
async function vectors(args: readonly string[]): Promise<number> {
  const path = pathFrom(args);
  if (path === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const { agreed, all } = await compare(vectorCases(await readSettings(path), path));
  console.log(`agreed ${agreed} of ${all}`);
  return agreed < all ? 1 : 0;
}

try {
  process.exitCode = await vectors(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Complaint || isSystemError(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
