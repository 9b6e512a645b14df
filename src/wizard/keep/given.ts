// What somebody gives the page from outside: a file that is chosen, dropped or pasted, or the text of a settings.json.

import { type Draft, type Finding, openFile, readSettings } from '../../core/first.ts';

export interface Refusal {
  /** The file, or nothing for a text. */
  readonly name: string;
  /** Why; nothing where the part of the page that reads did not load. */
  readonly findings: readonly Finding[];
}

export type Given = { readonly name: string; readonly draft: Draft } | { readonly refusal: Refusal };

/** The answers in a file. */
export async function givenFile(file: File): Promise<Given> {
  const { name, size } = file;
  const read = async () => new Uint8Array(await file.arrayBuffer());
  const { draft, findings } = await openFile({ name, size, read }).catch(() => ({ draft: undefined, findings: [] }));
  return draft === undefined ? { refusal: { name, findings } } : { name, draft };
}

/** The answers in a text that was pasted; nothing where it is no settings.json. */
export async function givenText(text: string): Promise<Given | undefined> {
  const read = await readSettings(text).catch(() => ({ draft: undefined, findings: [] }));
  if (read === undefined) return undefined;
  const { draft, findings } = read;
  return draft === undefined ? { refusal: { name: '', findings } } : { name: 'settings.json', draft };
}
