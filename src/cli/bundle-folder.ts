// Writes a bundle into a folder, beside whatever others keep there: .git, the state and the variables of Terraform, a
// backend.tf. Those are left alone. A file of others where one of ours belongs, or one of ours that was edited since, is
// a complaint, and then nothing is touched. Everything is written aside first, so a failure leaves no half file.

import { chmod, lstat, mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Document } from '../core/index.ts';
import { Complaint, isSystemError } from './complaint.ts';
import { type Digests, digestOf, digestsOf, LIST, listOf, pairsOf, together, writtenBefore } from './written-before.ts';

/** Left behind only where a run was killed, so a later run may remove it. */
const ASIDE = '.unfinished-bundle';

export interface Writing {
  /** Where the answers were read: as the settings.json of the folder itself it may be edited, as that is what it is for. */
  readonly answers: string;
  /** Files of ours that were edited since are written anew, or go away. */
  readonly force: boolean;
}

/** What became of files that the answers no longer give. */
export interface Left {
  readonly removed: readonly string[];
  /** Stays, since files of others lie in the same folder: those names, the folder's own first. */
  readonly kept: readonly { readonly path: string; readonly beside: readonly string[] }[];
}

/** The digest of what lies at a path, or what stands in its way; nothing where nothing lies there. Links are not followed. */
async function liesAt(folder: string, path: string): Promise<{ readonly digest?: string; readonly obstacle?: string }> {
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
  return { digest: digestOf(await readFile(join(folder, path))) };
}

const named = (paths: Iterable<string>): string => {
  const all = [...new Set(paths)].sort();
  return `${all.slice(0, 10).join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''}`;
};

function refuse(folder: string, foreign: readonly string[], edited: readonly string[]) {
  if (foreign.length > 0) {
    throw new Complaint(
      `${folder} holds what no earlier run wrote there, where files of the bundle belong: ${named(foreign)}. ` +
        'Nothing was written. Move it away, or name another folder with --out.',
    );
  }
  if (edited.length > 0) {
    const beside = edited.some((path) => path.endsWith('.tf'))
      ? ' What Terraform is to know beside it stays where it has a file of its own in the same folder, such as backend.tf.'
      : '';
    throw new Complaint(
      `These files in ${folder} are not as a run wrote them: ${named(edited)}. Nothing was written, since that would ` +
        `undo what was edited. Give --force to have them written anew.${beside}`,
    );
  }
}

/** The entries of a file's folder that are not ours, links and folders among them. */
const othersBeside = async (folder: string, path: string, ours: (path: string) => boolean): Promise<string[]> =>
  dirname(path) === '.'
    ? []
    : (await readdir(join(folder, dirname(path)))).filter((name) => !ours(`${dirname(path)}/${name}`)).sort();

/**
 * Files that earlier runs wrote and the new bundle does not have. One that shares its folder with files of others stays:
 * a state of Terraform without its main.tf is a node group that nobody can change.
 */
async function goneFrom(folder: string, before: Digests, paths: readonly string[]) {
  const gone: { readonly path: string; readonly digest: string; readonly beside: readonly string[] }[] = [];
  for (const path of [...before.keys()].filter((one) => !paths.includes(one)).sort()) {
    const { digest } = await liesAt(folder, path);
    if (digest === undefined) continue;
    const beside = await othersBeside(folder, path, (one) => before.has(one) || paths.includes(one));
    gone.push({ path, digest, beside });
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

async function put(folder: string, path: string, text: string, mode: number) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
  await chmod(join(folder, path), mode);
}

/** Whether a path is the settings.json of the folder, by whatever name. */
const isOwnSettings = (folder: string, answers: string): Promise<boolean> =>
  Promise.all([realpath(join(folder, 'settings.json')), realpath(answers)]).then(
    ([own, given]) => own === given,
    () => false,
  );

/**
 * Makes a folder hold these documents: `*.sh` and whatever else is executable 0755, all others 0644. The folder is created.
 * What it lists as written is true at every moment, so what a run leaves that is killed on the way is known as ours.
 */
export async function writeBundle(folder: string, documents: readonly Document[], how: Writing): Promise<Left> {
  const paths = documents.map(({ path }) => path);
  const next = together(digestsOf(documents));
  const before = await writtenBefore(folder);
  const isEdited = (path: string, digest: string) => !before.get(path)?.has(digest);
  const foreign: string[] = [];
  const edited: string[] = [];
  const mayDiffer = (await isOwnSettings(folder, how.answers)) ? 'settings.json' : undefined;
  for (const path of paths) {
    const { digest, obstacle } = await liesAt(folder, path);
    if (obstacle !== undefined) foreign.push(obstacle);
    if (digest === undefined || next.get(path)?.has(digest) || path === mayDiffer || !isEdited(path, digest)) continue;
    (before.has(path) ? edited : foreign).push(path);
  }
  const gone = await goneFrom(folder, before, paths);
  const removed = gone.filter(({ beside }) => beside.length === 0);
  edited.push(...removed.filter(({ path, digest }) => isEdited(path, digest)).map(({ path }) => path));
  refuse(folder, foreign, how.force ? [] : edited);

  const kept = gone.filter(({ beside }) => beside.length > 0);
  const stays = pairsOf(before).filter(([path]) => kept.some((one) => one.path === path));
  const aside = join(folder, ASIDE);
  await rm(aside, { recursive: true, force: true });
  try {
    for (const { path, text, executable } of documents) await put(aside, path, text, executable ? 0o755 : 0o644);
    const list = async (text: string) => {
      await put(aside, LIST, text, 0o644);
      await rename(join(aside, LIST), join(folder, LIST));
    };
    await list(listOf(together(pairsOf(before), pairsOf(next))));
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(aside, path), join(folder, path));
    }
    await remove(
      folder,
      removed.map(({ path }) => path),
    );
    await list(listOf(together(stays, pairsOf(next))));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return { removed: removed.map(({ path }) => path), kept };
}
