// What earlier runs wrote into a folder: the list that each run leaves there, in the format of sha256sum, or whatever
// the settings.json there gives, for a .zip that was unpacked. With it a file that somebody edited is told from ours.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleOf, type Document, isBundlePath, readDraft } from '../core/index.ts';
import { isSystemError } from './complaint.ts';

/** `sha256sum -c` with it says what was edited. */
export const LIST = '.eks-proxy-wizard.sha256';

/** By path the digests of what may lie there unedited; a run that was killed leaves two for one path. */
export type Digests = ReadonlyMap<string, ReadonlySet<string>>;

export const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Several of them as one. */
export function together(...all: readonly Iterable<readonly [path: string, digest: string]>[]): Digests {
  const digests = new Map<string, Set<string>>();
  for (const [path, digest] of all.flatMap((some) => [...some])) {
    digests.set(path, (digests.get(path) ?? new Set()).add(digest));
  }
  return digests;
}

export const pairsOf = (digests: Digests): [path: string, digest: string][] =>
  [...digests].flatMap(([path, some]) => [...some].map((digest): [string, string] => [path, digest]));

export const digestsOf = (documents: readonly Document[]): [path: string, digest: string][] =>
  documents.map(({ path, text }) => [path, digestOf(text)]);

/** One line for each, as sha256sum writes them. */
export const listOf = (digests: Digests): string =>
  pairsOf(digests)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('');

/** A file's text; empty where there is none. */
async function textAt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isSystemError(error)) return '';
    throw error;
  }
}

/** The list of the last run. It may have been edited too: a path that no bundle has is none of ours, whatever it says. */
async function listed(folder: string): Promise<[path: string, digest: string][]> {
  const lines = (await textAt(join(folder, LIST))).split('\n');
  return lines.flatMap((line): [string, string][] => {
    const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return isBundlePath(path) ? [[path, digest]] : [];
  });
}

/** What the settings.json of a folder gives: the same answers, the same bytes. Nothing where it is none of a bundle. */
async function given(folder: string): Promise<[path: string, digest: string][]> {
  try {
    const json: unknown = JSON.parse(await textAt(join(folder, 'settings.json')));
    const { draft } = await readDraft(json);
    return draft?.version === 1 && draft.cluster !== undefined ? digestsOf(bundleOf(draft).documents) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/**
 * What earlier runs wrote into a folder; nothing where it is no folder of ours. The settings.json speaks only where no
 * list is: it may be edited as well as any file, and agrees with itself then.
 */
export async function writtenBefore(folder: string): Promise<Digests> {
  const list = await listed(folder);
  return together(list.length > 0 ? list : await given(folder));
}
