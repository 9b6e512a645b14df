// One user data through the real cloud-init, and what came of it.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, serve } from '../frame/command.ts';
import { addLonely, removeSpaces } from '../frame/network.ts';
import type { Lab } from '../frame/part.ts';
import { imagePaths, layImage } from './image.ts';
import { stages } from './stages.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export interface Written {
  /** `644` */
  readonly mode: string;
  readonly hash: string;
  readonly path: string;
}

export interface Booted {
  /** Errors that cloud-init told of its last boot. */
  readonly errors: readonly string[];
  /** Boothooks that failed, by the lines of the log: they are in no result. */
  readonly badHooks: readonly string[];
  /** Commands of cloud-init that ended with an error. */
  readonly badCommands: string;
  /** After each boot: files that the user data wrote or changed, of the image only those that differ from it. */
  readonly files: readonly (readonly Written[])[];
  /** The text of such a file. */
  text(path: string): string;
  /** How often and with what a program of the image was called: its record, empty where it was not. */
  called(program: string): string;
  /** Requests to the metadata service, in order. */
  readonly asked: readonly { readonly path: string; readonly status: number; readonly agent?: string }[];
  readonly log: string;
  /** What all commands of cloud-init printed. */
  readonly printed: string;
}

export interface Circumstances {
  readonly boots: number;
  /** curl gets no token. */
  readonly noToken?: boolean;
  readonly blocks?: readonly string[];
  /** bootstrap.sh ends with 7. */
  readonly bootstrapFails?: boolean;
}

/** What cloud-init writes without being told. */
const CLOUD_INIT_OWN: ReadonlySet<string> = new Set(['etc/hostname', 'etc/hosts']);

let spaces = 0;

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

export async function boot(
  lab: Lab,
  userData: string,
  { boots, noToken, blocks, bootstrapFails }: Circumstances,
): Promise<Booted> {
  const work = lab.scratch('cloud-init');
  const [out, upper] = [join(work, 'out'), join(work, 'upper')];
  for (const folder of [out, upper]) mkdirSync(folder);
  layImage(upper);
  const before = new Map([...imagePaths].map((path) => [path, readFileSync(join(upper, path), 'utf8')]));
  writeFileSync(join(work, 'user-data'), userData);
  if (bootstrapFails) writeFileSync(join(out, 'bootstrap-fails'), '');
  spaces += 1;
  const space = `cloud-init-${spaces}`;
  await addLonely(space);
  const log = join(out, 'imds.log');
  const metadata = [
    join(work, 'user-data'),
    log,
    'required',
    noToken ? 'no-token' : 'token',
    ...(blocks ? [blocks.join(',')] : []),
  ];
  const stop = await serve(
    'ip',
    ['netns', 'exec', space, process.execPath, join(here, '../imds/imds.mjs'), ...metadata],
    'ready',
  );
  try {
    const isolation = ['--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child=KILL'];
    await must('ip', [
      ...['netns', 'exec', space, 'unshare', ...isolation],
      ...['bash', join(here, 'boots.sh'), lab.roots.node, work, `${boots}`, await stages(lab)],
    ]);
  } finally {
    await stop();
    await removeSpaces([space]);
  }
  const text = (path: string): string => read(join(upper, path));
  const changed = (path: string): boolean =>
    !CLOUD_INIT_OWN.has(path) && (!imagePaths.has(path) || text(path) !== before.get(path));
  const result = JSON.parse(read(join(out, `result-${boots}.json`))) as { v1: { errors: string[] } };
  const initLog = read(join(out, 'cloud-init.log'));
  return {
    errors: result.v1.errors,
    badHooks: lines(initLog).filter((line) => /Boothooks script .* execution error/.test(line)),
    badCommands: read(join(out, 'ended-badly')),
    files: Array.from({ length: boots }, (_, index) =>
      lines(read(join(out, `files-${index + 1}`)))
        .map((line): Written => {
          const [hash = '', mode = '', ...path] = line.split(' ');
          return { mode, hash, path: path.join(' ') };
        })
        .filter(({ path }) => changed(path)),
    ),
    text,
    called: (program) => read(join(out, `called-${program}`)),
    asked: lines(read(log)).map((line) => JSON.parse(line)),
    log: initLog,
    printed: read(join(out, 'console')),
  };
}
