// Writes a bundle into a folder that holds nothing else. Everything is written aside first and then moved into place, so
// a failure leaves no half file.
//
// A file in the folder is ours where a settings.json lies beside it and a bundle may have a file of that path. Anything
// else is foreign: then nothing is touched.

import { chmod, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Document, isBundlePath, readDraft } from '../core/index.ts';
import { Complaint, isSystemError } from './complaint.ts';

/** Left behind only where a run was killed, so a later run may remove it. */
const ASIDE = '.unfinished-bundle';

interface Contents {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What lies in a folder, as paths from it. Links are not followed: one counts as a file. */
async function contentsOf(folder: string): Promise<Contents> {
  const files: string[] = [];
  const folders: string[] = [];
  const walk = async (below: string) => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (path === ASIDE) continue;
      (entry.isDirectory() ? folders : files).push(path);
      if (entry.isDirectory()) await walk(path);
    }
  };
  try {
    await walk('');
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
  }
  return { files, folders };
}

/** Whether a folder has the settings.json of a bundle: edited by hand or written by another release, it still is one. */
async function isBundle(folder: string): Promise<boolean> {
  try {
    const json: unknown = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));
    const { draft } = await readDraft(json);
    return draft?.version === 1 && draft.cluster !== undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error)) return false;
    throw error;
  }
}

/** Refuses a folder with anything in it that is not ours. */
function refuseForeign(folder: string, { files, folders }: Contents, isOurs: boolean, paths: readonly string[]) {
  const foreign = [
    ...files.filter((path) => !(isOurs && isBundlePath(path))),
    ...folders.filter((path) => paths.includes(path)),
  ].sort();
  if (foreign.length === 0) return;
  const more = foreign.length > 5 ? ` and ${foreign.length - 5} more` : '';
  throw new Complaint(
    `${folder} holds what no earlier run wrote there: ${foreign.slice(0, 5).join(', ')}${more}. ` +
      'Nothing was written. Move it away, or name another folder with --out.',
  );
}

/** Removes files of an earlier bundle that the new one does not have, and the folders that are empty then. */
async function removeGone(folder: string, gone: readonly string[]) {
  for (const path of gone) {
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

/**
 * Makes a folder hold exactly these documents: `*.sh` and whatever else is executable 0755, all others 0644. The folder is
 * created; a foreign file in it is a complaint. The settings.json comes first, so what a run leaves that is killed
 * on the way is known as ours.
 */
export async function writeBundle(folder: string, documents: readonly Document[]): Promise<void> {
  const paths = documents.map(({ path }) => path);
  const contents = await contentsOf(folder);
  refuseForeign(folder, contents, await isBundle(folder), paths);
  const aside = join(folder, ASIDE);
  await rm(aside, { recursive: true, force: true });
  try {
    for (const { path, text, executable } of documents) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), text);
      await chmod(join(aside, path), executable ? 0o755 : 0o644);
    }
    for (const path of [...paths].sort((a, b) => Number(b === 'settings.json') - Number(a === 'settings.json'))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(aside, path), join(folder, path));
    }
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  await removeGone(
    folder,
    contents.files.filter((path) => !paths.includes(path)),
  );
}
