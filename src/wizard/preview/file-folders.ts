// Paths grouped by their folders, as a tree of lists.

export interface Folder {
  readonly name: string;
  /** Paths of the files in it, in the order given. */
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
}

/** One folder without a name that holds everything. */
export function foldersOf(paths: readonly string[], name = '', depth = 0): Folder {
  const files: string[] = [];
  const inner = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    const folder = parts[depth];
    if (folder === undefined || parts.length === depth + 1) files.push(path);
    else inner.set(folder, [...(inner.get(folder) ?? []), path]);
  }
  return { name, files, folders: [...inner].map(([folder, below]) => foldersOf(below, folder, depth + 1)) };
}
