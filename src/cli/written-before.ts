// What the last run wrote into a folder, told by the settings.json that it left there: the same answers give the same
// bytes, so a file that differs was edited since. No list of its own is kept: the folder holds what the .zip holds.

import { readFile } from 'node:fs/promises';
import { bundleOf, readDraft } from '../core/index.ts';
import { isSystemError } from './complaint.ts';

/** By path the texts that may lie there unedited; after a run that was killed there are two for one path. */
export type Before = ReadonlyMap<string, ReadonlySet<string>>;

/** The documents of a settings.json; none where it cannot be read or is none of a bundle. */
async function documentsOf(path: string) {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    const { draft } = await readDraft(json);
    return draft?.version === 1 && draft.cluster !== undefined ? bundleOf(draft).documents : [];
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error)) return [];
    throw error;
  }
}

/** What these files of settings gave, as far as they are there. */
export async function givenBy(...paths: readonly string[]): Promise<Before> {
  const before = new Map<string, Set<string>>();
  for (const { path, text } of (await Promise.all(paths.map(documentsOf))).flat()) {
    before.set(path, (before.get(path) ?? new Set()).add(text));
  }
  return before;
}
