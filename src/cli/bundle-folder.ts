// Writes a bundle into a folder, beside whatever others keep there: .git, the state and the variables of Terraform, a
// backend.tf. Those are left alone. A file of others where one of ours belongs, or one of ours that was edited since, is
// a complaint, and then nothing is touched. Everything is written aside first, so a failure leaves no half file.

import { chmod, lstat, mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Document } from '../core/index.ts';
import { Complaint, isSystemError } from './complaint.ts';
import { type Before, givenBy } from './written-before.ts';

/** Left behind only where a run ended on the way: its settings.json then tells what that run has moved already. */
const ASIDE = '.unfinished-bundle';
const SETTINGS = 'settings.json';

export interface Writing {
  /** Where the answers were read: as the settings.json of the folder itself it may be edited, as that is what it is for. */
  readonly answers: string;
  /** Files of ours that were edited since are written anew, or go away. */
  readonly force: boolean;
}

/** What became of files that the answers no longer give. */
export interface Left {
  readonly removed: readonly string[];
  /** Stays, since files of others lie in the same folder: those names. */
  readonly kept: readonly { readonly path: string; readonly beside: readonly string[] }[];
}

/** The text that lies at a path, or what stands in its way; neither where nothing lies there. Links are not followed. */
async function liesAt(folder: string, path: string): Promise<{ readonly text?: string; readonly obstacle?: string }> {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const upTo = parts.slice(0, index + 1).join('/');
    try {
      const found = await lstat(join(folder, upTo));
      if (index < parts.length - 1 ? !found.isDirectory() : !found.isFile()) return { obstacle: upTo };
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return {};
      throw error;
    }
  }
  return { text: await readFile(join(folder, path), 'utf8') };
}

const named = (paths: Iterable<string>): string => {
  const all = [...new Set(paths)].sort();
  return `${all.slice(0, 10).join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''}`;
};

function refuse(folder: string, foreign: readonly string[], edited: readonly string[]) {
  if (foreign.length > 0) {
    throw new Complaint(
      `In ${folder}, files of the bundle belong where others lie, which the last run did not write: ${named(foreign)}. ` +
        'Nothing was written. Move those away, and nothing else, or name another folder with --out.',
    );
  }
  if (edited.length === 0) return;
  const backend = edited.some((path) => path.endsWith('.tf'))
    ? ' What Terraform is to know besides goes into a file of its own in the same folder, such as backend.tf: that stays.'
    : '';
  throw new Complaint(
    `These files in ${folder} are not what its ${SETTINGS} gives: ${named(edited)}. Either they were edited, or ${SETTINGS} ` +
      'was since, or another release wrote them. Nothing was written, since that would undo edits. Give --force to have ' +
      `them written anew.${backend}`,
  );
}

/** The entries of a file's folder that are not ours, links and folders among them. */
const othersBeside = async (folder: string, path: string, isOurs: (path: string) => boolean): Promise<string[]> =>
  dirname(path) === '.'
    ? []
    : (await readdir(join(folder, dirname(path)))).filter((name) => !isOurs(`${dirname(path)}/${name}`)).sort();

/**
 * Files that the last run wrote and the new bundle does not have. One that shares its folder with files of others stays:
 * a state of Terraform without its main.tf is a node group that nobody can change.
 */
async function goneFrom(folder: string, before: Before, paths: readonly string[]) {
  const gone: { readonly path: string; readonly text: string; readonly beside: readonly string[] }[] = [];
  for (const path of [...before.keys()].filter((one) => !paths.includes(one)).sort()) {
    const { text } = await liesAt(folder, path);
    if (text === undefined) continue;
    const beside = await othersBeside(folder, path, (one) => before.has(one) || paths.includes(one));
    gone.push({ path, text, beside });
  }
  return gone;
}

/** Removes files, and the folders that are empty then. */
async function remove(folder: string, paths: readonly string[]) {
  for (const path of paths) {
    await rm(join(folder, path));
    for (let above = dirname(path); above !== '.'; above = dirname(above)) {
      const isRemoved = await rmdir(join(folder, above)).then(
        () => true,
        () => false,
      );
      if (!isRemoved) break;
    }
  }
}

async function writeAside(aside: string, documents: readonly Document[]) {
  await rm(aside, { recursive: true, force: true });
  try {
    for (const { path, text, executable } of documents) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), text);
      await chmod(join(aside, path), executable ? 0o755 : 0o644);
    }
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Whether a path is the settings.json of the folder, by whatever name. */
const isOwnSettings = (folder: string, answers: string): Promise<boolean> =>
  Promise.all([realpath(join(folder, SETTINGS)), realpath(answers)]).then(
    ([own, given]) => own === given,
    () => false,
  );

/**
 * Makes a folder hold these documents: `*.sh` and whatever else is executable 0755, all others 0644. The folder is created.
 * The settings.json goes last: until it is there, the one aside says what has been moved already.
 */
export async function writeBundle(folder: string, documents: readonly Document[], how: Writing): Promise<Left> {
  const aside = join(folder, ASIDE);
  const paths = documents.map(({ path }) => path);
  const before = await givenBy(join(folder, SETTINGS), join(aside, SETTINGS));
  const mayDiffer = (await isOwnSettings(folder, how.answers)) ? SETTINGS : undefined;
  const foreign: string[] = [];
  const edited: string[] = [];
  for (const { path, text: next } of documents) {
    const { text, obstacle } = await liesAt(folder, path);
    if (obstacle !== undefined) foreign.push(obstacle);
    if (text === undefined || text === next || path === mayDiffer || before.get(path)?.has(text)) continue;
    (before.has(path) ? edited : foreign).push(path);
  }
  const gone = await goneFrom(folder, before, paths);
  const goes = gone.filter(({ beside }) => beside.length === 0);
  edited.push(...goes.filter(({ path, text }) => !before.get(path)?.has(text)).map(({ path }) => path));
  refuse(folder, foreign, how.force ? [] : edited);

  await writeAside(aside, documents);
  const removed = goes.map(({ path }) => path);
  await remove(folder, removed);
  for (const path of [...paths].sort((a, b) => Number(a === SETTINGS) - Number(b === SETTINGS))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await rename(join(aside, path), join(folder, path));
  }
  await rm(aside, { recursive: true, force: true });
  const kept = gone.filter(({ beside }) => beside.length > 0);
  return { removed, kept: kept.map(({ path, beside }) => ({ path, beside })) };
}
