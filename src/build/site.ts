// The page is built twice: as a site, dist/, and as one file. What belongs to a site alone says so by `apply: toTheSite`.

import type { Plugin } from 'vite';

/** The mode in which Vite builds the one file. */
export const SINGLE_FILE = 'single-file';

/** Where a plugin applies that the dev server and the one file go without. */
export const toTheSite: NonNullable<Plugin['apply']> = (_config, { command, mode }) =>
  command === 'build' && mode !== SINGLE_FILE;
