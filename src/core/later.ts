// What arrives when first asked: each of these is a file of its own in the page.

import type { Detection } from './detect/detect.ts';
import type { GivenFile } from './import/opened-file.ts';
import { identityOf } from './model/bundle-identity.ts';
import type { Document } from './model/document.ts';
import type { Plan } from './model/plan.ts';
import type { DraftReading } from './model/settings-schema.ts';
import { settingsIn } from './model/settings-text.ts';
import type { Verification } from './verify/verify.ts';

/**
 * Finds facts in pasted command output. `knownVpc`: the VPC of the cluster, where an earlier paste told it. The readers
 * arrive when first asked: they carry a YAML parser. `rest` is asked after every small step: what it promises is waited for.
 */
export async function detect(
  text: string,
  knownVpc?: string,
  rest: () => Promise<void> | undefined = () => undefined,
): Promise<Detection> {
  const steps = (await import('./detect/detect.ts')).detectInSteps(text, knownVpc);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const wait = rest();
    if (wait !== undefined) await wait;
  }
}

/** Reads what verify.sh or `kubectl describe` printed. Output of verify.sh proves only what it says of this plan's bundle. */
export const verify = async (text: string, plan: Plan): Promise<Verification> =>
  (await import('./verify/verify.ts')).verify(text, identityOf(plan));

/** What each program does with NO_PROXY; arrives when first asked. */
export const noProxyReaders = async (): Promise<typeof import('./bypass/readers/index.ts')> =>
  import('./bypass/readers/index.ts');

/** The bundle as a .zip; refuses documents with marks. */
export const zip = async (documents: readonly Document[]): Promise<Uint8Array> =>
  (await import('./documents/zip.ts')).zip(documents);

/** The structure of a settings.json; arrives when first asked: it carries the schema library. */
export const readDraft = async (json: unknown): Promise<DraftReading> =>
  (await import('./model/settings-schema.ts')).readDraft(json);

/**
 * A file that somebody has, a settings.json or the .zip of a bundle: the draft in it, or why there is none. Never throws;
 * rejects only where the reader does not arrive.
 */
export const openFile = async (file: GivenFile): Promise<DraftReading> =>
  (await import('./import/opened-file.ts')).openedFile(file);

/** A text that is a settings.json, read as one: the draft, or what is wrong with it. Nothing where it is another text. */
export async function readSettings(text: string): Promise<DraftReading | undefined> {
  const found = settingsIn(text);
  if (found === undefined) return undefined;
  return 'json' in found ? readDraft(found.json) : { draft: undefined, findings: found.findings };
}
