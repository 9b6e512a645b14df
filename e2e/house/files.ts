// The project's own files: what a clone holds, with or without git.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders that tools fill. */
const MADE = new Set(['node_modules', '.git', 'dist', 'dist-single', 'test-results', 'playwright-report']);

/** Every file under a folder of the project, sorted; paths from the project's root, `/` between folders. */
export function filesUnder(folder: string): string[] {
  return readdirSync(new URL(`../../${folder}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => !MADE.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}
