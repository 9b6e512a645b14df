// The bundle as text and as a name.

import type { Bundle, Document } from '../../core/first.ts';

/** All files one after the other, each below a line that names it, for a chat or a ticket. Not meant to be read back. */
export const allInOne = (documents: readonly Document[]): string =>
  documents.map(({ path, text }) => `# --- ${path} ---\n${text}`).join('\n');

export const zipName = ({ plan }: Bundle): string => `eks-proxy-wizard-${plan.settings.cluster.name}.zip`;

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The size of all files in kilobytes, to one decimal: they are ASCII. */
export const kilobytes = ({ documents }: Bundle): number =>
  Math.round(documents.reduce((sum, { text }) => sum + text.length, 0) / 100) / 10;
