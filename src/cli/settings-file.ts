// Reads a settings.json from disk, as far as its text is concerned.

import { readFile } from 'node:fs/promises';
import { Complaint } from './complaint.ts';
import { jsonFault } from './json-fault.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/** The JSON value in a file. Complains, with the place, where there is none; never quotes what stands in the file. */
export async function readSettings(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Complaint(`${path}: ${REASONS[error.code ?? ''] ?? error.message}.`);
  });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Complaint(`${path} is not UTF-8 text.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes what stands around the place, which may be a secret.
    throw new Complaint(`${path} is not JSON: ${jsonFault(text) ?? 'its end is missing'}.`);
  }
}
