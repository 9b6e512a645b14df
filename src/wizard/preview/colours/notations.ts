// Every notation's mode, each in a file of its own that comes when a file in that notation is first shown.

import type { Document } from '../../../core/first.ts';
import type { LineMode } from './line-mode.ts';
import type { shadeKeeper } from './shade-keeper.ts';

type Notation = Document['notation'];

const loaders: Record<Notation, () => Promise<{ readonly mode: LineMode }>> = {
  bash: () => import('./notation-bash.ts'),
  yaml: () => import('./notation-yaml.ts'),
  json: () => import('./notation-json.ts'),
  toml: () => import('./notation-toml.ts'),
  powershell: () => import('./notation-powershell.ts'),
  hcl: () => import('./notation-hcl.ts'),
  markdown: () => import('./notation-markdown.ts'),
  mime: () => import('./notation-mime.ts'),
  text: () => import('./notation-text.ts'),
};

const loaded = new Map<Notation, LineMode>();

/** A mode that is here already. */
export const modeOf = (notation: Notation): LineMode | undefined => loaded.get(notation);

let keeper: typeof shadeKeeper | undefined;

/** What keeps the shades of a file; it is here where any mode is. */
export const shadeKeeperNow = (): typeof shadeKeeper | undefined => keeper;

/** Fetches a mode. Answers whether it is here: a network that is gone leaves the file plain. */
export async function loadMode(notation: Notation): Promise<boolean> {
  try {
    const [{ mode }, keeping] = await Promise.all([loaders[notation](), import('./shade-keeper.ts')]);
    loaded.set(notation, mode);
    keeper = keeping.shadeKeeper;
    return true;
  } catch {
    return false;
  }
}
