// `npm run --silent generate -- settings.json --out DIR`: the bundle of the page without the page, the same bytes.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleOf, type Finding, holdOf, missingCode, readDraft, say } from '../core/index.ts';
import { writeBundle } from './bundle-folder.ts';
import { Complaint, isSystemError } from './complaint.ts';
import { readSettings } from './settings-file.ts';

const USAGE = 'Usage: npm run --silent generate -- settings.json --out DIR';

/** The two paths that were typed. npm runs scripts in the project's folder and keeps the one it was called from. */
function pathsFrom(args: readonly string[]): { readonly settings: string; readonly out: string } {
  const base = process.env.npm_lifecycle_event === 'generate' ? (process.env.INIT_CWD ?? '') : '';
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    const [settings, ...rest] = positionals;
    if (settings === undefined || rest.length > 0 || !values.out) throw new Complaint(USAGE);
    return { settings: resolve(base, settings), out: resolve(base, values.out) };
  } catch (error) {
    if (error instanceof TypeError) throw new Complaint(`${error.message}\n${USAGE}`);
    throw error;
  }
}

/** A draft on the page may go without a version, a settings.json may not. */
const noVersion: Finding = {
  code: missingCode,
  severity: 'error',
  field: 'version',
  params: {},
  text: { en: 'settings.json does not say its version. This program reads "version": 1.' },
};

/** One line of stderr: `error proxy.credentials proxy.http: message`. */
function lineOf({ severity, code, field, text, params }: Finding): string {
  const place = [severity, code, field].filter((word) => word !== '').join(' ');
  return `${place}: ${say(text, 'en', params).replace(/\s+/g, ' ')}\n`;
}

/** Writes findings to stderr; whether one of them is an error. */
function tell(findings: readonly Finding[]): boolean {
  for (const finding of findings) process.stderr.write(lineOf(finding));
  return findings.some(({ severity }) => severity === 'error');
}

/** Does the command; answers its exit code. Nothing is written where a finding is an error. */
async function generate(args: readonly string[]): Promise<number> {
  const { settings, out } = pathsFrom(args);
  const { draft, findings } = await readDraft(await readSettings(settings));
  if (tell(findings) || draft === undefined) return 1;
  const bundle = bundleOf(draft);
  if (tell([...(draft.version === undefined ? [noVersion] : []), ...bundle.findings])) return 1;
  const { fields } = holdOf(bundle);
  if (fields.length > 0) throw new Error(`These have no value, and no finding says so: ${fields.join(', ')}`);
  await writeBundle(out, bundle.documents);
  console.log(`${bundle.documents.length} files in ${out}. Begin with README.md.`);
  return 0;
}

try {
  process.exitCode = await generate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Complaint || isSystemError(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
